import { Textarea } from '@mantine/core';
import { type RefObject, useEffect, useId, useRef } from 'react';
import classes from './InlineText.module.css';
import { isPicking, SuggestInput } from './SuggestInput';
import { type SaveText, useField } from './use-field';

export interface InlineTextProps {
  readonly label: string;
  readonly value: string;
  readonly placeholder?: string;
  readonly onSave: SaveText;
  readonly errorText: (error: unknown) => string;
  readonly type?: 'text' | 'email' | 'tel' | 'url';
  readonly multiline?: boolean;
  /** Suggestions while typing; `onType` tells what to suggest for. */
  readonly suggestions?: readonly string[];
  readonly onType?: (value: string) => void;
  readonly autoFocus?: boolean;
  readonly className?: string | undefined;
  /** Told when it is left empty, by an editor of something new that is then no longer wanted. */
  readonly onEmpty?: () => void;
}

/** A field that looks like text until one is on it. */
export function InlineText(props: InlineTextProps) {
  const { label, value, placeholder = '–', multiline = false, suggestions, type = 'text', autoFocus = false } = props;
  const field = useField(value, props.onSave, props.errorText);
  const errorId = useId();
  const input = useRef<HTMLInputElement | HTMLTextAreaElement>(null);
  useEffect(() => {
    if (autoFocus) input.current?.focus();
  }, [autoFocus]);
  const style = [classes.input, props.className].join(' ');
  const common = {
    'aria-label': label,
    'aria-invalid': field.error !== null,
    'aria-describedby': field.error === null ? undefined : errorId,
    placeholder,
    value: field.text,
    onBlur: () => {
      field.commit();
      if (field.text.trim() === '') props.onEmpty?.();
    },
  };
  return (
    <span className={classes.field}>
      {multiline ? (
        <Textarea
          {...common}
          ref={input as RefObject<HTMLTextAreaElement>}
          autosize
          minRows={1}
          maxRows={14}
          variant="unstyled"
          classNames={{ input: style }}
          onChange={(event) => field.type(event.currentTarget.value)}
          onKeyDown={(event) => field.onKeyDown(event, true)}
        />
      ) : suggestions ? (
        <SuggestInput
          {...common}
          ref={input as RefObject<HTMLInputElement>}
          className={style}
          suggestions={suggestions}
          onChange={(text) => {
            field.type(text);
            props.onType?.(text);
          }}
          onKeyDown={(event) => !isPicking(event) && field.onKeyDown(event)}
        />
      ) : (
        <input
          {...common}
          ref={input as RefObject<HTMLInputElement>}
          className={style}
          type={type}
          autoComplete="off"
          spellCheck={false}
          onChange={(event) => field.type(event.currentTarget.value)}
          onKeyDown={field.onKeyDown}
        />
      )}
      {field.error !== null && (
        <span id={errorId} className={classes.error} role="alert">
          {field.error}
        </span>
      )}
    </span>
  );
}
