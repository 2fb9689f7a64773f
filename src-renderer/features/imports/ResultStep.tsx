import { Button, Text } from '@mantine/core';
import { useMutation, useQuery } from '@tanstack/react-query';
import { type ReactNode, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Operation } from '../../../src-shared/contract/history';
import type { ImportAnalysis } from '../../../src-shared/contract/imports';
import { useOperationControls } from '../../api/operation-controls';
import { orpc } from '../../api/orpc';
import { useErrorToast, useUndo } from '../../api/undo';
import { WorkProgress } from '../../ui/progress/WorkProgress';
import { saveFile } from '../../ui/save-file';
import classes from './ResultStep.module.css';
import { optionsOf, useImport, type VerdictCounts } from './store';

/** The import as it runs, and what became of it, with the way back. */
export function ResultStep({
  analysis,
  run,
  onShowContacts,
  onAnother,
}: {
  analysis: ImportAnalysis;
  run: { operationId: number; counts: VerdictCounts };
  onShowContacts: () => void;
  onAnother: () => void;
}) {
  const { t } = useTranslation();
  const { undo, redo, isReverting } = useReverting();
  const { data: operation } = useQuery(orpc.operations.get.queryOptions({ input: { id: run.operationId } }));
  if (operation === undefined) return <div className={classes.body} aria-busy />;

  const again = (
    <Button onClick={() => useImport.setState({ step: 'check', run: null })}>{t('imports.backToCheck')}</Button>
  );
  const another = <Button onClick={onAnother}>{t('imports.another')}</Button>;
  if (operation.state === 'running' || operation.state === 'paused') {
    return <Running operation={operation} fileName={analysis.fileName} />;
  }
  if (operation.state === 'cancelled') {
    return (
      <Outcome title={t('imports.result.cancelled')} text={t('imports.result.asBefore')}>
        {again}
        {another}
      </Outcome>
    );
  }
  if (operation.state === 'undone') {
    return (
      <Outcome title={t('imports.result.undone')} text={t('imports.result.asBefore')}>
        <Button loading={isReverting} onClick={() => redo(operation.id)}>
          {t('common.redo')}
        </Button>
        {again}
        {another}
      </Outcome>
    );
  }
  if (operation.state === 'failed') {
    return (
      <Outcome title={t('imports.result.failed')} text={t('imports.result.failedText')}>
        <Button variant="filled" loading={isReverting} onClick={() => undo(operation.id)}>
          {t('imports.undo')}
        </Button>
        {another}
      </Outcome>
    );
  }
  const { counts } = run;
  const left = (['faulty', 'duplicate', 'empty'] as const).filter((verdict) => counts[verdict] > 0);
  return (
    <Outcome
      title={t('imports.result.done')}
      text={(['new', 'update'] as const)
        .filter((verdict) => counts[verdict] > 0)
        .map((verdict) => t(`imports.result.${verdict}`, { count: counts[verdict] }))
        .join(' ')}
      after={
        <>
          {left.length > 0 && (
            <Text c="dimmed">
              {left.map((verdict) => t(`imports.result.${verdict}`, { count: counts[verdict] })).join(' ')}
            </Text>
          )}
          {counts.faulty > 0 && <FaultyRows importId={analysis.importId} count={counts.faulty} />}
        </>
      }
    >
      <Button variant="filled" onClick={onShowContacts}>
        {t('imports.showContacts')}
      </Button>
      <Button loading={isReverting} onClick={() => undo(operation.id)}>
        {t('imports.undo')}
      </Button>
      {another}
    </Outcome>
  );
}

/** Undo and redo of an import, which take a while when it was large. */
function useReverting() {
  const { undo, redo } = useUndo();
  const [isReverting, setIsReverting] = useState(false);
  const revert = (act: typeof undo) => async (id: number) => {
    setIsReverting(true);
    await act(id);
    setIsReverting(false);
  };
  return { isReverting, undo: revert(undo), redo: revert(redo) };
}

function Running({ operation, fileName }: { operation: Operation; fileName: string }) {
  const { t } = useTranslation();
  const { isBusy, pause, resume, cancel } = useOperationControls(operation.id);
  return (
    <div className={classes.body}>
      <WorkProgress
        words={t('imports.result.running', { file: fileName })}
        progress={operation.progress}
        isPaused={operation.state === 'paused'}
        isBusy={isBusy}
        onPause={pause}
        onResume={resume}
        onCancel={cancel}
      />
      <Text c="dimmed" mt="xs">
        {t('imports.result.mayLeave')}
      </Text>
    </div>
  );
}

function Outcome({
  title,
  text,
  after,
  children,
}: {
  title: string;
  text: string;
  after?: ReactNode;
  children: ReactNode;
}) {
  return (
    <div className={classes.body} role="status">
      <h2 className={classes.title}>{title}</h2>
      <Text>{text}</Text>
      {after}
      <div className={classes.actions}>{children}</div>
    </div>
  );
}

/** The rows that were left out, as a file to be put right and imported again. */
function FaultyRows({ importId, count }: { importId: string; count: number }) {
  const { t } = useTranslation();
  const onError = useErrorToast();
  const fetchRows = useMutation(
    orpc.imports.faultyRows.mutationOptions({ onSuccess: (file) => saveFile(file, file.name), onError }),
  );
  return (
    <div>
      <Button
        loading={fetchRows.isPending}
        onClick={() => fetchRows.mutate({ importId, options: optionsOf(useImport.getState()) })}
      >
        {t('imports.faultyRows', { count })}
      </Button>
    </div>
  );
}
