import { type ReactNode, useId } from 'react';
import classes from './Settings.module.css';

/** One heading of a settings page, with its settings. */
export function Section({ title, children }: { title: string; children: ReactNode }) {
  const id = useId();
  return (
    <section className={classes.section} aria-labelledby={id}>
      <h3 id={id} className={classes.heading}>
        {title}
      </h3>
      <div className={classes.fields}>{children}</div>
    </section>
  );
}
