import { keepPreviousData, useQueries, useQuery } from '@tanstack/react-query';
import type { ImportOptions, ImportPreviewRow, ImportVerdict } from '../../../src-shared/contract/imports';
import { orpc } from '../../api/orpc';

const pageSize = 100;

export interface PreviewInput {
  readonly importId: string;
  readonly options: ImportOptions;
  readonly tab: ImportVerdict | 'all';
}

const pageOf = ({ importId, options, tab }: PreviewInput, page: number) =>
  orpc.imports.preview.queryOptions({
    input: { importId, options, offset: page * pageSize, limit: pageSize, ...(tab === 'all' ? {} : { only: tab }) },
  });

/** The counts per verdict and how many rows a tab has; the former ones stay while they are counted anew. */
export function usePreviewSummary(input: PreviewInput) {
  return useQuery({
    ...pageOf(input, 0),
    select: ({ counts, total }) => ({ counts, total }),
    placeholderData: keepPreviousData,
  });
}

/** The rows from `first` to `last` (inclusive), by their place in the tab; those still on their way are missing. */
export function usePreviewRows(
  input: PreviewInput,
  first: number,
  last: number,
): ReadonlyMap<number, ImportPreviewRow> {
  const firstPage = Math.floor(first / pageSize);
  const pages = Array.from({ length: Math.floor(last / pageSize) - firstPage + 1 }, (_, at) => firstPage + at);
  return useQueries({
    queries: pages.map((page) => pageOf(input, page)),
    combine: (results) =>
      new Map(
        results.flatMap(({ data }, at) =>
          (data?.rows ?? []).map((row, place) => [(pages[at] ?? 0) * pageSize + place, row] as const),
        ),
      ),
  });
}
