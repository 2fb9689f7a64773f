import { type KeyboardEvent, useEffect, useId, useRef, useState } from 'react';
import { isPicking, SuggestInput } from '../edit/SuggestInput';
import classes from './CellInput.module.css';
import type { AfterEdit, CellEditorProps } from './columns';

/** Where a key leaves an editor to; null for a key that stays in it. */
export function leaveBy(event: Pick<KeyboardEvent, 'key' | 'shiftKey'>): AfterEdit | null {
  if (event.key === 'Enter') return 'stay';
  if (event.key === 'Tab') return event.shiftKey ? 'previous' : 'next';
  return null;
}

export interface CellInputProps extends CellEditorProps {
  readonly suggestions?: readonly string[];
  readonly onType?: (value: string) => void;
}

/** A text field in place of a cell. Enter keeps, Tab goes on to the next, Esc gives up; leaving it keeps too. */
export function CellInput({ label, value, error, suggestions, onType, onCommit, onCancel }: CellInputProps) {
  const [text, setText] = useState(value);
  const field = useRef<HTMLInputElement>(null);
  const isDone = useRef(false);
  const errorId = useId();
  useEffect(() => {
    field.current?.focus();
    field.current?.select();
  }, []);

  const leave = (how: AfterEdit | 'cancel') => {
    if (isDone.current) return;
    isDone.current = true;
    if (how === 'cancel') onCancel();
    else onCommit(text.trim(), how);
  };
  const onKeyDown = (event: KeyboardEvent<HTMLElement>) => {
    if (event.nativeEvent.isComposing || isPicking(event)) return;
    event.stopPropagation();
    const how = event.key === 'Escape' ? 'cancel' : leaveBy(event);
    if (how === null) return;
    event.preventDefault();
    leave(how);
  };
  const type = (next: string) => {
    setText(next);
    onType?.(next);
  };
  const common = {
    ref: field,
    'aria-label': label,
    'aria-invalid': error !== null,
    'aria-describedby': error === null ? undefined : errorId,
    value: text,
    onKeyDown,
    onBlur: () => leave('stay'),
  };
  return (
    <span className={classes.cell}>
      {suggestions ? (
        <SuggestInput {...common} className={classes.input} suggestions={suggestions} onChange={type} />
      ) : (
        <input
          {...common}
          className={classes.input}
          spellCheck={false}
          autoComplete="off"
          onChange={(event) => type(event.currentTarget.value)}
        />
      )}
      {error !== null && (
        <span id={errorId} className={classes.error} role="alert">
          {error}
        </span>
      )}
    </span>
  );
}
