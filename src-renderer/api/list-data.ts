import { useThrottledValue } from '@mantine/hooks';
import { keepPreviousData, type QueryKey, useQuery, useQueryClient } from '@tanstack/react-query';
import { useCallback, useMemo, useState } from 'react';
import type { ListFilter } from '../../src-shared/contract/filters';
import type { MadeUp } from '../../src-shared/domain/list-fields';
import type { Sort } from '../ui/grid/list-view';
import type { RowRange } from '../ui/grid/ranges';
import { type PagedList, pageOptions, pagesAround, readRows, usePages } from './pages';

/** What a list is asked for. */
export interface ListQuery<Column extends string> {
  readonly sort: Sort<Column>;
  readonly filter: ListFilter;
  /** The column of `sort` whose values the rows stand under. */
  readonly group?: Column | MadeUp | null;
}

/** Where the rows and their number come from. */
export interface ListSource<Row, Column extends string> {
  readonly pages: (query: ListQuery<Column>) => PagedList<Row>;
  readonly count: (filter: ListFilter) => {
    queryKey: QueryKey;
    queryFn: (context: { signal: AbortSignal }) => Promise<{ count: number }>;
  };
}

/** How often pages are asked for while one drags the scrollbar, in milliseconds. */
const scrollReadMs = 60;

/** The pages of all stretches of rows, each once; the first where none is in sight. */
const pagesOf = (ranges: readonly RowRange[], count: number): number[] =>
  [
    ...new Set((ranges.length > 0 ? ranges : [[0, 0]]).flatMap(([from = 0, to = 0]) => pagesAround(from, to, count))),
  ].sort((a, b) => a - b);

/** A value that stays the same object while it says the same. */
function useSame<T>(value: T): T {
  const key = JSON.stringify(value);
  return useMemo(() => JSON.parse(key) as T, [key]);
}

/**
 * A list of any length for the screen: as many rows as are in sight, and how many there are. With another order or
 * filter, the rows shown so far stay until the first of the new ones are there.
 */
export function useListData<Row, Column extends string>(wanted: ListQuery<Column>, source: ListSource<Row, Column>) {
  const queryClient = useQueryClient();
  const query = useSame(wanted);
  const [shown, setShown] = useState(query);
  const list = useMemo(() => source.pages(shown), [source, shown]);
  const first = useQuery({ ...pageOptions(queryClient, source.pages(query), 0), placeholderData: keepPreviousData });
  const count = useQuery({ ...source.count(query.filter), placeholderData: keepPreviousData });
  const total = useQuery({
    ...source.count(query.filter.binned ? { binned: true } : {}),
    placeholderData: keepPreviousData,
  });
  const isReady = first.data !== undefined && !first.isPlaceholderData && !count.isPlaceholderData;
  if (shown !== query && (isReady || first.isError)) setShown(query);

  const rows = count.data?.count ?? 0;
  const [wantedRanges, setRanges] = useState<readonly RowRange[]>([]);
  const ranges = useThrottledValue(wantedRanges, scrollReadMs);
  const pages = useMemo(() => pagesOf(ranges, rows), [ranges, rows]);
  const rowAt = usePages(list, pages);
  const readRange = useCallback(
    (start: number, end: number) => readRows(queryClient, list, start, end),
    [queryClient, list],
  );
  return {
    rowAt,
    /** The pages of rows that are in sight, or soon. */
    pages,
    onRange: setRanges,
    readRange,
    shown,
    count: rows,
    total: total.data?.count ?? null,
    isKnown: first.data !== undefined && count.data !== undefined,
    isBusy: shown !== query,
    error: first.error ?? count.error,
    retry: () => void Promise.all([first.refetch(), count.refetch()]),
  };
}
