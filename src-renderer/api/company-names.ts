import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { orpc } from './orpc';

const shown = 8;

/** Names of companies that contain a text, for completing it. None while there is nothing to go by. */
export function useCompanyNames(text: string): readonly string[] {
  const typed = text.trim();
  const { data } = useQuery(
    orpc.companies.list.queryOptions({
      input: { sort: { column: 'name', direction: 'asc' }, filter: { text: typed }, limit: shown },
      enabled: typed !== '',
      placeholderData: keepPreviousData,
      select: ({ rows }) => rows.map(({ name }) => name),
    }),
  );
  return typed === '' ? [] : (data ?? []);
}
