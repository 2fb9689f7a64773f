import { call } from '@orpc/server';
import * as fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { needsValue, operatorsFor } from '../../../src-renderer/ui/filter/language';
import {
  builtInList,
  type FilterCondition,
  type FilterGroup,
  type FilterNode,
} from '../../../src-shared/contract/filters';
import type { FieldType } from '../../../src-shared/domain/custom/types';
import { listFieldsOf, listRelationsOf } from '../../../src-shared/domain/list-fields';
import { removeTestFolders } from '../../support/store';
import { closeWorlds, type Inputs, openWorld, type World } from './world';

const day = 24 * 60 * 60_000;
const firms = ['Acme', 'Bauer', 'Zett'] as const;
const cities = { Acme: 'Bonn', Bauer: 'Ulm', Zett: '' } as const;
const roles = ['', 'Baker', 'Chef'];

interface Person {
  id: string;
  name: string;
  role: string;
  firm: '' | (typeof firms)[number];
  tagged: boolean;
}

let world: World;
let people: Person[];
let tagId: string;

beforeAll(async () => {
  world = openWorld();
  people = [];
  for (let at = 0; at < 40; at++) {
    const person = {
      name: `Person ${at}`,
      role: roles[at % 3] ?? '',
      firm: at % 5 === 0 ? ('' as const) : (firms[at % 2] ?? ''),
      tagged: at % 4 === 0,
    };
    const { id } = await world.contact({
      givenName: person.name,
      companyName: person.firm,
      role: person.role,
      tags: person.tagged ? ['Four'] : [],
    });
    people.push({ id, ...person });
    world.clock.advance(at % 8 === 7 ? day : 0);
  }
  await call(world.handlers.companies.create, { name: 'Zett' });
  const companies = await call(world.handlers.companies.list, {
    sort: { column: 'name', direction: 'asc' },
    filter: {},
  });
  for (const { id, name } of companies.rows) {
    const city = cities[name as keyof typeof cities];
    if (city) await call(world.handlers.parties.saveAddress, { partyId: id, city });
  }
  const { stages } = await call(world.handlers.pipelines.create, {
    name: 'Sales',
    stages: [{ name: 'Lead', color: 'info', probability: 10, rotDays: null, required: [] }],
  });
  const { id: dealId } = await call(world.handlers.deals.create, {
    ...{ title: 'A mill', stageId: stages[0]?.id ?? '', companyName: 'Zett', contactId: people[0]?.id },
  });
  const recordIds = [people[0]?.id, companies.rows[0]?.id, dealId].flatMap((id) => id ?? []);
  await call(world.handlers.tasks.create, { title: 'Call', recordIds });
  tagId = (await call(world.handlers.records.tags, undefined))[0]?.id ?? '';
}, 60_000);

afterAll(async () => {
  await closeWorlds();
  removeTestFolders();
});

const all = (...of: FilterNode[]): FilterGroup => ({ match: 'all', of });
const any = (...of: FilterNode[]): FilterGroup => ({ match: 'any', of });
const is = (field: string, ...values: string[]): FilterCondition => ({ field, operator: 'is', values });

async function listed(where: FilterGroup): Promise<string[]> {
  const filter = { where };
  const { rows } = await call(world.handlers.contacts.list, {
    sort: { column: 'createdAt', direction: 'asc' },
    filter,
    limit: 500,
  });
  expect(await call(world.handlers.contacts.count, { filter })).toEqual({ count: rows.length });
  return rows.map(({ id }) => id).sort();
}

const who = (fits: (person: Person, at: number) => boolean) =>
  people
    .filter(fits)
    .map(({ id }) => id)
    .sort();

async function companies(where: FilterGroup): Promise<string[]> {
  const { rows } = await call(world.handlers.companies.list, {
    sort: { column: 'name', direction: 'asc' },
    filter: { where },
  });
  return rows.map(({ name }) => name);
}

describe('the tree of a filter', () => {
  const leaves: [FilterNode, (person: Person) => boolean][] = [
    [is('role', 'Baker'), ({ role }) => role === 'Baker'],
    [is('role', 'Baker', 'chef'), ({ role }) => role !== ''],
    [{ field: 'role', operator: 'isNot', values: ['Baker', 'Chef'] }, ({ role }) => role === ''],
    [{ field: 'role', operator: 'contains', values: ['ake', 'hef'] }, ({ role }) => role !== ''],
    [{ field: 'company', operator: 'empty', values: [] }, ({ firm }) => firm === ''],
    [{ field: 'tag', operator: 'notEmpty', values: [] }, ({ tagged }) => tagged],
    [{ relation: 'company', holds: 'none' }, ({ firm }) => firm === ''],
    [{ relation: 'company', holds: 'some', where: all(is('city', 'bonn')) }, ({ firm }) => firm === 'Acme'],
    [{ relation: 'company', holds: 'none', where: all(is('city', 'bonn')) }, ({ firm }) => firm !== 'Acme'],
  ];
  interface Tree {
    node: FilterNode;
    holds(person: Person): boolean;
  }
  const leaf = fc.constantFrom(...leaves).map(([node, holds]): Tree => ({ node, holds }));
  const groupOf = (of: fc.Arbitrary<Tree>) =>
    fc.tuple(fc.constantFrom('all' as const, 'any' as const), fc.array(of, { maxLength: 4 })).map(
      ([match, parts]): Tree => ({
        node: { match, of: parts.map(({ node }) => node) },
        holds: (person) =>
          match === 'all' || parts.length === 0
            ? parts.every(({ holds }) => holds(person))
            : parts.some(({ holds }) => holds(person)),
      }),
    );

  test('lets through exactly those of whom it holds, however it is nested', async () => {
    const tree = groupOf(fc.oneof(leaf, groupOf(fc.oneof(leaf, groupOf(leaf)))));
    await fc.assert(
      fc.asyncProperty(tree, async ({ node, holds }) => {
        expect(await listed(node as FilterGroup)).toEqual(who(holds));
      }),
      { numRuns: 60 },
    );
  });

  test('relations lead back and on', async () => {
    const acme: FilterNode = { relation: 'company', holds: 'some', where: all(is('name', 'Acme')) };
    expect(await companies(all({ relation: 'people', holds: 'none' }))).toEqual(['Zett']);
    expect(await companies(all({ relation: 'people', holds: 'some', where: all(is('tag', tagId), acme) }))).toEqual([
      'Acme',
    ]);
    const colleague: FilterNode = { relation: 'people', holds: 'some', where: all(is('name', 'Person 2')) };
    expect(await listed(all({ relation: 'company', holds: 'some', where: all(colleague) }))).toEqual(
      who(({ firm }) => firm === people[2]?.firm),
    );
  });

  test('relative days are reckoned from the day it is', async () => {
    const made = (value: string, operator: 'is' | 'before' = 'is') =>
      listed(all({ field: 'createdAt', operator, values: [value] }));
    expect(await made('day:-1')).toEqual(who((_, at) => at >= 32));
    expect(await made('days:-2')).toEqual(who((_, at) => at >= 32));
    expect(await made('days:-3', 'before')).toEqual(who((_, at) => at < 24));
  });

  test('a selection of a tree is acted on to its last record', async () => {
    const filter = {
      where: any(is('role', 'Chef'), { relation: 'company', holds: 'some', where: all(is('name', 'Bauer')) }),
    };
    const expected = who(({ role, firm }) => role === 'Chef' || firm === 'Bauer');
    const { count, operationId } = await call(world.handlers.contacts.tag, {
      selection: { filter, except: [] },
      add: ['Seen'],
    });
    expect(count).toBe(expected.length);
    const seen = (await call(world.handlers.records.tags, undefined)).find(({ name }) => name === 'Seen');
    expect(await listed(all(is('tag', seen?.id ?? '')))).toEqual(expected);
    await call(world.handlers.history.undo, { id: operationId });
    expect(await listed(all(is('tag', seen?.id ?? '')))).toEqual([]);
  });

  test.each<[string, FilterNode]>([
    ['a relation that there is not', { relation: 'shoes', holds: 'some' }],
    ['a field of the other list', { relation: 'company', holds: 'some', where: all(is('role', 'Chef')) }],
    ['no value where one is needed', is('role')],
    ['a value where none is', { field: 'role', operator: 'empty', values: ['x'] }],
    ['two days to be before of', { field: 'createdAt', operator: 'before', values: ['2026-01-01', '2026-01-02'] }],
    ['groups in groups in groups without end', all(all(all(all(all(is('role', 'Chef'))))))],
    [
      'more conditions than anybody reads',
      all(...Array.from({ length: 3 }, () => any(...Array.from({ length: 40 }, () => is('role', 'x'))))),
    ],
  ])('%s is refused', async (_, node) => {
    await expect(listed(all(node))).rejects.toMatchObject({ code: expect.stringMatching(/validation|BAD_REQUEST/) });
  });
});

test.each(builtInList.options)('all that is offered of the list of %s can be asked', async (kind) => {
  const count = async (...of: FilterNode[]) =>
    (await call(world.handlers.bulk.count, { kind, filter: { where: all(...of) } })).count;
  const values = {
    number: '3',
    money: '12.5 EUR',
    count: '3',
    day: 'week:-1',
    instant: 'week:-1',
    flag: '1',
  } as Record<string, string>;
  for (const [field, { type, options }] of listFieldsOf(kind)) {
    for (const operator of operatorsFor({ type })) {
      const value = options?.[0] ?? values[type] ?? 'x';
      const found = await count({ field, operator, values: needsValue(operator) ? [value] : [] });
      expect([field, operator, found >= 0]).toEqual([field, operator, true]);
    }
  }
  for (const [relation] of listRelationsOf(kind)) expect(await count({ relation, holds: 'some' })).toBeGreaterThan(0);
});

describe('fields that the users made', () => {
  type Value = Inputs['fields']['set']['value'];
  const values: [FieldType, Value[], [Omit<FilterCondition, 'field'>, boolean[]][]][] = [
    [
      'text',
      [{ kind: 'text', text: 'Çelik' }, { kind: 'text', text: 'wood' }, null],
      [
        [{ operator: 'contains', values: ['CEL'] }, [true, false, false]],
        [{ operator: 'isNot', values: ['wood'] }, [true, false, true]],
        [{ operator: 'startsWith', values: ['w'] }, [false, true, false]],
        [{ operator: 'empty', values: [] }, [false, false, true]],
      ],
    ],
    [
      'number',
      [{ kind: 'number', number: 3 }, { kind: 'number', number: 12.5 }, null],
      [
        [{ operator: 'after', values: ['3'] }, [false, true, false]],
        [{ operator: 'is', values: ['3', '12.5'] }, [true, true, false]],
        [{ operator: 'notEmpty', values: [] }, [true, true, false]],
      ],
    ],
    [
      'money',
      [{ kind: 'money', amount: 125_050, currency: 'EUR' }, { kind: 'money', amount: 1_300, currency: 'JPY' }, null],
      [
        [{ operator: 'after', values: ['1250'] }, [true, true, false]],
        [{ operator: 'is', values: ['1250.5'] }, [true, false, false]],
        [{ operator: 'after', values: ['1000 JPY'] }, [false, true, false]],
        [{ operator: 'isNot', values: ['1300 JPY'] }, [true, false, true]],
      ],
    ],
    [
      'yesNo',
      [{ kind: 'yesNo', yes: true }, { kind: 'yesNo', yes: false }, null],
      [
        [{ operator: 'is', values: ['1'] }, [true, false, false]],
        [{ operator: 'is', values: ['0'] }, [false, true, true]],
      ],
    ],
    [
      'date',
      [{ kind: 'day', day: '2026-01-05' }, { kind: 'day', day: '2026-03-01' }, null],
      [
        [{ operator: 'before', values: ['2026-01-06'] }, [true, false, false]],
        [{ operator: 'is', values: ['2026-02-01/2026-03-01'] }, [false, true, false]],
        [{ operator: 'after', values: ['2026-03-01'] }, [false, false, false]],
      ],
    ],
  ];

  test.each(values)('of type %s are asked for like any other', async (type, given, asked) => {
    const { fields } = world.handlers;
    const field = await call(fields.create, { target: 'contact', name: `A ${type}`, type });
    for (const [at, value] of given.entries()) {
      if (value) await call(fields.set, { recordId: people[at]?.id ?? '', fieldId: field.id, value });
    }
    for (const [condition, holds] of asked) {
      const found = await listed(
        all({ ...condition, field: `custom:${field.id}` }, is('name', 'Person 0', 'Person 1', 'Person 2')),
      );
      expect([condition, found]).toEqual([condition, who((_, at) => holds[at] ?? false)]);
    }
  });

  test('choices are told by id, through relations too; a field that is gone is refused', async () => {
    const { fields, companies: firms } = world.handlers;
    const field = await call(fields.create, { target: 'company', name: 'Size', type: 'select', options: ['S', 'L'] });
    const [, large] = await call(fields.options, { fieldId: field.id });
    const { rows } = await call(firms.list, { sort: { column: 'name', direction: 'asc' }, filter: {} });
    const acme = rows.find(({ name }) => name === 'Acme')?.id ?? '';
    const value = { kind: 'options' as const, ids: [large?.id ?? ''] };
    await call(fields.set, { recordId: acme, fieldId: field.id, value });
    const isLarge = is(`custom:${field.id}`, large?.id ?? '');
    expect(await companies(all(isLarge))).toEqual(['Acme']);
    expect(await listed(all({ relation: 'company', holds: 'some', where: all(isLarge) }))).toEqual(
      who(({ firm }) => firm === 'Acme'),
    );
    await expect(listed(all(isLarge))).rejects.toMatchObject({ code: 'validation' });
    await call(fields.remove, { id: field.id });
    await expect(companies(all(isLarge))).rejects.toMatchObject({ code: 'validation' });
  });
});

test('whoever has an open deal is told from those who have none, or none any more', async () => {
  const { pipelines, deals } = world.handlers;
  const stage = { name: 'Lead', color: 'info' as const, probability: 20, rotDays: null, required: [] };
  const { stages } = await call(pipelines.create, { name: 'Service', stages: [stage] });
  const add = (at: number) =>
    call(deals.create, { title: `Deal ${at}`, stageId: stages[0]?.id ?? '', contactId: people[at]?.id ?? '' });
  const [one, other] = [await add(5), await add(6)];
  const open: FilterNode = { relation: 'openDeals', holds: 'some' };
  // Person 0 has had a deal from the start.
  expect(await listed(all(open))).toEqual(who((_, at) => [0, 5, 6].includes(at)));
  await call(deals.close, { id: one.id, status: 'won' });
  expect(await listed(all(open))).toEqual(who((_, at) => [0, 6].includes(at)));
  expect(await listed(all({ relation: 'deals', holds: 'some' }))).toEqual(who((_, at) => [0, 5, 6].includes(at)));
  expect(await listed(all({ ...open, holds: 'none' }))).toEqual(who((_, at) => ![0, 6].includes(at)));
  await call(deals.bin, { selection: { ids: [other.id] } });
  expect(await listed(all(open))).toEqual(who((_, at) => at === 0));
  expect(await companies(all(open))).toEqual(['Zett']);
});

test('whom one talked to, and when, is told by notes and by calls that reached somebody', async () => {
  const { records } = world.handlers;
  const at = (person: number) => people[person]?.id ?? '';
  const now = world.clock.now();
  await call(records.saveNote, { recordId: at(1), body: 'Met her.', talked: true });
  await call(records.saveNote, { recordId: at(2), body: 'Nothing said.' });
  const logged = (person: number, daysAgo: number, outcome: 'reached' | 'notReached') =>
    call(records.saveActivity, { kind: 'call', at: now - daysAgo * day, outcome, recordIds: [at(person)] });
  await logged(3, 100, 'reached');
  await logged(4, 10, 'reached');
  await logged(5, 1, 'notReached');
  const talked = (operator: FilterCondition['operator'], ...values: string[]) =>
    listed(all({ field: 'talked', operator, values }));
  const those = (...numbers: number[]) => who((_, number) => numbers.includes(number));
  expect(await talked('notEmpty')).toEqual(those(1, 3, 4));
  expect(await talked('empty')).toEqual(who((_, number) => ![1, 3, 4].includes(number)));
  expect(await talked('is', 'days:-30')).toEqual(those(1, 4));
  expect(await talked('isNot', 'days:-30')).toEqual(who((_, number) => ![1, 4].includes(number)));
  expect(await talked('before', 'days:-30')).toEqual(those(3));
  expect(await talked('after', 'days:-5')).toEqual([]);
  expect(await talked('is', 'day:0')).toEqual(those(1));
});
