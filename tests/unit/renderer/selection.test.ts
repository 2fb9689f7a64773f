import fc from 'fast-check';
import { expect, test } from 'vitest';
import {
  isSelected,
  noSelection,
  type Selection,
  selectedCount,
  selectionInput,
  toggled,
  wholeSelection,
  withRows,
} from '../../../src-renderer/ui/grid/selection';

test('all that match is told as the filter with what is left out', () => {
  const selection = withRows(wholeSelection, ['b'], false);
  expect(selectionInput(selection, { text: 'x' })).toEqual({ filter: { text: 'x' }, except: ['b'] });
  expect(selectedCount(selection, 100_000)).toBe(99_999);
});

test('named rows are told as their ids', () => {
  expect(selectionInput(withRows(noSelection, ['a', 'c'], true), {})).toEqual({ ids: ['a', 'c'] });
});

test('selecting and deselecting agree with a plain set, named or as all but some', () => {
  const all = ['a', 'b', 'c', 'd', 'e'];
  const act = fc.record({ ids: fc.subarray(all), on: fc.boolean() });
  fc.assert(
    fc.property(fc.boolean(), fc.array(act), (isWhole, acts) => {
      const plain = new Set(isWhole ? all : []);
      let selection: Selection = isWhole ? wholeSelection : noSelection;
      for (const { ids, on } of acts) {
        for (const id of ids) on ? plain.add(id) : plain.delete(id);
        selection = withRows(selection, ids, on);
      }
      expect(all.filter((id) => isSelected(selection, id))).toEqual(all.filter((id) => plain.has(id)));
      expect(selectedCount(selection, all.length)).toBe(plain.size);
    }),
  );
});

test('toggling twice changes nothing', () => {
  expect(toggled(toggled(noSelection, 'a'), 'a')).toEqual(noSelection);
  expect(toggled(toggled(wholeSelection, 'a'), 'a')).toEqual(wholeSelection);
});
