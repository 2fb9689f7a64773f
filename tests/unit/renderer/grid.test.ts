import { expect, test } from 'vitest';
import {
  cellKey,
  failed,
  isEditing,
  isOvertaken,
  nextColumn,
  notEditing,
  settled,
} from '../../../src-renderer/ui/grid/drafts';
import { fitColumns, tracksOf } from '../../../src-renderer/ui/grid/fit-columns';
import { createListView } from '../../../src-renderer/ui/grid/list-view';
import { wholeSelection } from '../../../src-renderer/ui/grid/selection';

const column = (id: string, minWidth: number, priority: number) => ({ id, minWidth, priority, grow: 1 });
const columns = [column('name', 150, 0), column('role', 90, 7), column('email', 150, 2), column('tags', 96, 3)];

test('a narrow list keeps its most important columns, in their order', () => {
  expect(fitColumns(columns, 1_200, []).map(({ id }) => id)).toEqual(['name', 'role', 'email', 'tags']);
  expect(fitColumns(columns, 500, []).map(({ id }) => id)).toEqual(['name', 'email', 'tags']);
  expect(fitColumns(columns, 100, ['name']).map(({ id }) => id)).toEqual(['name']);
});

test('the column that sorts is shown however narrow the list is', () => {
  expect(fitColumns(columns, 400, ['name', 'role']).map(({ id }) => id)).toContain('role');
});

test('columns that do not grow keep their width', () => {
  expect(tracksOf([column('name', 150, 0), { ...column('when', 84, 1), grow: 0 }])).toBe(
    '28px minmax(150px, 1fr) 84px',
  );
});

test('what failed is opened again, unless the user is in another cell by now', () => {
  const draft = { value: 'x', error: 'no' };
  const alone = failed(notEditing, 'r1', 'email', draft);
  expect(isEditing(alone, 'r1', 'email')).toBe(true);
  const elsewhere = failed({ ...notEditing, editing: { rowId: 'r2', column: 'name' } }, 'r1', 'email', draft);
  expect(isEditing(elsewhere, 'r2', 'name')).toBe(true);
  expect(elsewhere.drafts.get(cellKey('r1', 'email'))).toEqual(draft);
  expect(settled(elsewhere, 'r1', 'email').drafts.size).toBe(0);
});

test('a cell that was changed elsewhere while it was edited is not overwritten before one was told', () => {
  const editing = { ...notEditing, editing: { rowId: 'r1', column: 'city', base: 'Bonn' } };
  expect(isOvertaken(editing, 'city', 'Bonn', 'Ulm')).toBe(false);
  expect(isOvertaken(editing, 'city', 'Köln', 'Ulm')).toBe(true);
  expect(isOvertaken(editing, 'city', 'Ulm', 'Ulm')).toBe(false);
  const told = failed({ ...editing, editing: null }, 'r1', 'city', { value: 'Ulm', error: 'changed' });
  expect(isOvertaken(told, 'city', 'Köln', 'Ulm')).toBe(false);
});

test('Tab goes through the columns that can be edited and ends at the last', () => {
  expect(nextColumn(['name', 'company', 'email'], 'company', 1)).toBe('email');
  expect(nextColumn(['name', 'company', 'email'], 'company', -1)).toBe('name');
  expect(nextColumn(['name', 'company', 'email'], 'email', 1)).toBeNull();
  expect(nextColumn(['name'], 'tags', 1)).toBeNull();
});

test('another filter clears the selection and begins at the top; another order keeps the selection', () => {
  const view = createListView({ column: 'name', direction: 'asc' });
  view.getState().select(wholeSelection, 4);
  view.getState().setActive(7);
  view.getState().scroll.current = 900;
  view.getState().setSort({ column: 'name', direction: 'desc' });
  expect(view.getState()).toMatchObject({ active: 0, anchor: 0, selection: wholeSelection, scroll: { current: 0 } });
  view.getState().setText('x');
  expect(view.getState().selection).toEqual({ mode: 'some', ids: new Set() });
});
