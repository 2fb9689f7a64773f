import { Button, NativeSelect, SegmentedControl } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { useCallback, useMemo, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { type DealRow, dealColumn } from '../../../src-shared/contract/deals';
import type { ListFilter } from '../../../src-shared/contract/filters';
import type { Pipeline } from '../../../src-shared/contract/pipelines';
import type { ViewLayout } from '../../../src-shared/contract/views';
import { useErrorText } from '../../api/errors';
import { useFilterLanguage } from '../../api/filter-language';
import { ListViews } from '../../api/ListViews';
import { orpc } from '../../api/orpc';
import { useErrorToast } from '../../api/undo';
import { EmptyState } from '../../ui/EmptyState';
import { FilterBar } from '../../ui/filter/FilterBar';
import { completed } from '../../ui/filter/language';
import { ListLayout } from '../../ui/list/ListLayout';
import type { RecordParts } from '../../ui/record/parts';
import { useShortcuts } from '../../ui/shortcuts/shortcuts';
import { Board } from './Board';
import { CloseDialog, type Closing } from './CloseDialog';
import { DealCalendar } from './DealCalendar';
import { DealList } from './DealList';
import { DealRecord } from './DealRecord';
import { EntryDialog } from './EntryDialog';
import { NewDeal } from './NewDeal';
import { NoPipelines } from './NoPipelines';
import { layouts, useDealsList, useDealsView } from './store';
import { useMoves } from './use-moves';
import { useDealWords } from './words';

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
  const errorText = useErrorText();
  const { number } = useDealWords();
  const { show } = useDealsView();
  const [isAdding, setAdding] = useState(false);
  const [closing, setClosing] = useState<Closing & { deal: DealRow }>();
  const { layout, lay } = useDealsView();
  const onLayout = useCallback((wanted: ViewLayout) => lay(wanted === 'table' ? 'list' : wanted), [lay]);
  const views = (
    <ListViews
      kind="deal"
      store={useDealsList}
      sortable={dealColumn.options}
      layout={layout === 'list' ? 'table' : layout}
      onLayout={onLayout}
    />
  );
  const view = useDealsList();
  const language = useFilterLanguage();
  const textField = useRef<HTMLInputElement>(null);
  const filter = useMemo<ListFilter>(() => {
    const where = completed(view.where, 'deal', language);
    const text = view.text.trim();
    return { ...(text !== '' && { text }), ...(where.of.length > 0 && { where }) };
  }, [view.where, view.text, language]);
  const board = useQuery({
    ...orpc.deals.board.queryOptions({ input: { pipelineId: shown.id, filter } }),
    enabled: layout === 'board',
    // With another filter the cards stay until the new ones are there; another pipeline has other stages.
    placeholderData: (before, query) => (pipelineOf(query?.queryKey) === shown.id ? before : undefined),
  });
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
  useShortcuts(
    layout !== 'list'
      ? [
          { id: 'new-deal', combo: 'n', words: t('deals.new'), group: 'list', run: () => setAdding(true) },
          {
            id: 'find-deal',
            combo: '/',
            words: t('party.filter.text'),
            group: 'list',
            run: () => textField.current?.focus(),
          },
        ]
      : [],
  );
  const count = layout === 'board' ? board.data?.columns.reduce((sum, column) => sum + column.count, 0) : undefined;
  const actions = (
    <>
      {layout === 'board' && (
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
          openId={openId}
          onOpen={onOpen}
          onClose={onClose}
          onNew={() => setAdding(true)}
          actions={actions}
          views={views}
          record={record}
        />
      ) : (
        <ListLayout
          title={t('deals.title')}
          count={count === undefined ? null : number(count)}
          actions={actions}
          filters={
            <>
              {views}
              <FilterBar
                kind="deal"
                language={language}
                where={view.where}
                onWhere={view.setWhere}
                text={view.text}
                onText={view.setText}
                textField={textField}
                matching={count ?? null}
              />
            </>
          }
          record={record}
        >
          {layout === 'calendar' && <DealCalendar filter={filter} openId={openId} onOpen={onOpen} />}
          {layout === 'board' && board.error && (
            <EmptyState
              title={t('deals.title')}
              text={errorText(board.error)}
              actions={[{ words: t('common.retry'), run: () => void board.refetch() }]}
            />
          )}
          {layout === 'board' && board.data && (
            <Board pipeline={shown} columns={board.data.columns} filter={filter} openId={openId} {...acts} />
          )}
        </ListLayout>
      )}
      {isAdding && (
        <NewDeal
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

/** The pipeline a board was asked of, by its query's key. */
function pipelineOf(key: readonly unknown[] | undefined): string | undefined {
  const asked = key?.[1] as { input?: { pipelineId?: string } } | undefined;
  return asked?.input?.pipelineId;
}
