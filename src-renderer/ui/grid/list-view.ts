import { create, type StoreApi, type UseBoundStore } from 'zustand';
import type { FilterGroup } from '../../../src-shared/contract/filters';
import type { MadeUp } from '../../../src-shared/domain/list-fields';
import { noFilter } from '../filter/language';
import { noSelection, type Selection } from './selection';

export interface SortStep<Column extends string = string> {
  /** One of the list's own, or a field that users made. */
  column: Column | MadeUp;
  direction: 'asc' | 'desc';
}

/** The order of a list: by a column, and by those of `within` where rows are alike in it. */
export interface Sort<Column extends string = string> extends SortStep<Column> {
  within?: SortStep<Column>[] | undefined;
}

/** So many columns a list is sorted by at most. */
export const maxSorts = 4;

/** What a list shows: kept while the user is elsewhere, so that it is found again as it was left. */
export interface ListView<Column extends string> {
  /** The saved view it began as; null for the whole list. */
  readonly viewId: string | null;
  /** The columns that were chosen, in their order; null: as many as there is room for. */
  readonly columns: readonly string[] | null;
  readonly sort: Sort<Column>;
  /** The column whose values the rows stand under. */
  readonly group: Column | MadeUp | null;
  /** Groups whose rows are folded away, by key. */
  readonly collapsed: ReadonlySet<string | number>;
  readonly text: string;
  /** The filter as it stands in the builder: what lacks a value is not asked yet. */
  readonly where: FilterGroup;
  readonly selection: Selection;
  /** The row the keyboard is on. */
  readonly active: number;
  /** Where a range selection began. */
  readonly anchor: number;
  /** Scrolled down, in px. Not watched: it changes with every frame. */
  readonly scroll: { current: number };
  readonly setSort: (sort: Sort<Column>) => void;
  readonly setGroup: (group: Column | MadeUp | null) => void;
  readonly toggleGroup: (key: string | number) => void;
  readonly setText: (text: string) => void;
  readonly setWhere: (where: FilterGroup) => void;
  readonly select: (selection: Selection, anchor?: number) => void;
  readonly setActive: (active: number) => void;
  readonly setColumns: (columns: readonly string[] | null) => void;
  /** Shows what a saved view shows. */
  readonly show: (view: ShownView<Column>) => void;
}

/** What of a list's view is saved under a name. */
export type ShownView<Column extends string> = Pick<
  ListView<Column>,
  'viewId' | 'sort' | 'group' | 'text' | 'where' | 'columns'
>;

export type ListViewStore<Column extends string> = UseBoundStore<StoreApi<ListView<Column>>>;

/** A store of one list's view. Another filter clears the selection, which was of the rows it matched. */
export const createListView = <Column extends string>(sort: Sort<Column>): ListViewStore<Column> =>
  create<ListView<Column>>((set) => {
    const scroll = { current: 0 };
    const toTop = () => {
      scroll.current = 0;
      return { active: 0, anchor: 0 };
    };
    return {
      viewId: null,
      columns: null,
      sort,
      group: null,
      collapsed: new Set(),
      text: '',
      where: noFilter,
      selection: noSelection,
      scroll,
      active: 0,
      anchor: 0,
      setSort: (sort) => set({ sort, ...toTop() }),
      setGroup: (group) => set({ group, collapsed: new Set(), ...toTop() }),
      toggleGroup: (key) =>
        set(({ collapsed }) => ({
          collapsed: new Set(collapsed.has(key) ? [...collapsed].filter((one) => one !== key) : [...collapsed, key]),
        })),
      setText: (text) => set({ text, selection: noSelection, ...toTop() }),
      setWhere: (where) => set({ where, selection: noSelection, ...toTop() }),
      select: (selection, anchor) => set(anchor === undefined ? { selection } : { selection, anchor }),
      setActive: (active) => set({ active }),
      setColumns: (columns) => set({ columns }),
      show: (view) => set({ ...view, collapsed: new Set(), selection: noSelection, ...toTop() }),
    };
  });

/** The order in which rows stand under their groups: by what they are grouped by, then as they were. */
export function groupedSort<Column extends string>(sort: Sort<Column>, group: Column | MadeUp | null): Sort<Column> {
  if (group === null) return sort;
  const { within = [], ...first } = sort;
  const steps = [first, ...within];
  const direction = steps.find(({ column }) => column === group)?.direction ?? 'asc';
  const others = steps.filter(({ column }) => column !== group).slice(0, maxSorts - 1);
  return { column: group, direction, ...(others.length > 0 && { within: others }) };
}
