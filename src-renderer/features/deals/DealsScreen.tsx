import { Button, NativeSelect, SegmentedControl } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { useCallback, useMemo, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { type DealRow, dealColumn } from '../../../src-shared/contract/deals';
import type { Pipeline } from '../../../src-shared/contract/pipelines';
import type { ViewLayout } from '../../../src-shared/contract/views';
import { useErrorText } from '../../api/errors';
import { ListViews } from '../../api/ListViews';
import { orpc } from '../../api/orpc';
import { useErrorToast } from '../../api/undo';
import { EmptyState } from '../../ui/EmptyState';
import { ListLayout } from '../../ui/list/ListLayout';
import type { RecordParts } from '../../ui/record/parts';
import { CloseDialog, type Closing } from './CloseDialog';
import { DealList } from './DealList';
import { DealRecord } from './DealRecord';
import { EntryDialog } from './EntryDialog';
import { ImportDeals } from './ImportDeals';
import { NewDeal } from './NewDeal';
import { NoPipelines } from './NoPipelines';
import { OpenDeals } from './OpenDeals';
import { layouts, useDealsList, useDealsView } from './store';
import { useMoves } from './use-moves';

/** The deals of a pipeline on its board, the one that is open beside it. */
export function DealsScreen({ openId, parts }: { openId: string | null; parts: RecordParts }) {
  const { t } = useTranslation();
  const errorText = useErrorText();
  const pipelines = useQuery(orpc.pipelines.list.queryOptions());
  const { pipelineId } = useDealsView();
  if (pipelines.error) {
    const retry = { words: t('common.retry'), run: () => void pipelines.refetch() };
    return <EmptyState title={t('deals.title')} text={errorText(pipelines.error)} actions={[retry]} />;
  }
  if (!pipelines.data) return null;
  const shown = pipelines.data.find(({ id }) => id === pipelineId) ?? pipelines.data[0];
  return shown ? (
    <Pipelines pipelines={pipelines.data} shown={shown} openId={openId} parts={parts} />
  ) : (
    <ListLayout title={t('deals.title')} count={null} actions={null} record={null}>
      <NoPipelines />
    </ListLayout>
  );
}

function Pipelines({
  pipelines,
  shown,
  openId,
  parts,
}: {
  pipelines: readonly Pipeline[];
  shown: Pipeline;
  openId: string | null;
  parts: RecordParts;
}) {
  const { t } = useTranslation();
  const navigate = useNavigate();
  const onError = useErrorToast();
  const { show } = useDealsView();
  const [isAdding, setAdding] = useState(false);
  const [isImporting, setImporting] = useState(false);
  const [closing, setClosing] = useState<Closing & { deal: DealRow }>();
  const { layout, lay } = useDealsView();
  const onLayout = useCallback((wanted: ViewLayout) => lay(wanted === 'table' ? 'list' : wanted), [lay]);
  const views = (
    <ListViews
      kind="deal"
      store={useDealsList}
      sortable={dealColumn.options}
      layout={layout === 'list' ? 'table' : layout}
      usualLayout="board"
      onLayout={onLayout}
    />
  );
  const { asked, moveTo, goOn, giveUp, close, bin } = useMoves();

  const onOpen = useCallback((id: string) => void navigate({ to: '/deals/$id', params: { id } }), [navigate]);
  const onClose = useCallback(() => void navigate({ to: '/deals' }), [navigate]);
  const acts = useMemo(
    () => ({
      onOpen,
      onMove: (...move: Parameters<typeof moveTo>) => void moveTo(...move),
      onClose: (deal: DealRow, status: 'won' | 'lost') => setClosing({ deal, status }),
      onBin: (deal: DealRow) => void bin(deal),
    }),
    [onOpen, moveTo, bin],
  );
  const actions = (
    <>
      {(layout === 'board' || layout === 'timeline') && (
        <NativeSelect
          aria-label={t('deals.pipeline')}
          value={shown.id}
          data={pipelines.map(({ id, name }) => ({ value: id, label: name }))}
          onChange={(event) => show(event.currentTarget.value)}
          // It stays on a phone, too.
          wrapperProps={{ 'data-variant': 'filled' }}
        />
      )}
      <SegmentedControl
        aria-label={t('deals.layout.label')}
        value={layout}
        data={layouts.map((value) => ({ value, label: t(`deals.layout.${value}`) }))}
        onChange={lay}
        data-variant="filled"
      />
      <Button onClick={() => setImporting(true)}>{t('deals.csv.import')}</Button>
      <Button variant="filled" onClick={() => setAdding(true)}>
        {t('deals.new')}
      </Button>
    </>
  );
  const record = openId !== null && (
    <DealRecord key={openId} id={openId} pipelines={pipelines} onClose={onClose} parts={parts} />
  );
  return (
    <>
      {layout === 'list' ? (
        <DealList
          pipelines={pipelines}
          openId={openId}
          onOpen={onOpen}
          onClose={onClose}
          onNew={() => setAdding(true)}
          actions={actions}
          views={views}
          parts={parts}
          record={record}
        />
      ) : (
        <OpenDeals
          layout={layout}
          pipeline={shown}
          openId={openId}
          acts={acts}
          onNew={() => setAdding(true)}
          actions={actions}
          views={views}
          record={record}
        />
      )}
      {isImporting && <ImportDeals onClose={() => setImporting(false)} />}
      {isAdding && (
        <NewDeal
          NewFields={parts.NewFields}
          pipelines={pipelines}
          pipelineId={shown.id}
          onClose={() => setAdding(false)}
          onCreated={() => setAdding(false)}
        />
      )}
      {asked && (
        <EntryDialog
          asked={asked}
          stageName={shown.stages.find(({ id }) => id === asked.move.to.stageId)?.name ?? ''}
          onSave={goOn}
          onCancel={giveUp}
        />
      )}
      {closing && (
        <CloseDialog
          closing={closing}
          onCancel={() => setClosing(undefined)}
          onClose={async (reason) => {
            await close(closing.deal, closing.status, reason).catch(onError);
            setClosing(undefined);
          }}
        />
      )}
    </>
  );
}
