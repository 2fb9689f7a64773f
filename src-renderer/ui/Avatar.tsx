import type { ReactNode } from 'react';
import classes from './Avatar.module.css';
import { toneOf } from './tone';

/** Initials in a circle whose tint stays with the record. Decoration: the name stands beside it. */
export function Avatar({ initials, seed, size = 22 }: { initials: ReactNode; seed: string; size?: number }) {
  return (
    <span className={classes.avatar} data-tone={toneOf(seed)} style={{ '--avatar-size': `${size}px` }} aria-hidden>
      {initials}
    </span>
  );
}
