import { useId, useState } from 'react';
import { useDayWords } from '../day-words';
import classes from './InlineText.module.css';
import { useMeanwhile } from './use-meanwhile';

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
  const { isoWords } = useDayWords();
  const meanwhile = useMeanwhile(value, (moment) => moment.split('T').map(isoWords).join(', '));
  // While one types in it, the field stays the one it is.
  const [held, setHeld] = useState<string | null>(null);
  const settle = () => {
    setHeld(null);
    setError(null);
    meanwhile.end();
  };
  const commit = async (input: HTMLInputElement) => {
    if (input.validity.badInput) return setError(halfWords);
    if (input.value === value) return settle();
    if (meanwhile.isChanged(input.value)) {
      meanwhile.told();
      return setError(meanwhile.words);
    }
    try {
      await onSave(input.value);
      settle();
    } catch (reason) {
      setError(errorText(reason));
    }
  };
  return (
    <span className={classes.field}>
      <input
        key={held ?? value}
        className={classes.input}
        type={type}
        aria-label={label}
        aria-invalid={error !== null}
        aria-describedby={error === null ? undefined : errorId}
        data-empty={value === '' || undefined}
        max={type === 'date' ? '9999-12-31' : '9999-12-31T23:59'}
        defaultValue={held ?? value}
        onInput={() => {
          meanwhile.begin();
          setHeld((now) => now ?? value);
        }}
        onBlur={(event) => void commit(event.currentTarget)}
        onKeyDown={(event) => {
          const input = event.currentTarget;
          if (event.key === 'Enter') input.blur();
          if (event.key === 'Escape' && (input.value !== value || error !== null)) {
            event.stopPropagation();
            // An empty text clears what was half typed, too.
            input.value = '';
            input.value = value;
            settle();
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
