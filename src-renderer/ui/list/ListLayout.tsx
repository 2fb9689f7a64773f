import type { ReactNode } from 'react';
import classes from './ListLayout.module.css';

/** The frame of a list screen: title and count, actions, filters, rows, and the keys at its foot; the record beside it. */
export function ListLayout({
  title,
  count,
  actions,
  filters,
  children,
  foot,
  record,
}: {
  title: string;
  count: string | null;
  actions: ReactNode;
  filters?: ReactNode;
  children: ReactNode;
  foot?: ReactNode;
  record: ReactNode;
}) {
  return (
    <div className={classes.split} data-record={record ? true : undefined}>
      <section className={classes.list} aria-label={title}>
        <header className={classes.bar}>
          <h1 className={classes.title}>{title}</h1>
          <span className={classes.count}>{count}</span>
          <div className={classes.actions}>{actions}</div>
        </header>
        {filters}
        {children}
        {foot}
      </section>
      {record}
    </div>
  );
}
