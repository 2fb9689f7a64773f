import { useElementSize, useMergedRef } from '@mantine/hooks';
import { useTable } from '@tanstack/react-table';
import { useVirtualizer } from '@tanstack/react-virtual';
import { type KeyboardEvent, type MouseEvent, useCallback, useEffect, useMemo, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import { type GridColumn, type GridRow, gridFeatures, tableColumns } from './columns';
import classes from './DataGrid.module.css';
import { fitColumns, tracksOf, widthOf } from './fit-columns';
import { GridHeader } from './GridHeader';
import { GridLine } from './GridLine';
import { GroupHeading } from './GroupHeading';
import { type GridGroup, groupedLines } from './groups';
import type { Sort } from './list-view';
import { type RowRange, rangesOf } from './ranges';
import { isSelected, type Selection, selectedCount } from './selection';
import { type SaveCell, useGridEdit } from './use-grid-edit';

/** Below this width (px) a row is two lines of a name, as on a phone. */
const compactBelow = 560;
const headHeight = 29;
const groupHeight = 32;
const noGroups: readonly GridGroup[] = [];
const noKeys: ReadonlySet<string | number> = new Set();

export interface DataGridProps<Row extends GridRow, Column extends string> {
  readonly label: string;
  readonly columns: readonly GridColumn<Row>[];
  /** The columns were chosen: all of them are shown, however narrow the list is, and it scrolls sideways. */
  readonly isChosen?: boolean;
  readonly count: number;
  /** What the rows stand under, in their order; none where they aren't grouped. */
  readonly groups?: readonly GridGroup[];
  /** Groups whose rows are folded away, by key. */
  readonly collapsed?: ReadonlySet<string | number>;
  readonly onCollapse?: (key: string | number) => void;
  readonly rowAt: (index: number) => Row | undefined;
  readonly nameOf: (row: Row) => string;
  /** Told which rows are in sight, from one to another each, so that they can be read. */
  readonly onRange: (ranges: readonly RowRange[]) => void;
  readonly isBusy: boolean;
  readonly sort: Sort<Column>;
  readonly onSort: (column: string, direction: 'asc' | 'desc') => void;
  readonly selection: Selection;
  readonly onToggle: (index: number, row: Row, isRange: boolean) => void;
  readonly onSelectAll: (on: boolean) => void;
  /** Told the columns that are to be shown, in their order, when one was dragged elsewhere by its title. */
  readonly onOrder?: (columns: readonly string[]) => void;
  readonly active: number;
  readonly onActive: (index: number) => void;
  readonly openId: string | null;
  readonly onOpen: (row: Row) => void;
  /** Where to begin, in px. */
  readonly initialScroll: number;
  /** Names the order and filter: with another one the list begins at its top. */
  readonly viewKey: string;
  readonly onScroll: (scroll: number) => void;
  readonly onSave?: SaveCell<Row>;
  readonly errorText: (error: unknown) => string;
  /** Where the grid puts its handle, for shortcuts that work from anywhere on the screen. */
  readonly handle: { current: GridHandle | null };
}

export interface GridHandle {
  readonly move: (step: number) => void;
  readonly edit: () => void;
  readonly focus: () => void;
}

/** The rows are the core's, and virtual: the table model is there for columns and order alone. */
const noRows: never[] = [];

const pageKeys: Record<string, (active: number, page: number, last: number) => number> = {
  ArrowDown: (active) => active + 1,
  ArrowUp: (active) => active - 1,
  PageDown: (active, page) => active + page,
  PageUp: (active, page) => active - page,
  Home: () => 0,
  End: (_active, _page, last) => last,
};

/** A list of any length as a grid: only the rows in sight exist. Rows, order and filter are the core's work. */
export function DataGrid<Row extends GridRow, Column extends string>(props: DataGridProps<Row, Column>) {
  const { columns, count, rowAt, sort, selection, active, openId, handle, onActive, onOpen, onScroll, onRange } = props;
  const { groups = noGroups, collapsed = noKeys, isChosen = false } = props;
  const { t } = useTranslation();
  const grid = useRef<HTMLDivElement>(null);
  const { ref: sizeRef, width } = useElementSize<HTMLDivElement>();
  const ref = useMergedRef(grid, sizeRef);
  const isCompact = width > 0 && width < compactBelow;
  const height = isCompact ? 52 : 36;

  const { edit, onEdit, onCommit, onCancel } = useGridEdit(
    columns,
    grid,
    isCompact ? undefined : props.onSave,
    props.errorText,
  );
  const edited = edit.editing?.column ?? 'name';

  const fitting = useMemo(
    () =>
      isCompact
        ? columns.filter(({ id }) => id === 'name' || id === 'tags')
        : isChosen
          ? columns
          : fitColumns(columns, width, ['name', sort.column, edited]),
    [columns, width, isCompact, isChosen, sort.column, edited],
  );
  const tracks = isCompact ? 'minmax(0, 1fr) auto' : tracksOf(fitting);
  const visibility = useMemo(
    () => Object.fromEntries(columns.map(({ id }) => [id, fitting.some((column) => column.id === id)])),
    [columns, fitting],
  );
  const definitions = useMemo(() => tableColumns(columns), [columns]);
  const sorting = useMemo(
    () => [sort, ...(sort.within ?? [])].map(({ column, direction }) => ({ id: column, desc: direction === 'desc' })),
    [sort],
  );
  const lines = useMemo(() => groupedLines(groups, count, collapsed), [groups, count, collapsed]);

  const virtualizer = useVirtualizer({
    count: lines.count,
    getScrollElement: () => grid.current,
    estimateSize: (line) => (lines.headings > 0 && 'heading' in lines.at(line) ? groupHeight : height),
    overscan: 8,
    initialOffset: props.initialScroll,
    scrollMargin: isCompact ? 0 : headHeight,
    scrollPaddingStart: isCompact ? 0 : headHeight,
    useFlushSync: false,
  });
  const measured = useRef({ height, groups, collapsed });
  useEffect(() => {
    const { current } = measured;
    if (current.height === height && current.groups === groups && current.collapsed === collapsed) return;
    measured.current = { height, groups, collapsed };
    virtualizer.measure();
  }, [virtualizer, height, groups, collapsed]);
  const shownView = useRef(props.viewKey);
  useEffect(() => {
    if (shownView.current === props.viewKey) return;
    shownView.current = props.viewKey;
    virtualizer.scrollToOffset(0);
  }, [virtualizer, props.viewKey]);
  const items = virtualizer.getVirtualItems();
  const ranges = rangesOf(
    items.flatMap(({ index }) => {
      const found = lines.at(index);
      return 'row' in found ? [found.row] : [];
    }),
  );
  const inSight = JSON.stringify(ranges);
  useEffect(() => onRange(JSON.parse(inSight) as RowRange[]), [onRange, inSight]);

  const table = useTable({
    features: gridFeatures,
    columns: definitions,
    data: noRows,
    getRowId: (row) => row.id,
    manualSorting: true,
    enableSortingRemoval: false,
    enableMultiSort: false,
    state: { sorting, columnVisibility: visibility },
    onSortingChange: (change) => {
      const wanted = typeof change === 'function' ? change(sorting) : change;
      const isNew = (one: { id: string; desc: boolean }) =>
        !sorting.some(({ id, desc }) => id === one.id && desc === one.desc);
      const next = wanted.find(isNew) ?? wanted[0];
      if (next) props.onSort(next.id, next.desc ? 'desc' : 'asc');
    },
  });

  const goTo = useCallback(
    (index: number) => {
      const target = lines.shown(Math.max(0, Math.min(count - 1, index)), index < active ? -1 : 1);
      if (target === null) return;
      onActive(target);
      virtualizer.scrollToIndex(lines.lineOf(target), { align: 'auto' });
    },
    [count, active, onActive, virtualizer, lines],
  );
  // What is done to the row one is on is never done to one that is folded away.
  const nearest = openId === null ? lines.shown(active, 1) : null;
  useEffect(() => {
    if (nearest !== null && nearest !== active) onActive(nearest);
  }, [nearest, active, onActive]);
  handle.current = {
    move: (step) => {
      goTo(active + step);
      grid.current?.focus({ preventScroll: true });
    },
    edit: () => {
      const row = rowAt(active);
      if (row) onEdit(row);
    },
    focus: () => grid.current?.focus({ preventScroll: true }),
  };

  /** Which row and cell a mouse event is about; null inside an editor, whose clicks are its own. */
  const pointed = (event: MouseEvent) => {
    if (!(event.target instanceof Element) || event.target.closest('[data-editor]')) return null;
    const index = Number(event.target.closest('[data-index]')?.getAttribute('data-index') ?? Number.NaN);
    const row = rowAt(index);
    const column = event.target.closest('[data-column]')?.getAttribute('data-column') ?? null;
    return row ? { index, row, column, isCheck: event.target.closest('[data-check]') !== null } : null;
  };
  // The first click may open a record, and the columns then make room: the second means the same cell still.
  const firstPoint = useRef<{ row: Row; column: string | null } | null>(null);
  const onClick = (event: MouseEvent) => {
    const at = pointed(event);
    if (!at) return;
    if (event.detail === 1) firstPoint.current = { row: at.row, column: at.column };
    onActive(at.index);
    grid.current?.focus({ preventScroll: true });
    if (at.isCheck || event.shiftKey || event.ctrlKey || event.metaKey)
      props.onToggle(at.index, at.row, event.shiftKey);
    else if (event.detail < 2) onOpen(at.row);
  };
  const onDoubleClick = (event: MouseEvent) => {
    const at = pointed(event) && firstPoint.current;
    if (at?.column && columns.some(({ id, editor }) => id === at.column && editor)) onEdit(at.row, at.column);
  };
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.target !== grid.current || event.ctrlKey || event.metaKey || event.altKey) return;
    const page = Math.max(1, Math.floor((grid.current?.clientHeight ?? 0) / height) - 2);
    const move = pageKeys[event.key];
    const row = rowAt(active);
    if (move) goTo(move(active, page, count - 1));
    else if (event.key === ' ' && row) props.onToggle(active, row, event.shiftKey);
    else if (event.key === 'F2' && row) onEdit(row);
    else return;
    event.preventDefault();
  };
  const activeRow = rowAt(active);
  const selected = selectedCount(selection, count);

  return (
    <div
      ref={ref}
      role="grid"
      tabIndex={0}
      className={classes.grid}
      aria-label={props.label}
      aria-rowcount={lines.count + 1}
      aria-colcount={fitting.length + 1}
      aria-multiselectable
      aria-busy={props.isBusy}
      aria-activedescendant={
        activeRow && ranges.some(([from, to]) => active >= from && active <= to) ? `row-${activeRow.id}` : undefined
      }
      data-compact={isCompact || undefined}
      data-wide={(isChosen && !isCompact) || undefined}
      style={{ '--tracks': tracks, '--least': isChosen && !isCompact ? `${widthOf(fitting)}px` : '0' }}
      onKeyDown={onKeyDown}
      onClick={onClick}
      onDoubleClick={onDoubleClick}
      onScroll={(event) => onScroll(event.currentTarget.scrollTop)}
    >
      <GridHeader
        table={table}
        allSelected={selected === 0 ? 'off' : selected >= count ? 'on' : 'some'}
        onSelectAll={props.onSelectAll}
        onOrder={props.onOrder && ((ids) => props.onOrder?.(['name', ...ids]))}
      />
      <div
        role="rowgroup"
        className={classes.body}
        style={{ height: (lines.count - lines.headings) * height + lines.headings * groupHeight }}
      >
        {items.map(({ index: line }) => {
          const found = lines.at(line);
          const above = lines.headingsAbove(line);
          const top = (line - above) * height + above * groupHeight;
          if ('heading' in found) {
            const { key } = found.heading;
            return (
              <GroupHeading
                key={`group ${key}`}
                group={found.heading}
                isCollapsed={found.isCollapsed}
                onToggle={() => props.onCollapse?.(key)}
                line={line}
                columns={fitting.length + 1}
                top={top}
                height={groupHeight}
              />
            );
          }
          const index = found.row;
          const row = rowAt(index);
          return row ? (
            <GridLine
              key={row.id}
              row={row}
              index={index}
              line={line}
              columns={fitting}
              selectWords={t('party.list.select', { name: props.nameOf(row) })}
              top={top}
              height={height}
              isCompact={isCompact}
              isSelected={isSelected(selection, row.id)}
              isActive={index === active}
              isOpen={row.id === openId}
              edit={edit}
              onCommit={onCommit}
              onCancel={onCancel}
            />
          ) : (
            <div key={index} className={classes.skeleton} style={{ transform: `translateY(${top}px)`, height }} />
          );
        })}
      </div>
    </div>
  );
}
