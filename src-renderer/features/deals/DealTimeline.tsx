import { Button } from '@mantine/core';
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { DealRow } from '../../../src-shared/contract/deals';
import type { ListFilter } from '../../../src-shared/contract/filters';
import type { Pipeline } from '../../../src-shared/contract/pipelines';
import { localDateAt } from '../../../src-shared/domain/local-date';
import { orpc } from '../../api/orpc';
import { useSeen } from '../../ui/use-seen';
import boardClasses from './Board.module.css';
import classes from './DealTimeline.module.css';
import { StageDot } from './StageDot';
import type { Lanes, NamedLane } from './use-lanes';
import { useDealWords } from './words';

/** So many deals of a month are shown before one asks for more; so many at most. */
const atFirst = 50;
const most = 500;

interface Means {
  readonly pipeline: Pipeline;
  readonly filter: ListFilter;
  readonly openId: string | null;
  readonly onOpen: (id: string) => void;
}

/** The open deals of a pipeline by the day they should close, month by month, each with what it may bring. */
export function DealTimeline({ months, ...means }: Means & { months: Lanes }) {
  return (
    <div className={classes.timeline} data-scrolls>
      {months.lanes.map((month) => (
        <Month key={month.value} month={month} {...means} />
      ))}
    </div>
  );
}

function Month({ month, pipeline, filter, openId, onOpen }: Means & { month: NamedLane }) {
  const { t } = useTranslation();
  const { sums, number } = useDealWords();
  const place = useRef<HTMLElement>(null);
  const isSeen = useSeen(place);
  const [limit, setLimit] = useState(atFirst);
  const { by, value, name, count } = month;
  const { data } = useQuery({
    ...orpc.deals.timeline.queryOptions({ input: { pipelineId: pipeline.id, filter, lane: { by, value }, limit } }),
    enabled: isSeen,
    placeholderData: keepPreviousData,
  });
  const rows = data?.rows ?? [];
  const hidden = count - rows.length;
  return (
    <section ref={place} className={classes.month} aria-label={name} data-count={count}>
      <h2 className={classes.head}>
        <span>{name}</span>
        <span className={boardClasses.count}>{number(count)}</span>
        {month.sums.length > 0 && (
          <span className={classes.sums}>
            {sums(month.sums)}{' '}
            <span className={boardClasses.weighted}>{t('deals.weighted', { sums: sums(month.weighted) })}</span>
          </span>
        )}
      </h2>
      <ul className={classes.deals} style={data ? undefined : { height: Math.min(count, atFirst) * rowHeight }}>
        {rows.map((deal) => (
          <li key={deal.id}>
            <TimelineRow deal={deal} pipeline={pipeline} isOpen={deal.id === openId} onOpen={onOpen} />
          </li>
        ))}
      </ul>
      {data && hidden > 0 && limit < most && (
        <Button variant="subtle" onClick={() => setLimit(most)}>
          {t('deals.timeline.more', { formatted: number(hidden) })}
        </Button>
      )}
      {data && hidden > 0 && limit === most && (
        <p className={classes.rest}>{t('deals.timeline.rest', { formatted: number(hidden) })}</p>
      )}
    </section>
  );
}

/** What a row is high, px, while it is not read. */
const rowHeight = 37;

function TimelineRow({
  deal,
  pipeline,
  isOpen,
  onOpen,
}: {
  deal: DealRow;
  pipeline: Pipeline;
  isOpen: boolean;
  onOpen: (id: string) => void;
}) {
  const { t } = useTranslation();
  const { money, day, stalled } = useDealWords();
  const { title, companyName, contactName, amount, currency, expectedClose, stageId, stageName } = deal;
  const stage = pipeline.stages.find(({ id }) => id === stageId);
  const isLate = expectedClose !== null && expectedClose < localDateAt(Date.now());
  const hint = stalled(deal, stage?.rotDays ?? null);
  return (
    <button type="button" className={classes.deal} data-open={isOpen || undefined} onClick={() => onOpen(deal.id)}>
      <span className={classes.day} data-late={isLate || undefined}>
        {expectedClose === null ? '–' : day(expectedClose)}
        {isLate && <span className="visually-hidden">{t('deals.timeline.late')}</span>}
      </span>
      <span className={classes.title}>
        <span>{title}</span>
        <small>{[companyName, contactName].filter((name) => name !== '').join(' · ')}</small>
      </span>
      <span className={classes.stage}>
        {stage && <StageDot color={stage.color} />}
        {stageName}
      </span>
      <span className={classes.hint}>{hint}</span>
      <span className={classes.amount}>{amount === null ? '' : money({ amount, currency })}</span>
    </button>
  );
}
