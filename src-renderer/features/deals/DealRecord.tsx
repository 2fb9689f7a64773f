import { Button } from '@mantine/core';
import { useMutation, useQuery } from '@tanstack/react-query';
import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Deal } from '../../../src-shared/contract/deals';
import type { Pipeline } from '../../../src-shared/contract/pipelines';
import { useErrorText } from '../../api/errors';
import { orpc } from '../../api/orpc';
import { useRecent } from '../../api/recent';
import { useRecord } from '../../api/record';
import { useErrorToast, useUndoToast } from '../../api/undo';
import { EmptyState } from '../../ui/EmptyState';
import { InlineText } from '../../ui/edit/InlineText';
import type { RecordParts } from '../../ui/record/parts';
import { RecordBody } from '../../ui/record/RecordBody';
import { RecordFrame } from '../../ui/record/RecordFrame';
import { RecordWaiting } from '../../ui/record/RecordWaiting';
import { useTimeWords } from '../../ui/time';
import { CloseDialog } from './CloseDialog';
import { DealFields } from './DealFields';
import { DealPeople } from './DealPeople';
import classes from './DealRecord.module.css';
import { DealWay } from './DealWay';
import { EntryDialog } from './EntryDialog';
import { StagePath } from './StagePath';
import { useMoves } from './use-moves';
import { useSaveDeal } from './use-save-deal';

export interface DealRecordProps {
  readonly id: string;
  readonly pipelines: readonly Pipeline[];
  readonly onClose: () => void;
  readonly parts: RecordParts;
}

/** One deal beside the board. */
export function DealRecord({ id, onClose, ...rest }: DealRecordProps) {
  const { t } = useTranslation();
  const errorText = useErrorText();
  const deal = useQuery(orpc.deals.get.queryOptions({ input: { id } }));
  return (
    <RecordFrame label={deal.data?.title ?? t('party.record.label')} onClose={onClose}>
      {deal.data && <DealBody deal={deal.data} onClose={onClose} {...rest} />}
      {deal.isPending && <RecordWaiting />}
      {deal.isError && <EmptyState title={t('party.record.gone')} text={errorText(deal.error)} />}
    </RecordFrame>
  );
}

function DealBody({ deal, pipelines, onClose, parts }: Omit<DealRecordProps, 'id'> & { deal: Deal }) {
  const { t } = useTranslation();
  const { personal } = useTimeWords();
  const save = useSaveDeal(deal);
  const { asked, moveTo, goOn, giveUp, close, bin } = useMoves();
  const [closing, setClosing] = useState<'won' | 'lost' | null>(null);
  const onError = useErrorToast();
  const undoToast = useUndoToast();
  const reopen = useMutation(orpc.deals.reopen.mutationOptions({ onError }));
  const restore = useMutation(orpc.deals.restore.mutationOptions({ onError }));
  const { id, title, status, binnedAt, closedAt, reason, companyName } = deal;
  const { errorText, notes, tags, timeline } = useRecord(id);
  const seen = useRecent((state) => state.seen);
  useEffect(() => {
    if (binnedAt === null) seen({ kind: 'deal', id, title, subtitle: companyName, photo: '' });
  }, [seen, id, title, companyName, binnedAt]);
  const pipeline = pipelines.find((one) => one.id === deal.pipelineId);
  const titleWords = t('deals.field.title');
  return (
    <>
      <RecordBody
        record={deal}
        picture={null}
        title={
          <InlineText
            label={titleWords}
            value={title}
            onSave={(value) => save({ title: value }, titleWords)}
            errorText={errorText}
          />
        }
        subtitle={[pipeline?.name, status === 'open' ? deal.stageName : t(`deals.status.${status}`)].join(' · ')}
        notice={
          status !== 'open' &&
          closedAt !== null &&
          [t(`deals.closedAt.${status}`, { when: personal(closedAt) }), reason].filter(Boolean).join(' · ')
        }
        actions={
          status === 'open' ? (
            <>
              <Button className={classes.won} onClick={() => setClosing('won')}>
                {t('deals.zone.won')}
              </Button>
              <Button className={classes.lost} onClick={() => setClosing('lost')}>
                {t('deals.zone.lost')}
              </Button>
            </>
          ) : (
            <Button
              onClick={() =>
                reopen.mutate(
                  { id },
                  {
                    onSuccess: ({ operationId }) => undoToast(t('deals.saved.reopened', { name: title }), operationId),
                  },
                )
              }
            >
              {t('deals.reopen')}
            </Button>
          )
        }
        onBin={() => {
          void bin(deal);
          onClose();
        }}
        onRestore={() =>
          restore.mutate(
            { selection: { ids: [id] } },
            { onSuccess: ({ count, operationId }) => undoToast(t('deals.saved.restored', { count }), operationId) },
          )
        }
        notes={notes}
        timeline={timeline}
      >
        {pipeline && (
          <StagePath
            deal={deal}
            stages={pipeline.stages}
            onMove={(stageId) => void moveTo(deal, { stageId, afterId: null, beforeId: null })}
          />
        )}
        <DealFields deal={deal} save={save} tags={tags} />
        <parts.Fields recordId={id} isBinned={binnedAt !== null} />
        {binnedAt === null && <parts.Tasks record={{ kind: 'deal', id, name: title }} />}
        <parts.Lines dealId={id} isBinned={binnedAt !== null} />
        <DealPeople deal={deal} />
        <parts.Files recordId={id} isBinned={binnedAt !== null} />
        <DealWay id={id} />
      </RecordBody>
      {asked && (
        <EntryDialog
          asked={asked}
          stageName={pipeline?.stages.find((stage) => stage.id === asked.move.to.stageId)?.name ?? ''}
          onSave={goOn}
          onCancel={giveUp}
        />
      )}
      {closing && (
        <CloseDialog
          closing={{ deal, status: closing }}
          onCancel={() => setClosing(null)}
          onClose={async (why) => {
            await close(deal, closing, why);
            setClosing(null);
          }}
        />
      )}
    </>
  );
}
