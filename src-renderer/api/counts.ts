import { useQueries } from '@tanstack/react-query';
import type { ListFilter } from '../../src-shared/contract/filters';
import type { SavedView } from '../../src-shared/contract/views';
import { completed } from '../ui/filter/language';
import { useFilterLanguage } from './filter-language';
import { orpc } from './orpc';

/** How many records each view shows, by its id; kept up to date while it is on the screen. */
export function useViewCounts(views: readonly SavedView[]): ReadonlyMap<string, number> {
  const language = useFilterLanguage();
  const answers = useQueries({
    queries: views.map(({ kind, definition }) => {
      const where = completed(definition.where, kind, language);
      const text = definition.text.trim();
      const filter: ListFilter = { ...(text !== '' && { text }), ...(where.of.length > 0 && { where }) };
      return orpc.bulk.count.queryOptions({ input: { kind, filter } });
    }),
  });
  return new Map(
    views.flatMap(({ id }, at) => {
      const count = answers[at]?.data?.count;
      return count === undefined ? [] : [[id, count] as const];
    }),
  );
}
