import { Button, Group, Modal, NativeSelect, Progress, Stack } from '@mantine/core';
import { keepPreviousData, useMutation, useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { BulkEdit } from '../../../src-shared/contract/bulk';
import type { Pipeline } from '../../../src-shared/contract/pipelines';
import { useErrorText } from '../../api/errors';
import { orpc } from '../../api/orpc';
import { useUndoToast } from '../../api/undo';
import classes from './MoveMany.module.css';
import { useDealWords } from './words';

/** Moves the selected deals into a stage: says first which of them would go, and why others stay. */
export function MoveMany({
  count,
  selection,
  pipelines,
  onClose,
}: {
  /** How many are selected. */
  count: number;
  selection: BulkEdit['selection'];
  pipelines: readonly Pipeline[];
  onClose: () => void;
}) {
  const { t } = useTranslation();
  const { number } = useDealWords();
  const errorText = useErrorText();
  const undoToast = useUndoToast();
  const [stageId, setStage] = useState(pipelines[0]?.stages[0]?.id ?? '');
  const preview = useQuery({
    ...orpc.deals.movePreview.queryOptions({ input: { selection, stageId } }),
    placeholderData: keepPreviousData,
    retry: false,
  });
  const move = useMutation(orpc.deals.moveMany.mutationOptions());
  const running = useQuery({ ...orpc.operations.running.queryOptions(), enabled: move.isPending });
  const progress = running.data?.find(({ label }) => label.key === 'deal.manyMoved')?.progress ?? 0;
  const stage = pipelines.flatMap(({ stages }) => stages).find(({ id }) => id === stageId)?.name ?? '';
  const error = move.error ?? preview.error;
  const isKnown = preview.data !== undefined && !preview.isPlaceholderData;
  const run = () =>
    move.mutate(
      { selection, stageId },
      {
        onSuccess: ({ count: moved, operationId }) => {
          onClose();
          undoToast(t('deals.saved.manyMoved', { count: moved, formatted: number(moved), stage }), operationId);
        },
      },
    );
  return (
    <Modal
      opened
      onClose={onClose}
      title={t('deals.many.title', { count, formatted: number(count) })}
      closeButtonProps={{ 'aria-label': t('common.close') }}
    >
      <Stack gap="sm">
        <NativeSelect
          label={t('deals.many.to')}
          value={stageId}
          data-autofocus
          error={error && errorText(error)}
          onChange={(event) => {
            move.reset();
            setStage(event.currentTarget.value);
          }}
        >
          {pipelines.map(({ id, name, stages }) => (
            <optgroup key={id} label={name}>
              {stages.map((one) => (
                <option key={one.id} value={one.id}>
                  {one.name}
                </option>
              ))}
            </optgroup>
          ))}
        </NativeSelect>
        <Preview found={preview.data} stage={stage} />
        {move.isPending && <Progress value={progress * 100} aria-label={t('operations.running')} />}
        <Group justify="flex-end" gap="xs">
          <Button onClick={onClose}>{t('common.cancel')}</Button>
          <Button variant="filled" disabled={!isKnown || preview.data?.moving === 0 || move.isPending} onClick={run}>
            {t('deals.many.do')}
          </Button>
        </Group>
      </Stack>
    </Modal>
  );
}

type Found = Awaited<ReturnType<typeof orpc.deals.movePreview.call>>;

/** How many would move, how many stay and why; those that lack something by name, with what they lack. */
function Preview({ found, stage }: { found: Found | undefined; stage: string }) {
  const { t } = useTranslation();
  const { number } = useDealWords();
  if (!found) return <div className={classes.preview} role="status" />;
  const { moving, there, closed, lacking, lacks } = found;
  const many = (count: number) => ({ count, formatted: number(count) });
  return (
    <div className={classes.preview} role="status">
      <p>{moving === 0 ? t('deals.many.none') : t('deals.many.moving', many(moving))}</p>
      {there > 0 && <p>{t('deals.many.there', many(there))}</p>}
      {closed > 0 && <p>{t('deals.many.closed', many(closed))}</p>}
      {lacking > 0 && (
        <>
          <p>{t('deals.many.lacking', { ...many(lacking), stage })}</p>
          <ul className={classes.lacks}>
            {lacks.map(({ id, title, fields }) => (
              <li key={id}>
                <strong>{title}</strong> <span>{fields.map((field) => t(`deals.field.${field}`)).join(', ')}</span>
              </li>
            ))}
          </ul>
          {lacking > lacks.length && <p>{t('deals.many.more', many(lacking - lacks.length))}</p>}
        </>
      )}
    </div>
  );
}
