import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { chosenColumns } from '../../../src-renderer/ui/grid/chosen-columns';
import { groupedLines } from '../../../src-renderer/ui/grid/groups';
import { groupedSort } from '../../../src-renderer/ui/grid/list-view';

const groupsOf = (counts: readonly number[]) => counts.map((count, key) => ({ key, label: `Group ${key}`, count }));

describe('a grouped list', () => {
  test('has a heading before the first row of each group', () => {
    const lines = groupedLines(groupsOf([2, 1]), 3);
    const read = Array.from({ length: lines.count }, (_, line) => {
      const found = lines.at(line);
      return 'row' in found ? found.row : found.heading.label;
    });
    expect(read).toEqual(['Group 0', 0, 1, 'Group 1', 2]);
  });

  test('shows every row once and in order, whatever was counted a moment ago', () => {
    fc.assert(
      fc.property(fc.array(fc.integer({ min: 1, max: 5 })), fc.nat(40), (counts, rows) => {
        const lines = groupedLines(groupsOf(counts), rows);
        const shown = Array.from({ length: lines.count }, (_, line) => lines.at(line)).flatMap((found) =>
          'row' in found ? [found.row] : [],
        );
        expect(shown).toEqual(Array.from({ length: rows }, (_, row) => row));
        for (const row of shown) expect(lines.at(lines.lineOf(row))).toEqual({ row });
      }),
    );
  });

  test('is sorted by what it is grouped by, then as it was', () => {
    const sort = { column: 'name', direction: 'asc', within: [{ column: 'city', direction: 'desc' }] } as const;
    const mutable = { ...sort, within: [...sort.within] };
    expect(groupedSort<string>(mutable, null)).toBe(mutable);
    expect(groupedSort<string>(mutable, 'city')).toEqual({
      column: 'city',
      direction: 'desc',
      within: [{ column: 'name', direction: 'asc' }],
    });
    expect(groupedSort<string>({ column: 'name', direction: 'desc' }, 'name')).toEqual({
      column: 'name',
      direction: 'desc',
    });
  });
});

test('chosen columns stand in their order, the name first; those that are gone are left out', () => {
  const column = (id: string) => ({ id, minWidth: 1, grow: 1, priority: 9 });
  const all = ['name', 'city', 'email'].map(column);
  expect(chosenColumns(all, ['email', 'gone', 'name', 'city']).map(({ id }) => id)).toEqual(['name', 'email', 'city']);
});
