import { describe, expect, it } from 'vitest';
import {
  byField,
  isLeftOut,
  partLines,
  resultName,
  suggested,
  textOf,
  togglePart,
  toInput,
} from '../../../../src-renderer/features/duplicates/choices';
import { nextPair } from '../../../../src-renderer/features/duplicates/use-queue';
import type { DuplicateRow, MergePreview } from '../../../../src-shared/contract/duplicates';

const party = (id: string, name: string) => ({ id, name, subtitle: '', updatedAt: 0 });
const preview: MergePreview = {
  kind: 'contact',
  left: party('l', 'Robert Müller'),
  right: party('r', 'Bob Mueller'),
  class: 'certain',
  score: 0.9,
  reasons: [],
  keep: 'left',
  fields: [
    { field: 'givenName', left: 'Robert', right: 'Bob', suggested: 'left', canType: true },
    { field: 'familyName', left: 'Müller', right: 'Mueller', suggested: 'left', canType: true },
    { field: 'role', left: '', right: 'Joiner', suggested: 'right', canType: true },
  ],
  parts: [
    { id: 'e1', side: 'left', table: 'contact_point', field: 'email', text: 'rm@mail.example', twin: 'e2' },
    { id: 'p1', side: 'left', table: 'contact_point', field: 'phone', text: '1', twin: null },
    { id: 'e2', side: 'right', table: 'contact_point', field: 'email', text: 'RM@mail.example', twin: 'e1' },
    { id: 'p2', side: 'right', table: 'contact_point', field: 'phone', text: '2', twin: null },
  ],
};
const texts = (choices = suggested(preview)) => preview.fields.map((field) => textOf(choices, field));

describe('what a merge is to have', () => {
  it('is that of the record that stays, and the other’s where it has none', () => {
    expect(texts()).toEqual(['Robert', 'Müller', 'Joiner']);
    expect(texts({ ...suggested(preview), keep: 'right' })).toEqual(['Bob', 'Mueller', 'Joiner']);
  });

  it('is what was chosen or typed, also nothing', () => {
    const choices = { ...suggested(preview), fields: { givenName: 'right', familyName: { value: 'Möller' } } as const };
    expect(texts(choices)).toEqual(['Bob', 'Möller', 'Joiner']);
    expect(resultName(preview, choices)).toBe('Bob Möller');
    expect(texts({ ...choices, fields: { role: 'left' } })[2]).toBe('');
  });

  it('shows once what both have, and leaves it out on both sides', () => {
    const lines = partLines(preview.parts);
    expect(byField(lines).map(({ field, lines: those }) => [field, those.map(({ side }) => side)])).toEqual([
      ['email', ['both']],
      ['phone', ['left', 'right']],
    ]);
    const [email] = lines;
    if (!email) throw new Error('no line');
    const without = togglePart(suggested(preview), email);
    expect(isLeftOut(without, email)).toBe(true);
    expect(toInput({ leftId: 'l', rightId: 'r' }, without).without).toEqual(['e1', 'e2']);
    expect(togglePart(without, email).without.size).toBe(0);
  });
});

describe('after a pair is decided', () => {
  const row = (leftId: string, rightId: string) => ({ leftId, rightId }) as DuplicateRow;
  const done = { leftId: 'b', rightId: 'a' };

  it('another pair of the record that stayed comes next, never one of that which is gone', () => {
    const rows = [row('a', 'b'), row('c', 'd'), row('b', 'e'), row('a', 'f')];
    expect(nextPair(rows, done, 'a')).toEqual(row('a', 'f'));
  });

  it('the pair after it comes next, at the end the one before, and none after the last', () => {
    expect(nextPair([row('a', 'b'), row('c', 'd')], done, null)).toEqual(row('c', 'd'));
    expect(nextPair([row('c', 'd'), row('a', 'b')], done, null)).toEqual(row('c', 'd'));
    expect(nextPair([row('a', 'b')], done, null)).toBeNull();
  });
});
