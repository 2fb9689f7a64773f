import { ActionIcon, UnstyledButton } from '@mantine/core';
import { IconCheck, IconClock } from '@tabler/icons-react';
import type { ReactNode } from 'react';
import classes from './Today.module.css';

export interface LineAct {
  readonly words: string;
  readonly run: () => void;
}

/** One line of Today: what it is, who, why now; and what can be done with it at once. */
export function TodayLine({
  id,
  icon,
  party,
  children,
  tone,
  onOpen,
  done,
  snooze,
}: {
  id: string;
  icon: ReactNode;
  party: { readonly name: string; readonly subtitle: string };
  /** Why it stands here. */
  children: ReactNode;
  tone?: 'warn' | undefined;
  onOpen: () => void;
  done?: LineAct | undefined;
  snooze?: LineAct | undefined;
}) {
  return (
    <li className={classes.line} data-of-line={id}>
      <UnstyledButton className={classes.opener} data-line={id} onClick={onOpen}>
        <span className={classes.icon} aria-hidden>
          {icon}
        </span>
        <span className={classes.who}>
          <span className={classes.name}>{party.name}</span>
          {party.subtitle !== '' && <span className={classes.subtitle}>{party.subtitle}</span>}
        </span>
        <span className={classes.why} data-tone={tone}>
          {children}
        </span>
      </UnstyledButton>
      {(done || snooze) && (
        <span className={classes.acts}>
          {done && (
            <ActionIcon aria-label={`${done.words}: ${party.name}`} title={done.words} onClick={done.run}>
              <IconCheck size={15} aria-hidden />
            </ActionIcon>
          )}
          {snooze && (
            <ActionIcon aria-label={`${snooze.words}: ${party.name}`} title={snooze.words} onClick={snooze.run}>
              <IconClock size={15} aria-hidden />
            </ActionIcon>
          )}
        </span>
      )}
    </li>
  );
}
