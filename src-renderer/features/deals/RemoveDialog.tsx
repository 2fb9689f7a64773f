import { Button, Group, Modal, NativeSelect, Stack } from '@mantine/core';
import { useMutation } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Pipeline, Stage } from '../../../src-shared/contract/pipelines';
import { useErrorText } from '../../api/errors';
import { orpc } from '../../api/orpc';
import { useUndoToast } from '../../api/undo';

/** A pipeline that is to be deleted, or one stage of it. */
export interface Removing {
  readonly pipeline: Pipeline;
  readonly stage: Stage | null;
}

/** Asks where the deals go of what is deleted. */
export function RemoveDialog({
  removing: { pipeline, stage },
  pipelines,
  onClose,
}: {
  removing: Removing;
  pipelines: readonly Pipeline[];
  onClose: () => void;
}) {
  const { t } = useTranslation();
  const errorText = useErrorText();
  const undoToast = useUndoToast();
  const { name } = stage ?? pipeline;
  const gone = stage ? [stage] : pipeline.stages;
  const count = gone.reduce((sum, { deals }) => sum + deals, 0);
  const places = pipelines
    .filter(({ id }) => stage !== null || id !== pipeline.id)
    .map((one) => ({ ...one, stages: one.stages.filter(({ id }) => id !== stage?.id) }))
    // The other stages of its own pipeline come first.
    .sort((a, b) => Number(b.id === pipeline.id) - Number(a.id === pipeline.id));
  const [moveTo, setMoveTo] = useState(places[0]?.stages[0]?.id ?? '');
  const done = {
    onSuccess: ({ operationId }: { operationId: number }) => {
      undoToast(t('pipelines.saved.removed', { name }), operationId);
      onClose();
    },
  };
  const removeStage = useMutation(orpc.pipelines.removeStage.mutationOptions());
  const removePipeline = useMutation(orpc.pipelines.remove.mutationOptions());
  const error = removeStage.error ?? removePipeline.error;
  const hasNowhere = count > 0 && moveTo === '';
  const remove = () => {
    const to = count > 0 ? moveTo : null;
    if (stage) removeStage.mutate({ id: stage.id, moveTo: to }, done);
    else removePipeline.mutate({ id: pipeline.id, moveTo: to }, done);
  };
  return (
    <Modal
      opened
      onClose={onClose}
      title={t('pipelines.where.title', { name })}
      closeButtonProps={{ 'aria-label': t('common.close') }}
    >
      <Stack gap="sm">
        <p>{count === 0 ? t('pipelines.where.none') : t('pipelines.where.text', { count })}</p>
        {hasNowhere && <p role="alert">{t('pipelines.where.last')}</p>}
        {count > 0 && !hasNowhere && (
          <NativeSelect
            label={t('pipelines.where.to')}
            value={moveTo}
            error={error && errorText(error)}
            onChange={(event) => setMoveTo(event.currentTarget.value)}
          >
            {places.map(({ id, name: group, stages }) => (
              <optgroup key={id} label={group}>
                {stages.map((one) => (
                  <option key={one.id} value={one.id}>
                    {one.name}
                  </option>
                ))}
              </optgroup>
            ))}
          </NativeSelect>
        )}
        {count === 0 && error && <p role="alert">{errorText(error)}</p>}
        <Group justify="flex-end" gap="xs">
          <Button onClick={onClose}>{t('common.cancel')}</Button>
          <Button
            variant="filled"
            color="bad"
            disabled={hasNowhere}
            loading={removeStage.isPending || removePipeline.isPending}
            onClick={remove}
          >
            {t('pipelines.where.do')}
          </Button>
        </Group>
      </Stack>
    </Modal>
  );
}
