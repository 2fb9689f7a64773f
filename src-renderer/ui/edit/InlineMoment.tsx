import { useId, useState } from 'react';
import classes from './InlineText.module.css';

/**
 * A day (`2026-11-21`) or a wall time (`2026-11-21T15:00`) that looks like text until one is on it. Saved when it is left
 * or with Enter; half a date is not saved, stays, and says so.
 */
export function InlineMoment({
  label,
  type,
  value,
  halfWords,
  onSave,
  errorText,
}: {
  label: string;
  type: 'date' | 'datetime-local';
  value: string;
  /** What is said about half a date. */
  halfWords: string;
  onSave: (value: string) => Promise<unknown>;
  errorText: (error: unknown) => string;
}) {
  const [error, setError] = useState<string | null>(null);
  const errorId = useId();
  const commit = async (input: HTMLInputElement) => {
    if (input.validity.badInput) return setError(halfWords);
    if (input.value === value) return setError(null);
    try {
      await onSave(input.value);
      setError(null);
    } catch (reason) {
      setError(errorText(reason));
    }
  };
  return (
    <span className={classes.field}>
      <input
        key={value}
        className={classes.input}
        type={type}
        aria-label={label}
        aria-invalid={error !== null}
        aria-describedby={error === null ? undefined : errorId}
        data-empty={value === '' || undefined}
        max={type === 'date' ? '9999-12-31' : '9999-12-31T23:59'}
        defaultValue={value}
        onBlur={(event) => void commit(event.currentTarget)}
        onKeyDown={(event) => {
          const input = event.currentTarget;
          if (event.key === 'Enter') input.blur();
          if (event.key === 'Escape' && (input.value !== value || error !== null)) {
            event.stopPropagation();
            // An empty text clears what was half typed, too.
            input.value = '';
            input.value = value;
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
