import { useId, useState } from 'react';
import classes from './InlineText.module.css';

/** A choice that looks like text until one is on it. */
export function InlineSelect({
  label,
  value,
  options,
  onSave,
  errorText,
}: {
  label: string;
  value: string;
  options: readonly { value: string; label: string }[];
  onSave: (value: string) => Promise<unknown>;
  errorText: (error: unknown) => string;
}) {
  const [error, setError] = useState<string | null>(null);
  const errorId = useId();
  return (
    <span className={classes.field}>
      <select
        className={classes.select}
        aria-label={label}
        aria-invalid={error !== null}
        aria-describedby={error === null ? undefined : errorId}
        value={value}
        onChange={(event) => {
          setError(null);
          onSave(event.currentTarget.value).catch((reason: unknown) => setError(errorText(reason)));
        }}
      >
        {options.map((option) => (
          <option key={option.value} value={option.value}>
            {option.label}
          </option>
        ))}
      </select>
      {error !== null && (
        <span id={errorId} className={classes.error} role="alert">
          {error}
        </span>
      )}
    </span>
  );
}
