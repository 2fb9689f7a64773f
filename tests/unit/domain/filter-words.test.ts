import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { type FilterNode, filterGroup } from '../../../src-shared/contract/filters';
import { readFilter } from '../../../src-shared/domain/filter-words/read-filter';
import type { Vocabulary } from '../../../src-shared/domain/filter-words/vocabulary';

/** A Saturday. */
const today = '2026-11-21';

const tags = [
  { value: 't1', label: 'Client' },
  { value: 't2', label: 'Kunde' },
  { value: 't3', label: 'Board member' },
  { value: 't4', label: 'VIP' },
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
  { id: 'talked', title: 'Talked', type: 'day' as const },
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
      : kind === 'deal' || kind === 'task'
        ? []
        : [...common, { id: 'contacts', title: 'People', type: 'count' }],
  relations: (kind) =>
    kind === 'contact'
      ? [
          { id: 'company', title: 'company', to: 'company' },
          { id: 'openDeals', title: 'open deals', to: 'deal' },
          { id: 'openTasks', title: 'open tasks', to: 'task' },
        ]
      : [
          { id: 'people', title: 'people', to: 'contact' },
          { id: 'openDeals', title: 'open deals', to: 'deal' },
          { id: 'openTasks', title: 'open tasks', to: 'task' },
        ],
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

const ofDeals: Vocabulary = {
  fields: (kind) =>
    kind === 'company'
      ? common
      : [
          { id: 'title', title: 'Deal', type: 'text' },
          {
            id: 'stage',
            title: 'Stage',
            type: 'choice',
            options: [
              { value: 's1', label: 'Sales: Offer' },
              { value: 's2', label: 'Sales: Talks' },
            ],
          },
          {
            id: 'status',
            title: 'Status',
            type: 'choice',
            options: ['open', 'won', 'lost'].map((value) => ({ value, label: value })),
          },
          { id: 'amount', title: 'Amount', type: 'money' },
          { id: 'expectedClose', title: 'Expected close', type: 'day' },
          { id: 'stageSince', title: 'In its stage since', type: 'instant' },
          ...common.filter(({ id }) => ['tag', 'owner', 'createdAt', 'updatedAt'].includes(id)),
        ],
  relations: () => [
    { id: 'company', title: 'company', to: 'company' },
    { id: 'people', title: 'people', to: 'contact' },
    { id: 'openTasks', title: 'open tasks', to: 'task' },
  ],
};

const is = (field: string, ...values: string[]): FilterNode => ({ field, operator: 'is', values });
const read = (text: string) => readFilter(text, 'contact', vocabulary, today);

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
    expect(readFilter(text, 'task', ofTasks, today)).toEqual({ where: { match: 'all', of }, unread: '' });
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
    expect(readFilter('companies with no people', 'company', vocabulary, today).where.of).toEqual([
      { relation: 'people', holds: 'none' },
    ]);
    expect(readFilter('people more than 5', 'company', vocabulary, today).where.of).toEqual([
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

const on = (field: string, operator: 'before' | 'after' | 'contains' | 'isNot', ...values: string[]): FilterNode => ({
  field,
  operator,
  values,
});
const empty = (field: string): FilterNode => ({ field, operator: 'empty', values: [] });
const any = (...of: FilterNode[]): FilterNode => ({ match: 'any', of });
const all = (...of: FilterNode[]): FilterNode => ({ match: 'all', of });
const none = (relation: string): FilterNode => ({ relation, holds: 'none' });
const company = (...of: FilterNode[]): FilterNode => ({
  relation: 'company',
  holds: 'some',
  where: { match: 'all', of },
});
const notTalked = (period: string) => any(on('talked', 'before', period), empty('talked'));
const atLeast = (field: string, value: string) => any(on(field, 'after', value), is(field, value));
const atMost = (field: string, value: string) => any(on(field, 'before', value), is(field, value));
const overdue = all(on('expectedClose', 'before', 'day:0'), is('status', 'open'));

describe('what people say', () => {
  test.each<[string, FilterNode[], unread?: string]>([
    ["people in Berlin I haven't talked to in 3 months", [is('city', 'Berlin'), notTalked('days:-90')]],
    ['people in Berlin I haven’t spoken to since last month', [is('city', 'Berlin'), notTalked('month:-1')]],
    [
      'Leute in Berlin, mit denen ich seit 3 Monaten nicht gesprochen habe',
      [is('city', 'Berlin'), notTalked('days:-90')],
    ],
    ['Kontakte, von denen ich seit einem Jahr nichts gehört habe', [notTalked('days:-365')], ''],
    ['people never talked to', [empty('talked')]],
    ['noch nie gesprochen', [empty('talked')]],
    ['talked to in the last 2 weeks', [is('talked', 'days:-14')]],
    ['people I talked to last week', [is('talked', 'week:-1')]],
    ['customers tagged VIP and not in Munich', [is('tag', 't4'), on('city', 'isNot', 'Munich')], 'customers'],
    ['Kunden, die nicht in München wohnen', [is('tag', 't2'), on('city', 'isNot', 'München')]],
    ['VIPs', [is('tag', 't4')]],
    ['everyone except VIPs', [on('tag', 'isNot', 't4')]],
    ['clients but not VIP', [is('tag', 't1'), on('tag', 'isNot', 't4')]],
    ['who lives in New York?', [is('city', 'New York')]],
    ['die in Bad Homburg wohnen', [is('city', 'Bad Homburg')]],
    ['people in Berlin, Hamburg or Köln without email', [is('city', 'Berlin', 'Hamburg', 'Köln'), empty('email')]],
    ['Leute aus Berlin oder Hamburg ohne Telefonnummer', [is('city', 'Berlin', 'Hamburg'), empty('phone')]],
    ["contacts who don't have a phone number", [empty('phone')]],
    ['Kontakte die noch keine E-Mail haben', [empty('email')]],
    ['phone is missing', [empty('phone')]],
    ['people without an open task', [none('openTasks')]],
    ['people with no next step', [none('openTasks')]],
    ['Kontakte ohne Aufgabe', [none('openTasks')]],
    ['people with open deals in Bonn', [{ relation: 'openDeals', holds: 'some' }, is('city', 'Bonn')]],
    ['new this month', [is('createdAt', 'month:0')]],
    ['neue Kontakte', [], 'neue'],
    ['created more than 3 months ago', [on('createdAt', 'before', 'days:-90')]],
    ['older than 2 weeks', [on('createdAt', 'before', 'days:-14')]],
    ['älter als ein Jahr', [on('createdAt', 'before', 'days:-365')]],
    ['created 3 weeks ago', [is('createdAt', 'week:-3')]],
    ['geändert vor 2 Monaten', [is('updatedAt', 'month:-2')]],
    ['changed since last week', [any(is('updatedAt', 'week:-1'), on('updatedAt', 'after', 'week:-1'))]],
    ['seit letzter Woche geändert', [any(is('updatedAt', 'week:-1'), on('updatedAt', 'after', 'week:-1'))]],
    ['added in December', [is('createdAt', '2025-12-01/2025-12-31')]],
    ['angelegt im Oktober 2024', [is('createdAt', '2024-10-01/2024-10-31')]],
    ['created in 2025', [is('createdAt', 'year:-1')]],
    ['created on 21.11.2026', [is('createdAt', '2026-11-21')]],
    ['created before 1.1.2026', [on('createdAt', 'before', '2026-01-01')]],
    ['works at Acme', [on('company', 'contains', 'Acme')]],
    ['arbeitet bei Weber', [on('company', 'contains', 'Weber')]],
    ['everyone named Weber', [on('name', 'contains', 'Weber')]],
    ['@gmail.com', [on('email', 'contains', '@gmail.com')]],
    ['owned by Grace', [is('owner', 'u2')]],
    ['contacts that belong to me', [is('owner', 'u1')]],
    ['Kontakte, die mir gehören', [is('owner', 'u1')]],
    ['not owned by me', [on('owner', 'isNot', 'u1')]],
    ['in december', [], 'in december'],
    ['people who like jazz or blues', [], 'like jazz or blues'],
    ['this week', [], 'this week'],
    ['not contains gmail', [], 'not contains gmail'],
    ['role not contains chef', [], 'role not contains chef'],
    ['deals over 5k', [], 'deals over 5k'],
    ['not created before last week', [], 'not created before last week'],
  ])('of contacts: %s', (text, of, unread = '') => {
    expect(read(text)).toEqual({ where: { match: 'all', of }, unread });
  });

  test.each<[string, FilterNode[], unread?: string]>([
    [
      'deals over 5k closing next month owned by me',
      [on('amount', 'after', '5000'), is('expectedClose', 'month:1'), is('owner', 'u1')],
    ],
    [
      'Deals über 5.000 € die nächsten Monat abschließen',
      [on('amount', 'after', '5000 EUR'), is('expectedClose', 'month:1')],
    ],
    ['offene Deals unter 1,5 Mio', [on('amount', 'before', '1500000')], 'offene'],
    ['open deals worth more than $2,500.50', [is('status', 'open'), on('amount', 'after', '2500.5 USD')]],
    ['deals between 5k and 10k euros', [all(atLeast('amount', '5000 EUR'), atMost('amount', '10000 EUR'))]],
    ['mindestens 500', [atLeast('amount', '500')]],
    ['deals without an amount', [empty('amount')]],
    ['won last month', [is('status', 'won')], 'last month'],
    ['lost deals of Acme', [is('status', 'lost'), company(on('name', 'contains', 'Acme'))]],
    ['deals in Berlin', [company(is('city', 'Berlin'))]],
    ['Deals ohne nächsten Schritt', [none('openTasks')]],
    ['deals without a company', [none('company')]],
    ['overdue deals', [overdue]],
    ['closing in 2 weeks', [is('expectedClose', 'days:14')]],
    ['closing in January', [is('expectedClose', '2027-01-01/2027-01-31')]],
    ['in stage offer', [is('stage', 's1')]],
    ['no expected close', [empty('expectedClose')]],
    ['my open deals', [is('owner', 'u1'), is('status', 'open')]],
    ['stalled deals', [], 'stalled'],
    ['over the moon', [], 'over moon'],
  ])('of deals: %s', (text, of, unread = '') => {
    expect(readFilter(text, 'deal', ofDeals, today)).toEqual({ where: { match: 'all', of }, unread });
  });

  test.each<[string, FilterNode[], unread?: string]>([
    ['Firmen ohne offene Aufgabe', [none('openTasks')]],
    ['Firmen, bei denen keine Aufgabe offen ist', [none('openTasks')]],
    ['companies with more than 5 people', [on('contacts', 'after', '5')]],
    ['Firmen mit mindestens 3 Mitarbeitern in Ulm', [atLeast('contacts', '3'), is('city', 'Ulm')]],
    ['firms with no people', [none('people')]],
    ['companies not changed this year', [on('updatedAt', 'before', 'year:0')]],
  ])('of companies: %s', (text, of, unread = '') => {
    expect(readFilter(text, 'company', vocabulary, today)).toEqual({ where: { match: 'all', of }, unread });
  });

  test('long sentences are read at once', () => {
    const { where } = read('in Bonn or '.repeat(18).slice(0, 200));
    expect(where.of).toHaveLength(1);
  });
});
