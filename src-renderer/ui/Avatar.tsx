import type { ReactNode } from 'react';
import classes from './Avatar.module.css';
import { usePicture } from './pictures';
import { toneOf } from './tone';

/**
 * The photo (the hash of its content) in a circle, or initials whose tint stays with the record. Decoration: the name
 * stands beside it.
 */
export function Avatar({
  initials,
  seed,
  photo = '',
  size = 22,
}: {
  initials: ReactNode;
  seed: string;
  photo?: string;
  size?: number;
}) {
  const picture = usePicture(photo);
  return (
    <span className={classes.avatar} data-tone={toneOf(seed)} style={{ '--avatar-size': `${size}px` }} aria-hidden>
      {picture === null ? initials : <img className={classes.photo} src={picture} alt="" draggable={false} />}
    </span>
  );
}
