import { useId, useRef, useState } from 'react';
import classes from './InlineText.module.css';

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
  const input = useRef<HTMLInputElement>(null);
  const errorId = useId();
  const commit = async () => {
    // What is half typed is no day yet, and the browser keeps it in its field.
    if (draft === null || draft === value || input.current?.validity.badInput) return;
    try {
      await onSave(draft);
      setDraft(null);
      setError(null);
    } catch (reason) {
      setError(errorText(reason));
    }
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
        onChange={(event) => setDraft(event.currentTarget.value)}
        onBlur={() => void commit()}
        onKeyDown={(event) => {
          if (event.key === 'Enter') event.currentTarget.blur();
          if (event.key === 'Escape' && draft !== null) {
            event.stopPropagation();
            setDraft(null);
            setError(null);
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
