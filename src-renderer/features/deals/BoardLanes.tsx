import { UnstyledButton } from '@mantine/core';
import { IconChevronRight } from '@tabler/icons-react';
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { type CSSProperties, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { BoardColumn as Column } from '../../../src-shared/contract/deals';
import type { ListFilter } from '../../../src-shared/contract/filters';
import type { Pipeline } from '../../../src-shared/contract/pipelines';
import { orpc } from '../../api/orpc';
import { useSeen } from '../../ui/use-seen';
import classes from './Board.module.css';
import { BoardColumn, type ColumnHandle, cardHeight } from './BoardColumn';
import { ColumnHead } from './ColumnHead';
import { columnOf } from './columns';
import type { Lanes, NamedLane } from './use-lanes';
import { useDealWords } from './words';

/** A lane is at most so many cards high; more are scrolled to. */
const mostHigh = 4;

interface Means {
  readonly pipeline: Pipeline;
  readonly filter: ListFilter;
  readonly openId: string | null;
  readonly onOpen: (id: string) => void;
  readonly onColumn: (cell: string, column: ColumnHandle) => void;
}

/** The board divided into lanes: the stages with their sums on top, below them a row for each lane. */
export function BoardLanes({
  columns,
  lanes: { lanes, more },
  ...means
}: Means & { columns: readonly Column[]; lanes: Lanes }) {
  const { t } = useTranslation();
  const { number } = useDealWords();
  const { stages } = means.pipeline;
  return (
    <div className={classes.lanes} style={{ '--stages': stages.length } as CSSProperties}>
      <div className={classes.laneHeads}>
        {stages.map((stage) => (
          <ColumnHead key={stage.id} stage={stage} totals={columnOf(columns, stage.id)} />
        ))}
      </div>
      {lanes.map((lane) => (
        <LaneRow key={`${lane.by} ${lane.value}`} lane={lane} {...means} />
      ))}
      {more > 0 && <p className={classes.more}>{t('deals.lanes.more', { count: more, formatted: number(more) })}</p>}
    </div>
  );
}

function LaneRow({ lane, pipeline, filter, ...means }: Means & { lane: NamedLane }) {
  const { t } = useTranslation();
  const { sums, number } = useDealWords();
  const place = useRef<HTMLElement>(null);
  const isSeen = useSeen(place);
  const [isClosed, setClosed] = useState(false);
  const { by, value, name, count, most } = lane;
  const { data } = useQuery({
    ...orpc.deals.board.queryOptions({ input: { pipelineId: pipeline.id, filter, lane: { by, value } } }),
    enabled: isSeen && !isClosed,
    placeholderData: keepPreviousData,
  });
  return (
    <section ref={place} className={classes.lane} aria-label={name}>
      <h3 className={classes.laneName}>
        <UnstyledButton
          className={classes.laneToggle}
          aria-expanded={!isClosed}
          onClick={() => setClosed((closed) => !closed)}
        >
          <IconChevronRight size={14} stroke={1.7} aria-hidden className={classes.chevron} />
          <span className={classes.words}>{name}</span>
          <span className={classes.count}>{number(count)}</span>
        </UnstyledButton>
        {lane.sums.length > 0 && (
          <span className={classes.laneSums}>
            {sums(lane.sums)}{' '}
            <span className={classes.weighted}>{t('deals.weighted', { sums: sums(lane.weighted) })}</span>
          </span>
        )}
      </h3>
      {!isClosed && (
        <div className={classes.cells} style={{ height: Math.min(most, mostHigh) * cardHeight + 12 }}>
          {data &&
            pipeline.stages.map((stage) => {
              const column = columnOf(data.columns, stage.id);
              return (
                <BoardColumn key={stage.id} stage={stage} column={column} filter={filter} lane={lane} {...means} />
              );
            })}
        </div>
      )}
    </section>
  );
}
