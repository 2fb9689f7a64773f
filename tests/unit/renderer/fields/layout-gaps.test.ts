import { expect, it } from 'vitest';
import { endOf, gapOf } from '../../../../src-renderer/features/fields/layout-gaps';
import type { CustomField } from '../../../../src-shared/contract/fields';

const field = (id: string, section = ''): CustomField => ({
  ...{ id, target: 'contact', name: id, type: 'text', config: {}, hint: '', section, required: false, condition: null },
});
const fields = [field('a'), field('b'), field('c', 'More'), field('d', 'More')];

it.each([
  ['a', 'b', { section: '', after: null }],
  ['b', 'a', { section: '', after: null }],
  ['c', 'a', { section: 'More', after: null }],
  ['d', 'a', { section: 'More', after: 'c' }],
  ['d', 'c', { section: 'More', after: null }],
  [endOf('More'), 'a', { section: 'More', after: 'd' }],
  [endOf(''), 'b', { section: '', after: 'a' }],
  [endOf(''), 'c', { section: '', after: 'b' }],
  ['gone', 'a', null],
])('what is dropped at %s, when it is %s that is carried, goes there', (name, moved, gap) => {
  expect(gapOf(fields, name, moved)).toEqual(gap);
});
