import { call } from '@orpc/server';
import * as fc from 'fast-check';
import { afterEach, describe, expect, test } from 'vitest';
import { demoPractice } from '../../../src-main/features/demo/practice';
import { checkEmail } from '../../../src-shared/domain/email';
import { checkPhone } from '../../../src-shared/domain/phone';
import { removeTestFolders } from '../../support/store';
import { closeWorlds, openWorld } from './world';

afterEach(async () => {
  await closeWorlds();
  removeTestFolders();
});

const day = 24 * 60 * 60_000;
const now = Date.UTC(2026, 5, 17, 15);

describe('the sample practice', () => {
  test('has 80 companies and 300 people of different names, with valid and fictional addresses and numbers', () => {
    const { companies, people } = demoPractice(now);
    expect([companies.length, people.length]).toEqual([80, 300]);
    expect(new Set(people.map(({ givenName, familyName }) => `${givenName} ${familyName}`)).size).toBe(300);
    expect(new Set(companies.map(({ name }) => name)).size).toBe(80);
    for (const { emails, phones } of [...companies, ...people]) {
      for (const email of emails)
        expect(checkEmail(email)).toMatchObject({ ok: true, normalized: expect.stringMatching(/\.example$/) });
      for (const phone of phones) expect(checkPhone(phone, 'DE')).toMatchObject({ ok: true });
    }
    const names = new Set(companies.map(({ name }) => name));
    for (const { company } of people) expect(company === '' || names.has(company)).toBe(true);
  });

  test('is the same every time, and everything in it happened in the year before', () => {
    expect(demoPractice(now)).toEqual(demoPractice(now));
    fc.assert(
      fc.property(fc.integer({ min: Date.UTC(2025, 0), max: Date.UTC(2040, 0) }), (at) => {
        const { companies, people } = demoPractice(at);
        for (const { at: made, notes } of [...companies, ...people]) {
          for (const time of [made, ...notes.map((note) => note.at)]) {
            expect(time).toBeLessThan(at);
            expect(time).toBeGreaterThan(at - 370 * day);
          }
        }
        expect(people.filter(({ notes }) => notes.length > 0).length).toBeGreaterThan(150);
        expect(JSON.stringify(people)).not.toMatch(/\{(given|topic|place)\}/);
      }),
      { numRuns: 8 },
    );
  });

  test('fills an empty store as one operation that one undo takes back, and no other store', async () => {
    const world = openWorld();
    const { operationId } = await call(world.handlers.app.fillDemo, undefined);
    const { rows } = await call(world.handlers.contacts.list, {
      sort: { column: 'createdAt', direction: 'asc' },
      filter: {},
      limit: 500,
    });
    expect(rows).toHaveLength(300);
    expect(await call(world.handlers.companies.count, { filter: {} })).toEqual({ count: 80 });
    expect(await call(world.handlers.operations.get, { id: operationId })).toMatchObject({
      label: { key: 'demo.filled' },
      state: 'done',
    });
    const { tasks } = await call(world.handlers.tasks.list, { limit: 500 });
    expect(tasks.length).toBeGreaterThan(10);
    expect(tasks.filter(({ kind }) => kind === 'followUp').length).toBeGreaterThan(0);
    const [oldest] = rows;
    const timeline = await world.timeline(oldest?.id ?? '');
    expect(timeline.at(-1)).toMatchObject({ kind: 'created', at: oldest?.createdAt });
    expect(oldest?.createdAt).toBeLessThan(world.clock.now() - 300 * day);
    const companies = await call(world.handlers.companies.list, {
      sort: { column: 'contacts', direction: 'desc' },
      filter: {},
      limit: 500,
    });
    expect(companies.rows.reduce((sum, { contactCount }) => sum + contactCount, 0)).toBe(
      rows.filter(({ companyId }) => companyId !== null).length,
    );
    await expect(call(world.handlers.app.fillDemo, undefined)).rejects.toMatchObject({
      code: 'conflict',
      details: { reason: 'not_empty' },
    });
    expect(await world.undoLast()).toMatchObject({ outcome: 'done' });
    expect(await call(world.handlers.contacts.count, { filter: {} })).toEqual({ count: 0 });
    expect(await call(world.handlers.companies.count, { filter: {} })).toEqual({ count: 0 });
    expect(await world.find('a')).toEqual([]);
  }, 30_000);

  test('goes again whole, without what is one’s own, also after one has played with it; one undo brings it back', async () => {
    const world = openWorld();
    const { app, contacts, companies, records } = world.handlers;
    const left = () => call(app.sample, undefined);
    await expect(call(app.removeSample, undefined)).rejects.toMatchObject({ code: 'not_found' });
    await call(app.fillDemo, undefined);
    const page = await call(contacts.list, { sort: { column: 'name', direction: 'asc' }, filter: {}, limit: 5 });
    const [first, second, third] = page.rows.map(({ id }) => id);
    const own = await world.contact({ givenName: 'Lena', familyName: 'Brandt' });
    await call(contacts.tag, { selection: { ids: [own.id] }, add: ['Client'], remove: [] });
    await call(contacts.update, { id: first ?? '', patch: { familyName: 'Changed' } });
    await call(contacts.tag, { selection: { ids: [second ?? ''] }, add: ['Mine'], remove: [] });
    await world.bin(third ?? '');
    expect(await left()).toEqual({ people: 299, companies: 80, changed: 2 });

    await call(app.removeSample, undefined);
    expect(await left()).toEqual({ people: 0, companies: 0, changed: 0 });
    expect(await call(companies.count, { filter: {} })).toEqual({ count: 0 });
    expect((await call(world.handlers.tasks.list, {})).tasks).toEqual([]);
    expect((await world.find('')).length).toBeLessThanOrEqual(1);
    const rest = await call(contacts.list, { sort: { column: 'name', direction: 'asc' }, filter: {}, limit: 5 });
    expect(rest.rows.map(({ id }) => id)).toEqual([own.id]);
    expect((await call(records.tags, undefined)).map(({ name }) => name).sort()).toEqual(['Client', 'Mine']);

    expect(await world.undoLast()).toMatchObject({ outcome: 'done' });
    expect(await left()).toEqual({ people: 299, companies: 80, changed: 2 });
  }, 30_000);
});

test('the sample has a pipeline with deals under way, won and lost, each with its way; it goes with the sample', async () => {
  const world = openWorld();
  const { app, deals, pipelines } = world.handlers;
  await call(app.fillDemo, undefined);
  const [sales] = await call(pipelines.list, undefined);
  expect(sales?.stages.map(({ name }) => name)).toContain('Proposal');
  const { rows } = await call(deals.list, { sort: { column: 'name', direction: 'asc' }, filter: {}, limit: 500 });
  expect(rows).toHaveLength(48);
  expect(new Set(rows.map(({ status }) => status))).toEqual(new Set(['open', 'won', 'lost']));
  expect(rows.filter(({ contactName }) => contactName !== '').length).toBeGreaterThan(30);
  for (const { id, stageSince, updatedAt } of rows) {
    const changes = await call(deals.changes, { id });
    const times = changes.map(({ at }) => at);
    expect(times).toEqual(times.toSorted((a, b) => b - a));
    expect(changes.at(-1)).toMatchObject({ fromStage: null });
    expect([stageSince, updatedAt].every((at) => at <= world.clock.now())).toBe(true);
  }
  const { products, lines } = world.handlers;
  expect(await call(products.count, { filter: {} })).toEqual({ count: 8 });
  const made = await Promise.all(
    rows.map(async ({ id, amount }) => ({ amount, ...(await call(lines.ofDeal, { dealId: id })) })),
  );
  const withLines = made.filter((deal) => deal.lines.length > 0);
  expect(withLines).toHaveLength(16);
  for (const { amount, net } of withLines) expect(net).toEqual([{ amount, currency: 'EUR' }]);
  await call(app.removeSample, undefined);
  expect(await call(products.count, { filter: {} })).toEqual({ count: 0 });
  expect(await call(pipelines.list, undefined)).toEqual([]);
  expect(await call(deals.count, { filter: {} })).toEqual({ count: 0 });
}, 30_000);
