import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import type { ListFilter } from '../../../src-shared/contract/filters';
import { useErrorText } from '../../api/errors';
import { orpc } from '../../api/orpc';
import { MonthCalendar } from '../../ui/calendar/MonthCalendar';
import { mostOfMonth, useMonth } from '../../ui/calendar/use-month';
import { EmptyState } from '../../ui/EmptyState';
import { useDealWords } from './words';

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
  const { number, money } = useDealWords();
  const month = useMonth();
  const sort = { column: 'expectedClose' as const, direction: 'asc' as const };
  const { data, error, refetch } = useQuery({
    ...orpc.deals.list.queryOptions({
      input: { filter: month.within(filter, 'expectedClose'), sort, limit: mostOfMonth },
    }),
    placeholderData: keepPreviousData,
  });
  if (error) {
    const retry = { words: t('common.retry'), run: () => void refetch() };
    return <EmptyState title={errorText(error)} actions={[retry]} />;
  }
  const entries = (data?.rows ?? []).flatMap(({ id, title, expectedClose, amount, currency, status }) =>
    expectedClose === null
      ? []
      : [
          {
            ...{ id, title, day: expectedClose, isOver: status === 'lost' },
            more: amount === null ? undefined : money({ amount, currency }),
          },
        ],
  );
  return (
    <MonthCalendar
      month={month}
      entries={entries}
      openId={openId}
      onOpen={onOpen}
      isCut={data?.next != null}
      cutWords={t('deals.calendar.tooMany', { formatted: number(mostOfMonth) })}
    />
  );
}
