import { Button, Group } from '@mantine/core';
import type { ReactNode } from 'react';
import classes from './EmptyState.module.css';

export interface EmptyAction {
  readonly words: string;
  readonly run: () => void;
  readonly primary?: boolean;
  readonly loading?: boolean;
}

/** What to do next, where there is nothing to show yet. */
export function EmptyState({
  icon,
  title,
  text,
  actions = [],
}: {
  icon?: ReactNode;
  title: string;
  text?: string;
  actions?: readonly EmptyAction[];
}) {
  return (
    <div className={classes.empty}>
      {icon && (
        <div className={classes.icon} aria-hidden>
          {icon}
        </div>
      )}
      <h2 className={classes.title}>{title}</h2>
      {text && <p className={classes.text}>{text}</p>}
      {actions.length > 0 && (
        <Group gap={6} justify="center" mt={10}>
          {actions.map(({ words, run, primary = false, loading = false }) => (
            <Button key={words} variant={primary ? 'filled' : 'default'} loading={loading} onClick={run}>
              {words}
            </Button>
          ))}
        </Group>
      )}
    </div>
  );
}
