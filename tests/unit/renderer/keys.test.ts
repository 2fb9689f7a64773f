import { expect, test } from 'vitest';
import { capsOf, comboOf, matchCombo } from '../../../src-renderer/ui/shortcuts/keys';

const press = (key: string, more: Partial<Record<'ctrlKey' | 'metaKey' | 'shiftKey' | 'altKey', boolean>> = {}) =>
  comboOf({ key, ctrlKey: false, metaKey: false, shiftKey: false, altKey: false, ...more });

test('Ctrl and ⌘ are the same key', () => {
  expect(press('k', { ctrlKey: true })).toBe('mod+k');
  expect(press('k', { metaKey: true })).toBe('mod+k');
});

test('shift counts with letters and named keys, but not with signs that need it anyway', () => {
  expect(press('Z', { shiftKey: true, ctrlKey: true })).toBe('shift+mod+z');
  expect(press('Enter', { shiftKey: true })).toBe('shift+Enter');
  expect(press('?', { shiftKey: true })).toBe('?');
});

test('a sequence wins over its last key alone', () => {
  const combos = ['c', 'g c', 'g h'];
  expect(matchCombo(combos, 'c', 'g')).toBe('g c');
  expect(matchCombo(combos, 'c', null)).toBe('c');
  expect(matchCombo(combos, 'c', 'x')).toBe('c');
  expect(matchCombo(combos, 'h', null)).toBeNull();
});

test('a combo is drawn as each computer prints its keys', () => {
  expect(capsOf('shift+mod+z', false)).toEqual([['Ctrl', 'Shift', 'Z']]);
  expect(capsOf('shift+mod+z', true)).toEqual([['⇧', '⌘', 'Z']]);
  expect(capsOf('g c', false)).toEqual([['G'], ['C']]);
  expect(capsOf('Enter', false)).toEqual([['↵']]);
});
