import type { ReactNode } from 'react';
import classes from './Fields.module.css';

/** The facts of a record, a name and a value each. */
export function Fields({ children }: { children: ReactNode }) {
  return <div className={classes.fields}>{children}</div>;
}

/** One fact. `action` stands at its end, seen when one is on the line. */
export function Field({ name, children, action }: { name: ReactNode; children: ReactNode; action?: ReactNode }) {
  return (
    <div className={classes.line}>
      <div className={classes.name}>{name}</div>
      <div className={classes.value}>{children}</div>
      {action && <div className={classes.action}>{action}</div>}
    </div>
  );
}
