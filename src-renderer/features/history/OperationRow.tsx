import { UnstyledButton } from '@mantine/core';
import {
  IconArrowBackUp,
  IconArrowForwardUp,
  IconChevronRight,
  IconFileImport,
  type IconProps,
  IconRefresh,
  IconRobot,
  IconServer,
  IconUser,
} from '@tabler/icons-react';
import { type ComponentType, useId, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Operation } from '../../../src-shared/contract/history';
import { useOperationControls } from '../../api/operation-controls';
import { useOperationWords } from '../../api/operation-words';
import { WorkProgress } from '../../ui/progress/WorkProgress';
import { useTimeWords } from '../../ui/time';
import { ChangeList, type OpenRecord } from './ChangeList';
import classes from './History.module.css';
import { Revert } from './Revert';

const icons: Record<Operation['actor']['kind'], ComponentType<IconProps>> = {
  user: IconUser,
  ai: IconRobot,
  automation: IconRobot,
  import: IconFileImport,
  sync: IconRefresh,
  system: IconServer,
};

/** One act: what, who, when, how much; opened, every value before and after. */
export function OperationRow({ operation, onOpenRecord }: { operation: Operation; onOpenRecord: OpenRecord }) {
  const { t, i18n } = useTranslation();
  const operationWords = useOperationWords();
  const { exact } = useTimeWords();
  const [isOpen, setIsOpen] = useState(false);
  const region = useId();
  const what = operationWords(operation.label);
  const words = operation.kind === 'do' ? what : t(`history.kind.${operation.kind}`, { what });
  const isRunning = operation.state === 'running' || operation.state === 'paused';
  const Icon =
    operation.kind === 'undo'
      ? IconArrowBackUp
      : operation.kind === 'redo'
        ? IconArrowForwardUp
        : icons[operation.actor.kind];

  return (
    <li className={classes.operation} data-state={operation.state}>
      <div className={classes.line}>
        <UnstyledButton
          className={classes.opener}
          aria-expanded={isOpen}
          aria-controls={region}
          disabled={operation.changes === 0}
          onClick={() => setIsOpen(!isOpen)}
        >
          <IconChevronRight size={14} className={classes.chevron} aria-hidden />
          <span className={classes.icon} aria-hidden>
            <Icon size={12} stroke={1.6} />
          </span>
          <span className={classes.what}>
            <span className={classes.words}>{words}</span>
            {operation.state !== 'done' && (
              <span className={classes.state} data-state={operation.state}>
                {t(`history.state.${operation.state}`)}
              </span>
            )}
          </span>
          <span className={classes.tail}>
            <span className={classes.who}>{operation.actor.name || t(`history.actor.${operation.actor.kind}`)}</span>
            <span className={classes.count}>{t('history.changes', { count: operation.changes })}</span>
            <time dateTime={new Date(operation.startedAt).toISOString()} title={exact(operation.startedAt)}>
              {new Date(operation.startedAt).toLocaleTimeString(i18n.language, { hour: 'numeric', minute: '2-digit' })}
            </time>
          </span>
        </UnstyledButton>
        <Revert operation={operation} words={what} />
      </div>
      {isRunning && <Running operation={operation} words={what} />}
      <div id={region} hidden={!isOpen}>
        {isOpen && <ChangeList operationId={operation.id} onOpenRecord={onOpenRecord} />}
      </div>
    </li>
  );
}

function Running({ operation, words }: { operation: Operation; words: string }) {
  const { isBusy, pause, resume, cancel } = useOperationControls(operation.id);
  return (
    <div className={classes.running}>
      <WorkProgress
        words={words}
        progress={operation.progress}
        isPaused={operation.state === 'paused'}
        isBusy={isBusy}
        onPause={pause}
        onResume={resume}
        onCancel={cancel}
      />
    </div>
  );
}
