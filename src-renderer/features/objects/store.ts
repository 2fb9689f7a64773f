import type { CustomColumn } from '../../../src-shared/contract/objects';
import { createListView, type ListViewStore } from '../../ui/grid/list-view';

const views = new Map<string, ListViewStore<CustomColumn>>();

/** What the list of an object shows; lives as long as the window. */
export function objectView(objectId: string): ListViewStore<CustomColumn> {
  const known = views.get(objectId) ?? createListView<CustomColumn>({ column: 'name', direction: 'asc' });
  views.set(objectId, known);
  return known;
}
