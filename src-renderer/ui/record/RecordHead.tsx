import type { ReactNode } from 'react';
import classes from './RecordHead.module.css';

/** Who it is, and what can be done next. */
export function RecordHead({
  picture,
  title,
  subtitle,
  notice,
  actions,
}: {
  picture: ReactNode;
  title: ReactNode;
  subtitle: ReactNode;
  notice?: ReactNode;
  actions: ReactNode;
}) {
  return (
    <header className={classes.head}>
      <div className={classes.who}>
        {picture}
        <div className={classes.words}>
          <h2 className={classes.title}>{title}</h2>
          <div className={classes.subtitle}>{subtitle}</div>
        </div>
      </div>
      {notice && (
        <p className={classes.notice} role="status">
          {notice}
        </p>
      )}
      <div className={classes.actions}>{actions}</div>
    </header>
  );
}
