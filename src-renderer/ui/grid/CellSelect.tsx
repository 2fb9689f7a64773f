import { useEffect, useRef } from 'react';
import { leaveBy } from './CellInput';
import classes from './CellInput.module.css';
import type { CellEditorProps } from './columns';

/** A choice in place of a cell. Taking one keeps it; Tab goes on, Esc gives up. */
export function CellSelect({
  label,
  value,
  options,
  error,
  onCommit,
  onCancel,
}: CellEditorProps & { options: readonly { value: string; label: string }[] }) {
  const field = useRef<HTMLSelectElement>(null);
  const isDone = useRef(false);
  useEffect(() => field.current?.focus(), []);
  const once = (leave: () => void) => {
    if (isDone.current) return;
    isDone.current = true;
    leave();
  };
  return (
    <select
      ref={field}
      className={classes.input}
      aria-label={label}
      aria-invalid={error !== null}
      defaultValue={value}
      onChange={(event) => once(() => onCommit(event.currentTarget.value, 'stay'))}
      onBlur={(event) => once(() => onCommit(event.currentTarget.value, 'stay'))}
      onKeyDown={(event) => {
        event.stopPropagation();
        const how = event.key === 'Tab' ? leaveBy(event) : null;
        if (event.key === 'Escape') once(onCancel);
        if (how === null) return;
        event.preventDefault();
        once(() => onCommit(event.currentTarget.value, how));
      }}
    >
      {options.map((option) => (
        <option key={option.value} value={option.value}>
          {option.label}
        </option>
      ))}
    </select>
  );
}
