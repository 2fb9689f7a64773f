import { type QueryClient, type QueryKey, useQueries, useQueryClient } from '@tanstack/react-query';
import { useCallback, useMemo } from 'react';

export const pageSize = 100;
/** Pages that are out of sight are forgotten after this time, in milliseconds. */
const pageGcMs = 60_000;

export interface Page<Row> {
  readonly rows: readonly Row[];
  readonly next: string | null;
}

/** A list in pages of `pageSize`: where a page is kept, and how it is read, from a cursor or by a jump. */
export interface PagedList<Row> {
  readonly key: (page: number) => QueryKey;
  readonly read: (at: { after?: string; offset: number; limit: number }, signal: AbortSignal) => Promise<Page<Row>>;
}

/** Goes on from the page before when it is at hand and fresh: a cursor costs the same anywhere, an offset does not. */
function cursorBefore<Row>(queryClient: QueryClient, list: PagedList<Row>, page: number): string | null {
  if (page === 0) return null;
  const before = queryClient.getQueryState<Page<Row>>(list.key(page - 1));
  return before === undefined || before.isInvalidated ? null : (before.data?.next ?? null);
}

export const pageOptions = <Row>(queryClient: QueryClient, list: PagedList<Row>, page: number) => ({
  queryKey: list.key(page),
  queryFn: ({ signal }: { signal: AbortSignal }): Promise<Page<Row>> => {
    const after = cursorBefore(queryClient, list, page);
    return list.read({ ...(after !== null && { after }), offset: page * pageSize, limit: pageSize }, signal);
  },
  gcTime: pageGcMs,
});

/** The pages that cover a range of rows, and one more at either side. */
export function pagesAround(first: number, last: number, count: number): number[] {
  const end = Math.max(0, Math.ceil(count / pageSize) - 1);
  const from = Math.max(0, Math.floor(first / pageSize) - 1);
  const to = Math.min(end, Math.floor(last / pageSize) + 1);
  return Array.from({ length: Math.max(1, to - from + 1) }, (_, at) => from + at);
}

/** Reads the given pages and answers any row that is at hand; undefined for one that is still on its way. */
export function usePages<Row>(list: PagedList<Row>, pages: readonly number[]): (index: number) => Row | undefined {
  const queryClient = useQueryClient();
  const combine = useCallback(
    (results: readonly { data: Page<Row> | undefined }[]) => results.map((result) => result.data),
    [],
  );
  const data = useQueries({ queries: pages.map((page) => pageOptions(queryClient, list, page)), combine });
  return useMemo(() => {
    const known = new Map(pages.map((page, at) => [page, data[at]]));
    return (index) => {
      const page = Math.floor(index / pageSize);
      const found = known.get(page) ?? queryClient.getQueryData<Page<Row>>(list.key(page));
      return found?.rows[index - page * pageSize];
    };
  }, [pages, data, queryClient, list]);
}

/** The rows from one index to another, both included, read where they aren't at hand. */
export async function readRows<Row>(
  queryClient: QueryClient,
  list: PagedList<Row>,
  from: number,
  to: number,
): Promise<Row[]> {
  const rows: Row[] = [];
  for (let page = Math.floor(from / pageSize); page <= Math.floor(to / pageSize); page++) {
    const { rows: those } = await queryClient.fetchQuery(pageOptions(queryClient, list, page));
    const start = page * pageSize;
    rows.push(...those.slice(Math.max(0, from - start), to - start + 1));
  }
  return rows;
}
