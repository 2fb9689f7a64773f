import { type ReactNode, useId } from 'react';
import classes from './Settings.module.css';

/** One heading with its settings. */
export function Section({ title, children }: { title: string; children: ReactNode }) {
  const id = useId();
  return (
    <section className={classes.section} aria-labelledby={id}>
      <h2 id={id} className={classes.heading}>
        {title}
      </h2>
      <div className={classes.fields}>{children}</div>
    </section>
  );
}
