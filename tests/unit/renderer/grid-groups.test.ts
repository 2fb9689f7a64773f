import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { chosenColumns } from '../../../src-renderer/ui/grid/chosen-columns';
import { groupedLines } from '../../../src-renderer/ui/grid/groups';
import { groupedSort } from '../../../src-renderer/ui/grid/list-view';
import { rangesOf } from '../../../src-renderer/ui/grid/ranges';
import { carried } from '../../../src-renderer/ui/grid/use-reorder';

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

  test('folds rows away: what is left has its line, and the keyboard goes past the rest', () => {
    const keys = fc.array(fc.nat(7)).map((all) => new Set<string | number>(all));
    fc.assert(
      fc.property(fc.array(fc.integer({ min: 1, max: 5 })), fc.nat(40), keys, (counts, rows, collapsed) => {
        const groups = groupsOf(counts);
        const lines = groupedLines(groups, rows, collapsed);
        const all = Array.from({ length: lines.count }, (_, line) => lines.at(line));
        const shown = all.flatMap((found) => ('row' in found ? [found.row] : []));
        const whole = groupedLines(groups, rows);
        const groupOf = (row: number) => {
          const above = whole.headingsAbove(whole.lineOf(row) + 1);
          return groups[above - 1]?.key;
        };
        const expected = Array.from({ length: rows }, (_, row) => row).filter(
          (row) => !collapsed.has(groupOf(row) ?? 'none'),
        );
        expect(shown).toEqual(expected);
        for (const row of shown) expect(lines.at(lines.lineOf(row))).toEqual({ row });
        all.forEach((_, line) => {
          expect(lines.headingsAbove(line)).toBe(all.slice(0, line).filter((found) => 'heading' in found).length);
        });
        for (let row = 0; row < rows; row++) {
          const behind = expected.find((one) => one >= row) ?? expected.at(-1) ?? null;
          const before = expected.findLast((one) => one <= row) ?? expected[0] ?? null;
          expect([lines.shown(row, 1), lines.shown(row, -1)]).toEqual([behind, before]);
        }
      }),
    );
  });

  test('carries a column to the place of another', () => {
    expect(carried(['a', 'b', 'c', 'd'], 'a', 'c')).toEqual(['b', 'c', 'a', 'd']);
    expect(carried(['a', 'b', 'c', 'd'], 'd', 'b')).toEqual(['a', 'd', 'b', 'c']);
    expect(carried(['a', 'b'], 'a', 'b')).toEqual(['b', 'a']);
  });

  test('tells rows in sight as stretches', () => {
    expect(rangesOf([])).toEqual([]);
    expect(rangesOf([3, 4, 5, 90, 91, 200])).toEqual([
      [3, 5],
      [90, 91],
      [200, 200],
    ]);
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
