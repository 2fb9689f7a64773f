import { call } from '@orpc/server';
import * as fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { companyColumn } from '../../../src-shared/contract/companies';
import { type ContactColumn, type ContactRow, contactColumn } from '../../../src-shared/contract/contacts';
import { fold } from '../../../src-shared/domain/fold';
import { sortKey } from '../../../src-shared/domain/name';
import { removeTestFolders } from '../../support/store';
import { closeWorlds, type Inputs, openWorld, type World } from './world';

const day = 24 * 60 * 60_000;
const given = ['Anna', 'Änne', 'bob', 'Zoë', '', 'Łukasz'];
const family = ['Weber', 'weber', 'Özil', 'Smith', '', 'van Dam'];
const firms = ['', 'Acme', 'Äther', 'acme', 'Zett'];
const roles = ['', 'Baker', 'baker', 'Chef'];

const text = ['company', 'role', 'email', 'phone', 'city', 'name'];

let world: World;
let rows: ContactRow[];

beforeAll(async () => {
  world = openWorld();
  await world.saveSettings({ userName: 'Ada' });
  for (let at = 0; at < 90; at++) {
    const pick = <T>(from: readonly T[], step: number) => from[Math.floor(at / step) % from.length] as T;
    const contact = await world.contact({
      givenName: pick(given, 1),
      familyName: pick(family, 2),
      companyName: pick(firms, 3),
      role: pick(roles, 5),
      emails: at % 3 === 0 ? [{ value: `P${at % 20}@Mail.example` }] : [],
      phones: at % 4 === 0 || at % 3 !== 0 ? [{ value: `+49 30 1234${String(at % 30).padStart(3, '0')}` }] : [],
      tags: at % 6 === 0 ? ['Six'] : [],
    });
    if (at % 5 === 0) {
      await call(world.handlers.parties.saveAddress, { partyId: contact.id, city: pick(['Bonn', 'Århus', 'Ulm'], 5) });
    }
    world.clock.advance(at % 7 === 0 ? 3 * day : 0);
  }
  rows = await page('name', 'asc', {}, { limit: 500 }).then(({ rows }) => rows);
}, 60_000);

afterAll(async () => {
  await closeWorlds();
  removeTestFolders();
});

type Filter = Inputs['contacts']['list']['filter'];

const page = (column: ContactColumn, direction: 'asc' | 'desc', filter: Filter, more: object = {}) =>
  call(world.handlers.contacts.list, { sort: { column, direction }, filter, ...more });

/** What a row has in a column, as it is sorted by. */
function naiveKey(column: ContactColumn, row: ContactRow): string | number {
  if (column === 'name') return sortKey(row, row.companyName, row.email, row.phone);
  if (column === 'createdAt' || column === 'updatedAt') return row[column];
  if (column === 'company') return fold(row.companyName);
  if (column === 'owner') return fold(row.ownerName);
  return column === 'role' || column === 'city' ? fold(row[column]) : row[column];
}

/** The place of each row among the different values of a column; rows that are alike share one. */
function naiveRanks(column: ContactColumn, direction: 'asc' | 'desc'): Map<string, number> {
  const ranks = new Map<string, number>();
  let [rank, before]: [number, string | number | null] = [0, null];
  for (const id of naiveOrder(column, direction)) {
    const row = rows.find((one) => one.id === id) as ContactRow;
    const key = naiveKey(column, row);
    if (key !== before) rank++;
    before = key;
    ranks.set(id, rank);
  }
  return ranks;
}

/** The order as a reader would state it, from nothing but the rows. */
function naiveOrder(column: ContactColumn, direction: 'asc' | 'desc'): string[] {
  const sign = direction === 'asc' ? 1 : -1;
  return rows
    .map((row) => ({ id: row.id, key: naiveKey(column, row) }))
    .sort((a, b) => {
      if ((a.key === '') !== (b.key === '')) return a.key === '' ? 1 : -1;
      return a.key < b.key ? -sign : a.key > b.key ? sign : a.id < b.id ? -sign : sign;
    })
    .map(({ id }) => id);
}

const columns = fc.constantFrom(...contactColumn.options);
const directions = fc.constantFrom('asc' as const, 'desc' as const);
const ids = (found: { rows: ContactRow[] }) => found.rows.map(({ id }) => id);

describe('the order of the list', () => {
  test('every column sorts both ways, empty values last, ties by id; pages by cursor and jumps by offset agree', async () => {
    await fc.assert(
      fc.asyncProperty(
        columns,
        directions,
        fc.integer({ min: 1, max: 40 }),
        fc.nat(100),
        async (column, direction, limit, offset) => {
          const expected = naiveOrder(column, direction);
          expect(ids(await page(column, direction, {}, { limit, offset }))).toEqual(
            expected.slice(offset, offset + limit),
          );
          const walked: string[] = [];
          let after: string | null = null;
          do {
            const found: Awaited<ReturnType<typeof page>> = await page(
              column,
              direction,
              {},
              { limit, ...(after ? { after } : {}) },
            );
            walked.push(...ids(found));
            after = found.next;
          } while (after !== null);
          expect(walked).toEqual(expected);
        },
      ),
      { numRuns: 60 },
    );
  });

  test('rows that are alike in a column are in the order of the next ones, by cursor and by jumps', async () => {
    const order = fc.record({ column: columns, direction: directions });
    await fc.assert(
      fc.asyncProperty(
        order,
        fc.array(order, { minLength: 1, maxLength: 3 }),
        fc.integer({ min: 1, max: 40 }),
        async (first, within, limit) => {
          const ranks = [first, ...within].map(({ column, direction }) => naiveRanks(column, direction));
          const expected = rows
            .map(({ id }) => id)
            .sort((a, b) => {
              for (const rank of ranks) {
                const by = (rank.get(a) ?? 0) - (rank.get(b) ?? 0);
                if (by !== 0) return by;
              }
              return (a < b ? -1 : 1) * (first.direction === 'asc' ? 1 : -1);
            });
          const sort = { ...first, within };
          const jump = await call(world.handlers.contacts.list, { sort, filter: {}, limit, offset: 30 });
          expect(ids(jump)).toEqual(expected.slice(30, 30 + limit));
          const walked: string[] = [];
          let after: string | null = null;
          do {
            const found: Awaited<ReturnType<typeof page>> = await call(world.handlers.contacts.list, {
              sort,
              filter: {},
              limit,
              ...(after ? { after } : {}),
            });
            walked.push(...ids(found));
            after = found.next;
          } while (after !== null);
          expect(walked).toEqual(expected);
        },
      ),
      { numRuns: 40 },
    );
  });

  test('a list says how it is spread over the values of a column, in its order', async () => {
    const sort = { column: 'city' as const, direction: 'asc' as const };
    const { rows: sorted } = await page('city', 'asc', {}, { limit: 500 });
    const counted = new Map<string, number>();
    for (const { city } of sorted) counted.set(city, (counted.get(city) ?? 0) + 1);
    const groups = await call(world.handlers.views.groups, { kind: 'contact', filter: {}, by: sort });
    expect(groups.map(({ label, count }) => [label, count])).toEqual([...counted]);
    await expect(
      call(world.handlers.views.groups, { kind: 'contact', filter: {}, by: { column: 'email', direction: 'asc' } }),
    ).rejects.toMatchObject({ code: 'validation', details: { field: 'by' } });
  });

  const sorted: [string, string][] = [
    ...contactColumn.options.map((column): [string, string] => ['contact', column]),
    ...companyColumn.options.map((column): [string, string] => ['company', column]),
  ];
  test.each(sorted)(
    'a list of %s by %s, and a jump in it, read its index alone: no sorting, no rows',
    (table, column) => {
      const name = { createdAt: 'created', updatedAt: 'updated' }[column] ?? column;
      const key = world.sql<{ name: string }>(`PRAGMA index_info(${table}_by_${name})`)[0]?.name;
      const parts =
        column === 'owner' ? [`${key} = ''`] : text.includes(column) ? [`${key} > ''`, `${key} = ''`] : ['1'];
      for (const order of parts.flatMap((part) => ['ASC', 'DESC'].map((direction) => ({ part, direction })))) {
        const plan = world.sql<{ detail: string }>(
          `EXPLAIN QUERY PLAN SELECT c.id, ${key} AS key FROM ${table} c WHERE (${order.part}) AND (c.deleted_at IS NULL)
         ORDER BY ${key} ${order.direction}, c.id ${order.direction} LIMIT 10 OFFSET 50`,
        );
        expect(plan.map(({ detail }) => detail)).toEqual([
          expect.stringMatching(new RegExp(`^(SCAN|SEARCH) c USING COVERING INDEX ${table}_by_${name}\\b`)),
        ]);
      }
    },
  );

  test('a cursor that is no cursor, or of another order, is refused by name', async () => {
    const { next } = await page('name', 'asc', {}, { limit: 5 });
    for (const after of ['', 'nonsense', Buffer.from('[1,2]').toString('base64url'), next ?? '']) {
      await expect(page('city', 'asc', {}, { after })).rejects.toMatchObject({
        code: 'validation',
        details: { field: 'after' },
      });
    }
  });
});

type Case = { column: string; operator: string; value: string };

/** The filter that all of these hold of. */
const where = (...cases: Case[]) =>
  ({
    where: {
      match: 'all',
      of: cases.map(({ column, operator, value }) => ({
        field: column,
        operator,
        values: operator === 'empty' || operator === 'notEmpty' ? [] : [value],
      })),
    },
  }) as Filter;

/** What a condition says of a row, in plain words. */
function holds(row: ContactRow, { column, operator, value }: Case): boolean {
  if (column === 'createdAt' || column === 'updatedAt') {
    const local = new Date(row[column]);
    const date = [local.getFullYear(), local.getMonth() + 1, local.getDate()]
      .map((part) => String(part).padStart(2, '0'))
      .join('-');
    return { is: date === value, isNot: date !== value, before: date < value, after: date > value }[operator] ?? false;
  }
  const cells: Record<string, string> = {
    name: row.displayName,
    company: row.companyName,
    role: row.role,
    email: row.email,
    city: row.city,
  };
  // An address has no accents to look past: é is not e in it.
  const plain = column === 'email' ? (text: string) => text.trim().toLowerCase() : fold;
  const cell = plain(cells[column] ?? '');
  const wanted = plain(value);
  const names = column === 'name' ? [cell, sortKey(row, row.companyName, row.email, row.phone)] : [cell];
  switch (operator) {
    case 'contains':
      return names.some((name) => name.includes(wanted));
    case 'startsWith':
      return names.some((name) => name.startsWith(wanted));
    case 'is':
      return names.includes(wanted);
    case 'isNot':
      return !names.includes(wanted);
    case 'empty':
      return cell === '';
    default:
      return cell !== '';
  }
}

const textCase = fc.record({
  column: fc.constantFrom('name', 'company', 'role', 'email', 'city'),
  operator: fc.constantFrom('contains', 'is', 'isNot', 'startsWith', 'empty', 'notEmpty'),
  value: fc.constantFrom(
    'an',
    'WEBER',
    'Änne',
    'acme',
    'bak',
    'p3@mail.example',
    'aar',
    'ulm',
    '%',
    '_',
    "'",
    'anna weber',
    'é',
  ),
});
const dayCase = fc.record({
  column: fc.constantFrom('createdAt', 'updatedAt'),
  operator: fc.constantFrom('is', 'isNot', 'before', 'after'),
  value: fc.constantFrom('2026-01-05', '2026-01-08', '2026-01-10', '2026-01-20', '2025-12-31'),
});

describe('the filter of the list', () => {
  test('lets through what the conditions say, all of them, and counts the same', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.array(fc.oneof(textCase, dayCase), { maxLength: 3 }),
        columns,
        directions,
        async (cases, column, direction) => {
          const filter = where(...cases);
          const wanted = new Set(rows.filter((row) => cases.every((one) => holds(row, one))).map(({ id }) => id));
          const expected = naiveOrder(column, direction).filter((id) => wanted.has(id));
          expect(ids(await page(column, direction, filter, { limit: 500 }))).toEqual(expected);
          expect(await call(world.handlers.contacts.count, { filter })).toEqual({ count: expected.length });
        },
      ),
      { numRuns: 80 },
    );
  });

  test('a number is found however it is typed', async () => {
    const at = async (operator: string, value: string) =>
      ids(await page('name', 'asc', where({ column: 'phone', operator, value }), { limit: 500 })).sort();
    const expected = rows
      .filter(({ phone }) => phone === '+49301234004')
      .map(({ id }) => id)
      .sort();
    expect(expected.length).toBeGreaterThan(0);
    for (const value of ['+49 30 1234004', '0049 (30) 1234-004', '030 1234 004', '+49301234004']) {
      expect(await at('is', value)).toEqual(expected);
      expect(await at('contains', value)).toEqual(expected);
    }
    expect(await at('empty', '')).toEqual(
      rows
        .filter(({ phone }) => phone === '')
        .map(({ id }) => id)
        .sort(),
    );
  });

  test('is the same whether few or many match: the way through the list changes, what is found does not', async () => {
    const world = openWorld();
    await world.saveSettings({ userName: 'Ada' });
    await call(world.handlers.app.fillDemo, undefined);
    const [client] = (await call(world.handlers.records.tags, undefined)).filter(({ name }) => name === 'Client');
    const all = async (filter: Filter) =>
      (await call(world.handlers.contacts.list, { sort: { column: 'city', direction: 'desc' }, filter, limit: 500 }))
        .rows;
    const rows = await all({});
    const conditions: [Case, (row: ContactRow) => boolean][] = [
      [
        { column: 'tag', operator: 'is', value: client?.id ?? '' },
        ({ tags }) => tags.some(({ name }) => name === 'Client'),
      ],
      [{ column: 'owner', operator: 'is', value: 'ada' }, () => true],
      [
        { column: 'company', operator: 'startsWith', value: 'k' },
        ({ companyName }) => fold(companyName).startsWith('k'),
      ],
      [{ column: 'email', operator: 'contains', value: 'EXAMPLE' }, ({ email }) => email !== ''],
      [{ column: 'name', operator: 'contains', value: "o'conn" }, ({ displayName }) => displayName.includes("O'Conn")],
      [{ column: 'phone', operator: 'contains', value: '030 23125' }, ({ phone }) => phone.includes('3023125')],
      [{ column: 'city', operator: 'is', value: 'koln' }, ({ city }) => city === 'Köln'],
      [{ column: 'role', operator: 'contains', value: '\0' }, () => false],
    ];
    for (const [one, fits] of conditions) {
      const filter = where(one);
      expect((await all(filter)).map(({ id }) => id)).toEqual(rows.filter(fits).map(({ id }) => id));
    }
  }, 30_000);

  test('tags and owners are told apart by id', async () => {
    const [tag] = await call(world.handlers.records.tags, undefined);
    const tagged = where({ column: 'tag', operator: 'is', value: tag?.id ?? '' });
    expect((await call(world.handlers.contacts.count, { filter: tagged })).count).toBe(tag?.count);
    const [self] = await call(world.handlers.app.users, undefined);
    const owned = (operator: string) => where({ column: 'owner', operator, value: self?.id ?? '' });
    expect((await call(world.handlers.contacts.count, { filter: owned('is') })).count).toBe(90);
    expect((await call(world.handlers.contacts.count, { filter: owned('isNot') })).count).toBe(0);
  });

  test('a text goes through the search index, in the order of the list', async () => {
    for (const typed of ['web', 'ann', 'acme', 'p1', 'a', 'bonn', '030 1234 00', 'zzz']) {
      const found = new Set((await world.find(typed, 50)).filter(({ kind }) => kind === 'contact').map(({ id }) => id));
      const listed = ids(await page('city', 'desc', { text: typed }, { limit: 500 }));
      expect(listed).toEqual(naiveOrder('city', 'desc').filter((id) => listed.includes(id)));
      for (const id of typed === 'zzz' ? [] : found) expect(listed).toContain(id);
      expect((await call(world.handlers.contacts.count, { filter: { text: typed } })).count).toBe(listed.length);
    }
  });

  test('a column or a comparison that the list does not have is refused', async () => {
    for (const one of [
      { column: 'shoeSize', operator: 'is', value: '42' },
      { column: 'toString', operator: 'is', value: '' },
      { column: 'createdAt', operator: 'contains', value: '2026' },
      { column: 'createdAt', operator: 'is', value: 'yesterday' },
      { column: 'name', operator: 'before', value: 'm' },
    ]) {
      await expect(page('name', 'asc', where(one))).rejects.toMatchObject({
        code: 'validation',
        details: { field: 'filter' },
      });
    }
  });
});
