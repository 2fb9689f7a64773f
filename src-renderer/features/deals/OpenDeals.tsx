import { NativeSelect } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { type ReactNode, type RefObject, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import { type LaneBy, laneBy } from '../../../src-shared/contract/deals';
import type { ListFilter } from '../../../src-shared/contract/filters';
import type { Pipeline } from '../../../src-shared/contract/pipelines';
import { useAskedFilter } from '../../api/asked-filter';
import { useErrorText } from '../../api/errors';
import { useFilterLanguage } from '../../api/filter-language';
import { orpc } from '../../api/orpc';
import { EmptyState } from '../../ui/EmptyState';
import { FilterBar } from '../../ui/filter/FilterBar';
import { ListLayout } from '../../ui/list/ListLayout';
import { useShortcuts } from '../../ui/shortcuts/shortcuts';
import { Board, type BoardActs } from './Board';
import { DealCalendar } from './DealCalendar';
import { DealTimeline } from './DealTimeline';
import { type Layout, useDealsList, useDealsView } from './store';
import { useLanes } from './use-lanes';
import { useDealWords } from './words';

/** The open deals of a pipeline on its board or by the day they should close; those of all pipelines in a calendar. */
export function OpenDeals({
  layout,
  onNew,
  actions,
  views,
  record,
  ...shown
}: {
  layout: Exclude<Layout, 'list'>;
  pipeline: Pipeline;
  openId: string | null;
  acts: BoardActs;
  onNew: () => void;
  actions: ReactNode;
  /** The saved views. */
  views: ReactNode;
  record: ReactNode;
}) {
  const { t } = useTranslation();
  const textField = useRef<HTMLInputElement>(null);
  const filter = useAskedFilter('deal', useDealsList);
  const frame = { actions, views, record, textField };
  useShortcuts([
    { id: 'new-deal', combo: 'n', words: t('deals.new'), group: 'list', run: onNew },
    {
      id: 'find-deal',
      combo: '/',
      words: t('party.filter.text'),
      group: 'list',
      run: () => textField.current?.focus(),
    },
  ]);
  const Shown = shownAs[layout];
  return <Shown filter={filter} frame={frame} {...shown} />;
}

interface Shown {
  readonly pipeline: Pipeline;
  readonly filter: ListFilter;
  readonly openId: string | null;
  readonly acts: BoardActs;
  readonly frame: Pick<FrameProps, 'actions' | 'views' | 'record' | 'textField'>;
}

const sumCounts = (sum: number, { count }: { count: number }) => sum + count;

function BoardLayout({ pipeline, filter, openId, acts, frame }: Shown) {
  const { lanes: division, divide } = useDealsView();
  const { lanes, error: laneError, refetch: askLanes } = useLanes(pipeline.id, filter, division);
  const { data, error, refetch } = useQuery({
    // Divided, it is asked for its sums; each lane asks for its own cards.
    ...orpc.deals.board.queryOptions({ input: { pipelineId: pipeline.id, filter, ...(division && { limit: 1 }) } }),
    // With another filter the cards stay until the new ones are there; another pipeline has other stages.
    placeholderData: (before, query) => (pipelineOf(query?.queryKey) === pipeline.id ? before : undefined),
  });
  return (
    <Frame
      {...frame}
      count={data?.columns.reduce(sumCounts, 0)}
      more={<LaneSelect value={division} onChange={divide} />}
    >
      <Unread error={error ?? laneError} onRetry={() => void (error ? refetch() : askLanes())} />
      {data && (division === null || lanes) && (
        <Board pipeline={pipeline} columns={data.columns} filter={filter} lanes={lanes} openId={openId} {...acts} />
      )}
    </Frame>
  );
}

function TimelineLayout({ pipeline, filter, openId, acts, frame }: Shown) {
  const { t } = useTranslation();
  const { lanes: months, error, refetch } = useLanes(pipeline.id, filter, 'closeMonth');
  return (
    <Frame {...frame} count={months?.lanes.reduce(sumCounts, 0)}>
      <Unread error={error} onRetry={() => void refetch()} />
      {months?.lanes.length === 0 && (
        <EmptyState title={t('deals.timeline.none')} text={t('deals.timeline.noneText')} />
      )}
      {months && months.lanes.length > 0 && (
        <DealTimeline months={months} pipeline={pipeline} filter={filter} openId={openId} onOpen={acts.onOpen} />
      )}
    </Frame>
  );
}

function CalendarLayout({ filter, openId, acts, frame }: Shown) {
  return (
    <Frame {...frame} count={undefined}>
      <DealCalendar filter={filter} openId={openId} onOpen={acts.onOpen} />
    </Frame>
  );
}

const shownAs = { board: BoardLayout, timeline: TimelineLayout, calendar: CalendarLayout };

/** That deals could not be read, and why. */
function Unread({ error, onRetry }: { error: Error | null; onRetry: () => void }) {
  const { t } = useTranslation();
  const errorText = useErrorText();
  if (!error) return null;
  const retry = { words: t('common.retry'), run: onRetry };
  return <EmptyState title={t('deals.title')} text={errorText(error)} actions={[retry]} />;
}

interface FrameProps {
  readonly count: number | undefined;
  readonly actions: ReactNode;
  readonly views: ReactNode;
  readonly record: ReactNode;
  readonly textField: RefObject<HTMLInputElement | null>;
  readonly more?: ReactNode;
  readonly children: ReactNode;
}

/** The frame of the screen, with the filter that board, timeline and list share. */
function Frame({ count, actions, views, record, textField, more, children }: FrameProps) {
  const { t } = useTranslation();
  const { number } = useDealWords();
  const view = useDealsList();
  const language = useFilterLanguage('deal');
  return (
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
            more={more}
          />
        </>
      }
      record={record}
    >
      {children}
    </ListLayout>
  );
}

/** What the board is divided into. */
function LaneSelect({ value, onChange }: { value: LaneBy | null; onChange: (value: LaneBy | null) => void }) {
  const { t } = useTranslation();
  return (
    <NativeSelect
      aria-label={t('deals.lanes.label')}
      w={160}
      // On a phone the bar scrolls sideways, and does not cut it.
      flex="none"
      value={value ?? ''}
      data={[
        { value: '', label: t('deals.lanes.none') },
        ...laneBy.options.map((by) => ({ value: by, label: t(`deals.lanes.by.${by}`) })),
      ]}
      onChange={(event) => onChange(laneBy.options.find((by) => by === event.currentTarget.value) ?? null)}
    />
  );
}

/** The pipeline a board was asked of, by its query's key. */
function pipelineOf(key: readonly unknown[] | undefined): string | undefined {
  const asked = key?.[1] as { input?: { pipelineId?: string } } | undefined;
  return asked?.input?.pipelineId;
}
