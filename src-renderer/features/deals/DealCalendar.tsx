import { ActionIcon, Button, UnstyledButton } from '@mantine/core';
import { IconChevronLeft, IconChevronRight } from '@tabler/icons-react';
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { DealRow } from '../../../src-shared/contract/deals';
import type { FilterCondition, FilterGroup, ListFilter } from '../../../src-shared/contract/filters';
import { addMonths, type LocalDate, localDateAt } from '../../../src-shared/domain/local-date';
import { useErrorText } from '../../api/errors';
import { orpc } from '../../api/orpc';
import { useDayWords } from '../../ui/day-words';
import { weeksOfMonth } from '../../ui/days-of-month';
import { EmptyState } from '../../ui/EmptyState';
import classes from './DealCalendar.module.css';
import { useDealWords } from './words';

/** So many deals of a month are shown. */
const most = 500;

const also = (where: FilterGroup | undefined, condition: FilterCondition): FilterGroup =>
  where?.match === 'all'
    ? { ...where, of: [...where.of, condition] }
    : { match: 'all', of: [...(where ? [where] : []), condition] };

const named = (date: LocalDate, locale: string, options: Intl.DateTimeFormatOptions): string =>
  new Date(`${date}T00:00:00`).toLocaleDateString(locale, options);

/** The deals of a month on the days one expects them to close. */
export function DealCalendar({
  filter,
  openId,
  onOpen,
}: {
  filter: ListFilter;
  openId: string | null;
  onOpen: (id: string) => void;
}) {
  const { t } = useTranslation();
  const errorText = useErrorText();
  const { locale, number } = useDealWords();
  const today = localDateAt(Date.now());
  const [shown, setShown] = useState<LocalDate>(today);
  const days = weeksOfMonth(shown);
  const [first = shown, last = shown] = [days[0], days.at(-1)];
  const within = { field: 'expectedClose', operator: 'is' as const, values: [`${first}/${last}`] };
  const sort = { column: 'expectedClose' as const, direction: 'asc' as const };
  const { data, error, refetch } = useQuery({
    ...orpc.deals.list.queryOptions({
      input: { filter: { ...filter, where: also(filter.where, within) }, sort, limit: most },
    }),
    placeholderData: keepPreviousData,
  });
  if (error) {
    const retry = { words: t('common.retry'), run: () => void refetch() };
    return <EmptyState title={errorText(error)} actions={[retry]} />;
  }
  return (
    <div className={classes.calendar}>
      <header className={classes.head}>
        <h2 className={classes.month}>{named(shown, locale, { month: 'long', year: 'numeric' })}</h2>
        <ActionIcon aria-label={t('deals.calendar.previous')} onClick={() => setShown(addMonths(shown, -1))}>
          <IconChevronLeft size={16} stroke={1.7} aria-hidden />
        </ActionIcon>
        <Button onClick={() => setShown(today)}>{t('deals.calendar.today')}</Button>
        <ActionIcon aria-label={t('deals.calendar.next')} onClick={() => setShown(addMonths(shown, 1))}>
          <IconChevronRight size={16} stroke={1.7} aria-hidden />
        </ActionIcon>
        {data?.next != null && (
          <span className={classes.hint}>{t('deals.calendar.tooMany', { formatted: number(most) })}</span>
        )}
      </header>
      <div className={classes.weekdays} aria-hidden>
        {days.slice(0, 7).map((date) => (
          <span key={date}>{named(date, locale, { weekday: 'short' })}</span>
        ))}
      </div>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: a scrollable region has to take the focus (WCAG 2.1.1) */}
      <ol className={classes.days} tabIndex={0} aria-label={t('deals.calendar.days')}>
        {days.map((date) => (
          <Day
            key={date}
            date={date}
            isOther={date.slice(0, 7) !== shown.slice(0, 7)}
            isToday={date === today}
            deals={data?.rows.filter(({ expectedClose }) => expectedClose === date) ?? []}
            openId={openId}
            onOpen={onOpen}
          />
        ))}
      </ol>
    </div>
  );
}

function Day({
  date,
  isOther,
  isToday,
  deals,
  openId,
  onOpen,
}: {
  date: LocalDate;
  isOther: boolean;
  isToday: boolean;
  deals: readonly DealRow[];
  openId: string | null;
  onOpen: (id: string) => void;
}) {
  const { money, locale } = useDealWords();
  const { isoWords } = useDayWords();
  return (
    <li
      className={classes.day}
      data-other={isOther || undefined}
      data-empty={deals.length === 0 || undefined}
      aria-label={isoWords(date)}
    >
      <time className={classes.number} dateTime={date} data-today={isToday || undefined} aria-hidden>
        {isOther ? named(date, locale, { day: 'numeric', month: 'short' }) : Number(date.slice(8))}
      </time>
      {deals.map(({ id, title, amount, currency, status }) => (
        <UnstyledButton
          key={id}
          className={classes.deal}
          data-status={status}
          aria-current={id === openId || undefined}
          onClick={() => onOpen(id)}
        >
          <span>{title}</span>
          {amount !== null && <small>{money({ amount, currency })}</small>}
        </UnstyledButton>
      ))}
    </li>
  );
}
