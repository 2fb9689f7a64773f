import { expect, test } from 'vitest';
import { commandEntries, recordEntry, stepFrom } from '../../../src-renderer/features/palette/entries';

const shortcut = (id: string, words: string) => ({ id, words, combo: 'x', group: 'anywhere' as const, run: () => {} });
const shortcuts = [
  shortcut('palette', 'Find or do…'),
  shortcut('go', 'Go to Companies'),
  shortcut('new', 'New contact'),
];

test('an empty text offers every command but the palette itself', () => {
  expect(commandEntries(shortcuts, '').map(({ title }) => title)).toEqual(['Go to Companies', 'New contact']);
});

test('commands are those whose words the text begins, with what matched', () => {
  expect(commandEntries(shortcuts, 'com')).toMatchObject([{ title: 'Go to Companies', titleMatches: [[6, 9]] }]);
});

test('a record keeps the matches that the core found', () => {
  const hit = {
    kind: 'contact' as const,
    id: '1',
    title: 'Lena',
    subtitle: '',
    photo: '',
    titleMatches: [[0, 2] as [number, number]],
  };
  expect(recordEntry(hit)).toMatchObject({ recordId: '1', titleMatches: [[0, 2]], subtitleMatches: [] });
});

test('arrow keys go around the ends', () => {
  expect(stepFrom(0, -1, 3)).toBe(2);
  expect(stepFrom(2, 1, 3)).toBe(0);
  expect(stepFrom(0, 1, 0)).toBe(0);
});
