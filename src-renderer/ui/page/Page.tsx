import type { ReactNode } from 'react';
import classes from './Page.module.css';

/** A place of the rail that is read from top to bottom: its name, what one can do there, and a body that scrolls. */
export function Page({
  title,
  count,
  actions,
  foot,
  children,
}: {
  title: string;
  /** Words beside the title: how many, or where one is. */
  count?: ReactNode;
  actions?: ReactNode;
  /** Stays in sight below the body. */
  foot?: ReactNode;
  children: ReactNode;
}) {
  return (
    <div className={classes.page}>
      <header className={classes.bar}>
        <h1 className={classes.title}>{title}</h1>
        {count !== undefined && <span className={classes.count}>{count}</span>}
        <div className={classes.actions}>{actions}</div>
      </header>
      {children}
      {foot !== undefined && <footer className={classes.foot}>{foot}</footer>}
    </div>
  );
}
