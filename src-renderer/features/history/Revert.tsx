import { Button } from '@mantine/core';
import { IconArrowBackUp, IconArrowForwardUp } from '@tabler/icons-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Operation } from '../../../src-shared/contract/history';
import { useUndo } from '../../api/undo';
import classes from './History.module.css';

/** The way back, or forth again. What can't be taken back, or still runs, has neither. */
export function Revert({ operation, words }: { operation: Operation; words: string }) {
  const { t } = useTranslation();
  const { undo, redo } = useUndo();
  const [isBusy, setIsBusy] = useState(false);
  const { id, state } = operation;
  const isUndone = state === 'undone';
  const isOffered =
    operation.kind === 'do' && operation.undoable && (isUndone || state === 'done' || state === 'failed');
  const revert = async () => {
    setIsBusy(true);
    await (isUndone ? redo(id) : undo(id));
    setIsBusy(false);
  };
  const Icon = isUndone ? IconArrowForwardUp : IconArrowBackUp;
  return (
    <span className={classes.revert}>
      {isOffered && (
        <Button
          loading={isBusy}
          aria-label={t(isUndone ? 'history.redoOf' : 'history.undoOf', { what: words })}
          onClick={() => void revert()}
        >
          <Icon size={16} className={classes.revertIcon} aria-hidden />
          <span className={classes.revertWords}>{t(isUndone ? 'common.redo' : 'common.undo')}</span>
        </Button>
      )}
    </span>
  );
}
