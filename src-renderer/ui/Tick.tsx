import { type ChangeEventHandler, useEffect, useRef } from 'react';
import classes from './Tick.module.css';

/** A checkbox as light as the platform's own: lists mount hundreds of them while one scrolls. */
export function Tick({
  label,
  state,
  tabIndex,
  onChange,
}: {
  label: string;
  state: 'on' | 'off' | 'some';
  tabIndex?: number;
  onChange?: ChangeEventHandler<HTMLInputElement>;
}) {
  const box = useRef<HTMLInputElement>(null);
  useEffect(() => {
    if (box.current) box.current.indeterminate = state === 'some';
  }, [state]);
  return (
    <input
      ref={box}
      type="checkbox"
      className={classes.tick}
      aria-label={label}
      checked={state === 'on'}
      tabIndex={tabIndex}
      readOnly={onChange === undefined}
      onChange={onChange}
    />
  );
}
