import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { useCallback, useMemo, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { CustomField } from '../../src-shared/contract/fields';
import type { ListFilter, ListKind } from '../../src-shared/contract/filters';
import type { ListGroup } from '../../src-shared/contract/views';
import { customFieldId, customFieldName, listGroupsOf, type MadeUp } from '../../src-shared/domain/list-fields';
import { completed, noFilter } from '../ui/filter/language';
import { chosenColumns } from '../ui/grid/chosen-columns';
import type { GridColumn, GridRow } from '../ui/grid/columns';
import type { GridHandle } from '../ui/grid/DataGrid';
import { groupedSort, type ListViewStore } from '../ui/grid/list-view';
import { noSelection, selectedCount, selectionInput } from '../ui/grid/selection';
import { useListKeys } from '../ui/grid/use-list-keys';
import { useSelecting } from '../ui/grid/use-selecting';
import { showToast } from '../ui/toast/show-toast';
import { knownOrder, orderedFields, useCustomColumns, useListFields } from './custom-columns';
import { useErrorText } from './errors';
import { useFilterLanguage } from './filter-language';
import { type ListQuery, type ListSource, useListData } from './list-data';
import { orpc } from './orpc';
import { useErrorToast } from './undo';
import { useGroupText } from './value-text';

export interface ListScreen<Row extends GridRow, Column extends string> {
  readonly kind: ListKind;
  readonly store: ListViewStore<Column>;
  readonly source: ListSource<Row, Column>;
  /** Columns the core can sort by. */
  readonly sortable: readonly Column[];
  /** The columns of its own; fields that the users made are added to them. */
  readonly columns?: readonly GridColumn<Row>[];
  /** So many of these fields are shown behind the name as long as no columns were chosen. */
  readonly fieldsShown?: number;
  readonly openId: string | null;
  /** Whether this is the bin. */
  readonly binned?: boolean;
  /** Opens a record, in place of the one that is open. */
  readonly onOpen: (id: string, isInstead: boolean) => void;
  readonly onClose?: () => void;
  readonly onNew?: { words: string; run: () => void };
}

const noColumns: readonly never[] = [];
const noGroups: readonly ListGroup[] = [];

/** How a list is ordered and grouped; a field that was taken away counts no more. */
function useOrder<Column extends string>(store: ListViewStore<Column>, fields: readonly CustomField[] | undefined) {
  const { sort, group } = store();
  return useMemo(() => {
    if (!fields) return { sort, group };
    const isKnown = group === null || knownOrder({ column: group, direction: 'asc' }, fields) !== null;
    return { sort: knownOrder(sort, fields) ?? store.getInitialState().sort, group: isKnown ? group : null };
  }, [store, sort, group, fields]);
}

/** What the rows stand under, where they are grouped. */
function useGroups<Column extends string>(
  kind: ListKind,
  { sort, filter, group }: ListQuery<Column>,
  fields: readonly CustomField[] | undefined,
) {
  const groupText = useGroupText();
  const by = { column: sort.column, direction: sort.direction };
  const { data = noGroups } = useQuery({
    ...orpc.views.groups.queryOptions({ input: { kind, filter, by } }),
    enabled: group != null,
    placeholderData: keepPreviousData,
  });
  const { language } = useTranslation().i18n;
  const field = group == null ? undefined : fields?.find(({ id }) => id === customFieldId(group));
  // biome-ignore lint/correctness/useExhaustiveDependencies: the words of a value follow from the language.
  const told = useMemo(
    () => (field ? data.map((one) => ({ ...one, label: groupText(field, one.label) })) : data),
    [field, data, language],
  );
  return group == null ? noGroups : told;
}

/** All that moves on a list screen: rows, order, filter, selection, keys; what is drawn is the screen's own. */
export function useListScreen<Row extends GridRow, Column extends string>(screen: ListScreen<Row, Column>) {
  const { t } = useTranslation();
  const errorText = useErrorText();
  const onError = useErrorToast();
  const { kind, openId, store, onOpen, binned = false } = screen;
  const view = store();
  const grid = useRef<GridHandle>(null);
  const textField = useRef<HTMLInputElement>(null);
  const [initialScroll] = useState(() => view.scroll.current);

  const language = useFilterLanguage(kind);
  const where = useMemo(() => completed(view.where, kind, language), [view.where, kind, language]);
  const filter = useMemo<ListFilter>(() => {
    const text = view.text.trim();
    return {
      ...(binned && { binned }),
      ...(text !== '' && { text }),
      ...(where.of.length > 0 && { where }),
    };
  }, [view.text, where, binned]);
  const fields = useListFields(kind);
  const { sort, group } = useOrder(store, fields);
  const list = useListData({ sort: groupedSort(sort, group), filter, group }, screen.source);
  const { rowAt, shown } = list;
  const groups = useGroups(kind, shown, fields);
  const { columns: own = noColumns, fieldsShown = 0 } = screen;
  const ordered = useMemo(() => orderedFields(fields), [fields]);
  const inSight = view.columns ?? (fields ?? []).slice(0, fieldsShown).map(({ id }) => customFieldName(id));
  const custom = useCustomColumns<Row>(fields, inSight, list);
  const columns = useMemo(() => [...own, ...custom], [own, custom]);
  const standard = useMemo(() => {
    const [name, ...others] = own;
    return name ? [name, ...custom.slice(0, fieldsShown), ...others] : own;
  }, [own, custom, fieldsShown]);
  const chosen = useMemo(
    () => (view.columns === null ? standard : chosenColumns(columns, view.columns)),
    [standard, columns, view.columns],
  );

  const clear = useCallback(() => store.getState().select(noSelection), [store]);
  const { onToggle, onSelectAll } = useSelecting<Row>({
    selection: view.selection,
    anchor: view.anchor,
    select: view.select,
    readRange: list.readRange,
    onTooMany: () => showToast({ words: t('party.list.tooMany') }),
    onError,
  });
  const openRow = useCallback((row: Row) => onOpen(row.id, openId !== null), [onOpen, openId]);
  const onActive = useCallback(
    (index: number) => {
      store.getState().setActive(index);
      const row = rowAt(index);
      if (openId !== null && row && row.id !== openId) openRow(row);
    },
    [store, rowAt, openId, openRow],
  );
  const withActive = (act: (row: Row) => void) => () => {
    const row = rowAt(view.active);
    if (row) act(row);
  };
  useListKeys({
    grid,
    textField,
    onOpen: withActive(openRow),
    onSelect: withActive((row) => onToggle(view.active, row, false)),
    onClose: () => {
      if (openId === null) return clear();
      screen.onClose?.();
      grid.current?.focus();
    },
    ...(screen.onNew && { onNew: screen.onNew }),
  });
  const sortable: readonly (Column | MadeUp)[] = [...screen.sortable, ...ordered];
  const onSort = (column: string, direction: 'asc' | 'desc') => {
    const known = sortable.find((one) => one === column);
    if (known !== undefined) view.setSort({ column: known, direction });
  };
  return {
    kind,
    store,
    sortable: screen.sortable,
    view,
    list,
    filter: list.shown.filter,
    /** What is selected, as the core is told. */
    chosen: selectionInput(view.selection, list.shown.filter),
    selected: selectedCount(view.selection, list.count),
    clear,
    clearFilters: () => {
      view.setText('');
      view.setWhere(noFilter);
    },
    filterBar: {
      kind,
      language,
      where: view.where,
      onWhere: view.setWhere,
      text: view.text,
      onText: view.setText,
      textField,
      matching: list.isBusy ? null : list.count,
    },
    options: {
      columns,
      shown: standard,
      chosen: view.columns,
      onColumns: view.setColumns,
      sortable,
      sort,
      onSort: view.setSort,
      groups: sortable.filter((column) => customFieldId(column) !== null || listGroupsOf(kind).includes(column)),
      group,
      onGroup: view.setGroup,
    },
    gridProps: {
      columns: chosen,
      isChosen: view.columns !== null,
      groups,
      collapsed: view.collapsed,
      onCollapse: view.toggleGroup,
      count: list.count,
      rowAt,
      onRange: list.onRange,
      isBusy: list.isBusy,
      sort,
      onSort,
      selection: view.selection,
      onToggle,
      onSelectAll,
      active: view.active,
      onActive,
      openId,
      onOpen: openRow,
      initialScroll,
      viewKey: JSON.stringify(list.shown),
      onScroll: (scroll: number) => {
        view.scroll.current = scroll;
      },
      errorText,
      handle: grid,
    },
  };
}
