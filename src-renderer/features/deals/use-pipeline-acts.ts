import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import type { Pipeline, Stage, StageFields } from '../../../src-shared/contract/pipelines';
import { orpc } from '../../api/orpc';
import { useErrorToast, useUndoToast } from '../../api/undo';

/** Ids with the one at a place put a step up (-1) or down (1). */
function shifted(rows: readonly { id: string }[], at: number, step: -1 | 1): string[] {
  const ids = rows.map(({ id }) => id);
  const [moved] = ids.splice(at, 1);
  if (moved !== undefined) ids.splice(at + step, 0, moved);
  return ids;
}

const newStage: Omit<StageFields, 'name'> = { color: 'info', probability: 50, rotDays: 14, required: [] };

/** Changes of pipelines and stages, each with its toast. What belongs to a field rejects, for the field to tell. */
export function usePipelineActs() {
  const { t } = useTranslation();
  const queryClient = useQueryClient();
  const onError = useErrorToast();
  const undoToast = useUndoToast();
  const create = useMutation(orpc.pipelines.create.mutationOptions({ onError }));
  const rename = useMutation(orpc.pipelines.rename.mutationOptions()).mutateAsync;
  const addStage = useMutation(orpc.pipelines.addStage.mutationOptions({ onError }));
  const updateStage = useMutation(orpc.pipelines.updateStage.mutationOptions()).mutateAsync;
  const arrange = useMutation(orpc.pipelines.arrange.mutationOptions({ onError }));
  const arrangeStages = useMutation(orpc.pipelines.arrangeStages.mutationOptions({ onError }));
  return {
    create: () =>
      create.mutate(
        { name: t('pipelines.newName'), stages: [{ ...newStage, name: t('pipelines.newStage') }] },
        { onSuccess: ({ name }) => undoToast(t('pipelines.saved.pipeline', { name })) },
      ),
    rename: async ({ id }: Pipeline, name: string) => {
      const { operationId } = await rename({ id, name });
      undoToast(t('pipelines.saved.renamed'), operationId);
    },
    addStage: ({ id }: Pipeline) =>
      addStage.mutate(
        { ...newStage, pipelineId: id, name: t('pipelines.newStage') },
        { onSuccess: ({ name }) => undoToast(t('pipelines.saved.added', { name })) },
      ),
    saveStage: async ({ id, name }: Stage, patch: Partial<StageFields>) => {
      const saved = await updateStage({ id, patch });
      queryClient.setQueryData(orpc.pipelines.list.queryKey(), (pipelines) =>
        pipelines?.map((pipeline) => ({
          ...pipeline,
          stages: pipeline.stages.map((stage) => (stage.id === id ? saved : stage)),
        })),
      );
      undoToast(t('pipelines.saved.stage', { name: patch.name ?? name }));
    },
    /** One stage a place up (-1) or down (1). */
    shift: ({ id, stages }: Pipeline, at: number, step: -1 | 1) =>
      arrangeStages.mutate(
        { pipelineId: id, ids: shifted(stages, at, step) },
        { onSuccess: ({ operationId }) => undoToast(t('pipelines.saved.arranged'), operationId) },
      ),
    /** One pipeline a place up or down; the first one is shown first. */
    shiftPipeline: (pipelines: readonly Pipeline[], at: number, step: -1 | 1) =>
      arrange.mutate(
        { ids: shifted(pipelines, at, step) },
        { onSuccess: ({ operationId }) => undoToast(t('pipelines.saved.arranged'), operationId) },
      ),
  };
}
