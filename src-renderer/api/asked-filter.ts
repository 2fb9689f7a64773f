import { useMemo } from 'react';
import type { ListFilter, ListKind } from '../../src-shared/contract/filters';
import { completed } from '../ui/filter/language';
import type { ListViewStore } from '../ui/grid/list-view';
import { useFilterLanguage } from './filter-language';

/** What the user asked a list for, as far as it can be asked: for showing its records in another way than as rows. */
export function useAskedFilter<Column extends string>(kind: ListKind, store: ListViewStore<Column>): ListFilter {
  const { where, text } = store();
  const language = useFilterLanguage(kind);
  return useMemo(() => {
    const whole = completed(where, kind, language);
    const typed = text.trim();
    return { ...(typed !== '' && { text: typed }), ...(whole.of.length > 0 && { where: whole }) };
  }, [where, text, kind, language]);
}
