import { Button } from '@mantine/core';
import { IconPlus, IconTrash } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Pipeline } from '../../../src-shared/contract/pipelines';
import { useErrorText } from '../../api/errors';
import { orpc } from '../../api/orpc';
import { InlineText } from '../../ui/edit/InlineText';
import { UpDown } from '../../ui/UpDown';
import { NoPipelines } from './NoPipelines';
import classes from './PipelinesPage.module.css';
import { RemoveDialog, type Removing } from './RemoveDialog';
import { StageLine } from './StageLine';
import { usePipelineActs } from './use-pipeline-acts';

/** The settings of pipelines: their names, and their stages in the order of the board. */
export function PipelinesPage() {
  const { t } = useTranslation();
  const { data: pipelines } = useQuery(orpc.pipelines.list.queryOptions());
  const [removing, setRemoving] = useState<Removing | null>(null);
  const { create, shiftPipeline } = usePipelineActs();
  if (!pipelines) return null;
  if (pipelines.length === 0) return <NoPipelines />;
  return (
    <div className={classes.page}>
      <p className={classes.hint}>{t('pipelines.hint')}</p>
      {pipelines.map((pipeline, at) => (
        <PipelineEditor
          key={pipeline.id}
          pipeline={pipeline}
          onUp={at > 0 ? () => shiftPipeline(pipelines, at, -1) : null}
          onDown={at < pipelines.length - 1 ? () => shiftPipeline(pipelines, at, 1) : null}
          onRemove={setRemoving}
        />
      ))}
      <Button leftSection={<IconPlus size={14} aria-hidden />} onClick={create}>
        {t('pipelines.add')}
      </Button>
      {removing && <RemoveDialog removing={removing} pipelines={pipelines} onClose={() => setRemoving(null)} />}
    </div>
  );
}

function PipelineEditor({
  pipeline,
  onUp,
  onDown,
  onRemove,
}: {
  pipeline: Pipeline;
  /** Null where it can't go on. */
  onUp: (() => void) | null;
  onDown: (() => void) | null;
  onRemove: (removing: Removing) => void;
}) {
  const { t } = useTranslation();
  const errorText = useErrorText();
  const { rename, addStage, saveStage, shift } = usePipelineActs();
  const { name, stages } = pipeline;
  return (
    <section className={classes.pipeline} aria-label={name}>
      <div className={classes.head}>
        <InlineText
          label={t('pipelines.name')}
          className={classes.title}
          value={name}
          onSave={(text) => rename(pipeline, text)}
          errorText={errorText}
        />
        {(onUp || onDown) && (
          <span className={classes.acts}>
            <UpDown name={name} onUp={onUp} onDown={onDown} />
          </span>
        )}
      </div>
      <ol className={classes.stages}>
        {stages.map((stage, at) => (
          <StageLine
            key={stage.id}
            stage={stage}
            onSave={(patch) => saveStage(stage, patch)}
            onUp={at > 0 ? () => shift(pipeline, at, -1) : null}
            onDown={at < stages.length - 1 ? () => shift(pipeline, at, 1) : null}
            onRemove={stages.length > 1 ? () => onRemove({ pipeline, stage }) : null}
          />
        ))}
      </ol>
      <div className={classes.foot}>
        <Button leftSection={<IconPlus size={14} aria-hidden />} onClick={() => addStage(pipeline)}>
          {t('pipelines.addStage')}
        </Button>
        <Button leftSection={<IconTrash size={14} aria-hidden />} onClick={() => onRemove({ pipeline, stage: null })}>
          {t('pipelines.remove')}
        </Button>
      </div>
    </section>
  );
}
