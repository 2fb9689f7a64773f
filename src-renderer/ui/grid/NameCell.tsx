import type { ReactNode } from 'react';
import { Avatar } from '../Avatar';
import classes from './NameCell.module.css';

/** Initials and name; on a phone a second line says more. */
export function NameCell({
  initials,
  seed,
  photo,
  name,
  more,
}: {
  initials: ReactNode;
  seed: string;
  photo: string;
  name: string;
  more: string | null;
}) {
  return (
    <span className={classes.name}>
      <Avatar initials={initials} seed={seed} photo={photo} />
      <span className={classes.words}>
        {name}
        {more !== null && <small className={classes.more}>{more}</small>}
      </span>
    </span>
  );
}
