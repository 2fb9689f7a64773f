import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { type FilterNode, filterGroup } from '../../../src-shared/contract/filters';
import { readFilter } from '../../../src-shared/domain/filter-words/read-filter';
import type { Vocabulary } from '../../../src-shared/domain/filter-words/vocabulary';

const tags = [
  { value: 't1', label: 'Client' },
  { value: 't2', label: 'Kunde' },
  { value: 't3', label: 'Board member' },
];
const common = [
  { id: 'name', title: 'Name', type: 'text' as const },
  { id: 'email', title: 'E-Mail', type: 'text' as const },
  { id: 'phone', title: 'Phone', type: 'text' as const },
  { id: 'city', title: 'City', type: 'text' as const },
  { id: 'tag', title: 'Tag', type: 'tag' as const, options: tags },
  {
    id: 'owner',
    title: 'Owner',
    type: 'user' as const,
    options: [
      { value: 'u1', label: 'You' },
      { value: 'u2', label: 'Grace' },
    ],
  },
  { id: 'createdAt', title: 'Created', type: 'instant' as const },
  { id: 'updatedAt', title: 'Changed', type: 'instant' as const },
];
const vocabulary: Vocabulary = {
  fields: (kind) =>
    kind === 'contact'
      ? [
          ...common,
          { id: 'company', title: 'Company', type: 'text' },
          { id: 'role', title: 'Role', type: 'text' },
          { id: 'custom:1', title: 'Shoe size', type: 'number' },
        ]
      : [...common, { id: 'contacts', title: 'People', type: 'count' }],
  relations: (kind) =>
    kind === 'contact'
      ? [{ id: 'company', title: 'company', to: 'company' }]
      : [{ id: 'people', title: 'people', to: 'contact' }],
};

const ofTasks: Vocabulary = {
  fields: () => [
    { id: 'name', title: 'Name', type: 'text' },
    { id: 'due', title: 'Due', type: 'day' },
    { id: 'done', title: 'Done', type: 'flag' },
    { id: 'doneAt', title: 'Done on', type: 'instant' },
    { id: 'assignee', title: 'Assigned to', type: 'user', options: [{ value: 'u1', label: 'You' }] },
    { id: 'priority', title: 'Priority', type: 'choice', options: [{ value: 'high', label: 'high' }] },
  ],
  relations: () => [{ id: 'people', title: 'people', to: 'contact' }],
};

const is = (field: string, ...values: string[]): FilterNode => ({ field, operator: 'is', values });
const read = (text: string) => readFilter(text, 'contact', vocabulary);

describe('a filter of tasks in words', () => {
  test.each<[string, FilterNode[]]>([
    ['my open tasks', [is('assignee', 'u1'), is('done', '0')]],
    [
      'überfällige Aufgaben',
      [{ match: 'all', of: [{ field: 'due', operator: 'before', values: ['day:0'] }, is('done', '0')] }],
    ],
    ['done last week', [is('doneAt', 'week:-1')]],
    ['erledigt', [is('done', '1')]],
    ['due tomorrow, priority high', [is('due', 'day:1'), is('priority', 'high')]],
    ['fällig diese Woche, ohne people', [is('due', 'week:0'), { relation: 'people', holds: 'none' }]],
  ])('%s', (text, of) => {
    expect(readFilter(text, 'task', ofTasks)).toEqual({ where: { match: 'all', of }, unread: '' });
  });
});

describe('a filter in words', () => {
  test.each<[string, FilterNode[]]>([
    ['clients in Bonn', [is('tag', 't1'), is('city', 'Bonn')]],
    ['Kunden aus Bonn oder Ulm', [is('tag', 't2'), is('city', 'Bonn', 'Ulm')]],
    ['all clients or board members', [is('tag', 't1', 't3')]],
    ['clients or in Ulm', [{ match: 'any', of: [is('tag', 't1'), is('city', 'Ulm')] }]],
    ['city is "Bad Homburg"', [is('city', 'Bad Homburg')]],
    [
      'role contains chef and not client',
      [
        { field: 'role', operator: 'contains', values: ['chef'] },
        { field: 'tag', operator: 'isNot', values: ['t1'] },
      ],
    ],
    ['contacts without a phone', [{ field: 'phone', operator: 'empty', values: [] }]],
    [
      'ohne Telefon, mit E-Mail',
      [
        { field: 'phone', operator: 'empty', values: [] },
        { field: 'email', operator: 'notEmpty', values: [] },
      ],
    ],
    ['email is empty', [{ field: 'email', operator: 'empty', values: [] }]],
    ['without a company', [{ relation: 'company', holds: 'none' }]],
    [
      'with a company in Köln',
      [{ relation: 'company', holds: 'some', where: { match: 'all', of: [is('city', 'Köln')] } }],
    ],
    ['changed last week', [is('updatedAt', 'week:-1')]],
    ['letzte Woche geändert', [is('updatedAt', 'week:-1')]],
    ['created in the last 30 days', [is('createdAt', 'days:-30')]],
    ['not changed for 3 months', [{ field: 'updatedAt', operator: 'before', values: ['days:-90'] }]],
    ['seit 30 Tagen nicht geändert', [{ field: 'updatedAt', operator: 'before', values: ['days:-30'] }]],
    ['created before 2026-01-01', [{ field: 'createdAt', operator: 'before', values: ['2026-01-01'] }]],
    ['at Acme or Zett', [{ field: 'company', operator: 'contains', values: ['Acme', 'Zett'] }]],
    ['von Grace', [is('owner', 'u2')]],
    ['my clients', [is('owner', 'u1'), is('tag', 't1')]],
    ['shoe size more than 42', [{ field: 'custom:1', operator: 'after', values: ['42'] }]],
  ])('%s', (text, of) => {
    expect(read(text)).toEqual({ where: { match: 'all', of }, unread: '' });
  });

  test('what is not understood is handed back, and nothing is guessed', () => {
    expect(read('clients who like jazz')).toEqual({
      where: { match: 'all', of: [is('tag', 't1')] },
      unread: 'like jazz',
    });
    expect(read('')).toEqual({ where: { match: 'all', of: [] }, unread: '' });
  });

  test('of companies it knows what companies have', () => {
    expect(readFilter('companies with no people', 'company', vocabulary).where.of).toEqual([
      { relation: 'people', holds: 'none' },
    ]);
    expect(readFilter('people more than 5', 'company', vocabulary).where.of).toEqual([
      { field: 'contacts', operator: 'after', values: ['5'] },
    ]);
  });

  test('whatever is typed, a filter comes of it that can be asked, and no word is lost or made up', () => {
    const word = fc.constantFrom(
      ...`clients in Bonn or and without with a company phone changed last week not before is 30 days created jazz ohne
          oder aus letzten Tagen mine "Bad Ems" , ; at`.split(/\s+/),
      'ü',
    );
    fc.assert(
      fc.property(fc.array(word, { maxLength: 12 }), (words) => {
        const text = words.join(' ');
        const { where, unread } = read(text);
        expect(filterGroup.safeParse(where).success).toBe(true);
        for (const left of unread.split(' ')) expect(text).toContain(left);
      }),
    );
  });
});
