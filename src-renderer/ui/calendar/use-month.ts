import { useState } from 'react';
import type { FilterCondition, FilterGroup, ListFilter } from '../../../src-shared/contract/filters';
import { addDays, type LocalDate, localDateAt } from '../../../src-shared/domain/local-date';
import { weeksOfMonth } from './days-of-month';

/** So many records of a month are shown. */
export const mostOfMonth = 500;

const also = (where: FilterGroup | undefined, condition: FilterCondition): FilterGroup =>
  where?.match === 'all'
    ? { ...where, of: [...where.of, condition] }
    : { match: 'all', of: [...(where ? [where] : []), condition] };

export interface Month {
  readonly today: LocalDate;
  /** Any day of the month that is shown. */
  readonly shown: LocalDate;
  readonly show: (day: LocalDate) => void;
  /** Its days, with those around it that fill whole weeks. */
  readonly days: readonly LocalDate[];
  /** A filter that lets through only what has one of these days, or one beside them, in `field`. */
  readonly within: (filter: ListFilter, field: string) => ListFilter;
}

/** The month a calendar shows, at first the one it is. */
export function useMonth(): Month {
  const today = localDateAt(Date.now());
  const [shown, show] = useState<LocalDate>(today);
  const days = weeksOfMonth(shown);
  const [first = shown, last = shown] = [days[0], days.at(-1)];
  // What is due at a time of another zone may be due on another day here.
  const range = `${addDays(first, -1)}/${addDays(last, 1)}`;
  return {
    ...{ today, shown, show, days },
    within: (filter, field) => ({
      ...filter,
      where: also(filter.where, { field, operator: 'is', values: [range] }),
    }),
  };
}
