import { useId, useRef, useState } from 'react';
import { useDayWords } from '../day-words';
import classes from './InlineText.module.css';
import { useMeanwhile } from './use-meanwhile';

/** A day (ISO 8601, '' for none) that looks like text until one is on it. Saved when it is left or by Enter. */
export function InlineDate({
  label,
  value,
  onSave,
  errorText,
}: {
  label: string;
  value: string;
  onSave: (value: string) => Promise<unknown>;
  errorText: (error: unknown) => string;
}) {
  const [draft, setDraft] = useState<string | null>(null);
  const [error, setError] = useState<string | null>(null);
  const meanwhile = useMeanwhile(value, useDayWords().isoWords);
  const input = useRef<HTMLInputElement>(null);
  const errorId = useId();
  const commit = async () => {
    // What is half typed is no day yet, and the browser keeps it in its field.
    if (draft === null || draft === value || input.current?.validity.badInput) return;
    if (meanwhile.isChanged(draft)) {
      meanwhile.told();
      return setError(meanwhile.words);
    }
    try {
      await onSave(draft);
      giveUp();
    } catch (reason) {
      setError(errorText(reason));
    }
  };
  const giveUp = () => {
    setDraft(null);
    setError(null);
    meanwhile.end();
  };
  return (
    <span className={classes.field}>
      <input
        ref={input}
        type="date"
        className={classes.input}
        data-empty={(draft ?? value) === '' || undefined}
        aria-label={label}
        aria-invalid={error !== null}
        aria-describedby={error === null ? undefined : errorId}
        value={draft ?? value}
        onChange={(event) => {
          meanwhile.begin();
          setDraft(event.currentTarget.value);
        }}
        onBlur={() => void commit()}
        onKeyDown={(event) => {
          if (event.key === 'Enter') event.currentTarget.blur();
          if (event.key === 'Escape' && draft !== null) {
            event.stopPropagation();
            giveUp();
          }
        }}
      />
      {error !== null && (
        <span id={errorId} className={classes.error} role="alert">
          {error}
        </span>
      )}
    </span>
  );
}
