import { expect, test } from 'vitest';
import { isComplete, operatorsFor, operatorWords, valueWords } from '../../../src-renderer/ui/filter/condition';
import { filterOperator } from '../../../src-shared/contract/filters';

const tag = { id: 'tag', title: 'Tag', kind: 'choice', options: [{ value: '1', label: 'client' }] } as const;
const date = { id: 'createdAt', title: 'Created', kind: 'date' } as const;
const people = { id: 'contacts', title: 'People', kind: 'number' } as const;

test('every comparison of the contract can be asked of some column', () => {
  const kinds = ['text', 'date', 'choice', 'number'] as const;
  const asked = new Set(kinds.flatMap((kind) => operatorsFor({ id: kind, title: kind, kind })));
  expect(filterOperator.options.filter((operator) => !asked.has(operator))).toEqual([]);
});

test('a condition is complete with a value, or where none is asked for', () => {
  expect(isComplete({ column: 'role', operator: 'contains', value: ' ' })).toBe(false);
  expect(isComplete({ column: 'role', operator: 'contains', value: 'own' })).toBe(true);
  expect(isComplete({ column: 'role', operator: 'empty', value: '' })).toBe(true);
});

test('values are read as people say them', () => {
  expect(valueWords({ column: 'tag', operator: 'is', value: '1' }, tag, 'en-GB')).toBe('client');
  expect(valueWords({ column: 'createdAt', operator: 'before', value: '2026-10-10' }, date, 'en-GB')).toBe(
    '10 October 2026',
  );
  expect(valueWords({ column: 'createdAt', operator: 'before', value: '2026-10-10' }, date, 'de-DE')).toBe(
    '10. Oktober 2026',
  );
  expect(valueWords({ column: 'role', operator: 'empty', value: 'left over' }, undefined, 'en')).toBe('');
});

test('of a number, before is fewer and after is more', () => {
  expect(operatorsFor(people)).toContain('before');
  expect(operatorWords('before', people)).toBe('fewer');
  expect(operatorWords('after', people)).toBe('more');
  expect(operatorWords('before', date)).toBe('before');
});
