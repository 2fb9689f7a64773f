import { call } from '@orpc/server';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { writeValue } from '../../../src-main/features/fields/values';
import type { FieldType } from '../../../src-shared/domain/custom/types';
import { customFieldName } from '../../../src-shared/domain/list-fields';
import { closeWorlds, type Inputs, openWorld } from './world';

type Value = Inputs['fields']['set']['value'];

let world: ReturnType<typeof openWorld>;
beforeEach(() => {
  world = openWorld();
});
afterEach(closeWorlds);

const names = ['Ada', 'Bea', 'Cleo', 'Dora', 'Edda'];

/** People with these values in a field; further ones have none. */
async function people(type: FieldType, values: readonly (Value | null)[], fieldId?: string) {
  const { fields } = world.handlers;
  const id = fieldId ?? (await call(fields.create, { target: 'contact', name: `A ${type}`, type })).id;
  const ids: string[] = [];
  for (const [at, givenName] of names.entries()) {
    const contact = await world.contact({ givenName, emails: [], phones: [], tags: [] });
    ids.push(contact.id);
    const value = values[at] ?? null;
    if (value) await call(fields.set, { recordId: contact.id, fieldId: id, value });
  }
  return { column: customFieldName(id), ids };
}

const listed = async (
  column: `custom:${string}`,
  direction: 'asc' | 'desc',
  { pageSize = 100, offset = 0, filter = {} as object, within = false } = {},
) => {
  const sort = {
    column,
    direction,
    ...(within && { within: [{ column: 'name' as const, direction: 'desc' as const }] }),
  };
  const found: string[] = [];
  let after: string | undefined;
  do {
    const page = await call(world.handlers.contacts.list, {
      ...{ sort, filter, limit: pageSize, offset },
      ...(after !== undefined && { after }),
    });
    found.push(...page.rows.map(({ givenName }) => givenName));
    after = page.next ?? undefined;
  } while (after !== undefined);
  return found.join(' ');
};

const groupsOf = (column: `custom:${string}`) =>
  call(world.handlers.views.groups, { kind: 'contact', filter: {}, by: { column, direction: 'asc' } });

describe('lists ordered by fields that the users made', () => {
  const number = (value: number): Value => ({ kind: 'number', number: value });
  const money = (amount: number, currency: string): Value => ({ kind: 'money', amount, currency });

  it.each<[FieldType, (Value | null)[], string, string]>([
    ['number', [number(3), null, number(-1.5), number(12)], 'Cleo Ada Dora Bea Edda', 'Dora Ada Cleo Edda Bea'],
    ['rating', [number(3), number(5), null, number(1)], 'Dora Ada Bea Cleo Edda', 'Bea Ada Dora Edda Cleo'],
    [
      'text',
      [
        { kind: 'text', text: 'zeta' },
        { kind: 'text', text: 'Ära' },
        { kind: 'text', text: 'Beta' },
      ],
      'Bea Cleo Ada Dora Edda',
      'Ada Cleo Bea Edda Dora',
    ],
    [
      'date',
      [{ kind: 'day', day: '2026-02-01' }, null, { kind: 'day', day: '2025-12-31' }],
      'Cleo Ada Bea Dora Edda',
      'Ada Cleo Edda Dora Bea',
    ],
    [
      'yesNo',
      [
        { kind: 'yesNo', yes: true },
        { kind: 'yesNo', yes: false },
      ],
      'Bea Ada Cleo Dora Edda',
      'Ada Bea Edda Dora Cleo',
    ],
    // Yen have no hundredths: 900 are more than 800.00 of another currency.
    ['money', [money(80_000, 'EUR'), money(900, 'JPY')], 'Ada Bea Cleo Dora Edda', 'Bea Ada Edda Dora Cleo'],
  ])('by %s, what has none last, by cursor and by jump', async (type, values, rising, falling) => {
    const { column } = await people(type, values);
    expect(await listed(column, 'asc')).toBe(rising);
    expect(await listed(column, 'desc')).toBe(falling);
    expect(await listed(column, 'asc', { pageSize: 2 })).toBe(rising);
    expect(await listed(column, 'desc', { pageSize: 1 })).toBe(falling);
    expect(await listed(column, 'asc', { offset: 2 })).toBe(rising.split(' ').slice(2).join(' '));
    expect(await listed(column, 'asc', { filter: { text: 'ada' } })).toBe('Ada');
  });

  it('by a choice, in the order of the choices; with others within', async () => {
    const { fields } = world.handlers;
    const stage = await call(fields.create, {
      ...{ target: 'contact', name: 'Step', type: 'select', options: ['Warm', 'Cold', 'Unused'] },
    });
    const [warm, cold, unused] = await call(fields.options, { fieldId: stage.id });
    const chosen = (one?: { id: string }): Value => ({ kind: 'options', ids: [one?.id ?? ''] });
    const { column, ids } = await people(
      'select',
      [chosen(cold), chosen(warm), chosen(unused), chosen(cold), null],
      stage.id,
    );
    await call(fields.removeOption, { id: unused?.id ?? '' });
    expect(await listed(column, 'asc')).toBe('Bea Ada Dora Cleo Edda');
    expect(await listed(column, 'desc', { pageSize: 2 })).toBe('Dora Ada Bea Edda Cleo');
    expect(await listed(column, 'asc', { within: true, pageSize: 2 })).toBe('Bea Dora Ada Edda Cleo');
    expect(await groupsOf(column)).toEqual([
      { key: warm?.id, label: 'Warm', count: 1 },
      { key: cold?.id, label: 'Cold', count: 2 },
      { key: '', label: '', count: 2 },
    ]);
    // Choices are told apart within another order, too.
    const sort = {
      column: 'city' as const,
      direction: 'asc' as const,
      within: [{ column, direction: 'desc' as const }],
    };
    const page = await call(world.handlers.contacts.list, { sort, filter: {} });
    expect(page.rows.map(({ givenName }) => givenName).slice(0, 3)).toEqual(['Ada', 'Dora', 'Bea']);
    expect(ids).toHaveLength(5);
  });

  it('by thousands of choices as by a few', async () => {
    const { fields } = world.handlers;
    const options = Array.from({ length: 300 }, (_, at) => `Town ${at}`);
    const town = await call(fields.create, { target: 'contact', name: 'Town', type: 'select', options });
    const made = await call(fields.options, { fieldId: town.id });
    const chosen = (at: number): Value => ({ kind: 'options', ids: [made[at]?.id ?? ''] });
    const { column } = await people('select', [chosen(280), chosen(3), chosen(280), null], town.id);
    const filler = await world.contact({ givenName: 'Zora', emails: [], phones: [], tags: [] });
    // All of them are in use.
    world.store.transact({ label: { key: 'field.set' }, actor: { kind: 'system', id: 'test' } }, (tx) => {
      writeValue(
        tx,
        filler.id,
        { id: town.id, type: 'multiSelect' },
        { kind: 'options', ids: made.map(({ id }) => id) },
      );
    });
    expect(await listed(column, 'asc', { pageSize: 2 })).toBe('Bea Ada Cleo Zora Dora Edda');
  });

  it('by what a formula comes to, which has none where it fails', async () => {
    const { fields } = world.handlers;
    const base = await call(fields.create, { target: 'contact', name: 'Base', type: 'number' });
    const config = { expression: `10 / {${base.id}}` };
    const formula = await call(fields.create, { target: 'contact', name: 'Share', type: 'formula', config });
    await people('number', [number(5), number(2), number(10), null], base.id);
    expect(await listed(customFieldName(formula.id), 'asc')).toBe('Cleo Ada Bea Dora Edda');
  });

  it('groups yes and no, days and amounts, each read as it is stored', async () => {
    const yes = await people('yesNo', [
      { kind: 'yesNo', yes: true },
      { kind: 'yesNo', yes: false },
    ]);
    expect((await groupsOf(yes.column)).map(({ label, count }) => [Number(label), label === '', count])).toEqual([
      [0, false, 1],
      [1, false, 1],
      [0, true, 3],
    ]);
    const fee = await people('money', [money(1200, 'EUR'), money(1200, 'EUR')]);
    expect((await groupsOf(fee.column))[0]).toMatchObject({ label: '1200.0 EUR', count: 2 });
  });

  it.each<[FieldType, object]>([
    ['multiSelect', {}],
    ['relation', { to: 'contact' }],
    ['file', {}],
  ])('not by %s, which holds several', async (type, config) => {
    const { id } = await call(world.handlers.fields.create, { target: 'contact', name: 'Many', type, config });
    await expect(listed(customFieldName(id), 'asc')).rejects.toMatchObject({ code: 'validation' });
    await expect(groupsOf(customFieldName(id))).rejects.toMatchObject({ code: 'validation', details: { field: 'by' } });
  });

  it('not by a field of another kind of record, nor by one that was taken away', async () => {
    const { fields } = world.handlers;
    const rooms = await call(fields.create, { target: 'company', name: 'Rooms', type: 'number' });
    await expect(listed(customFieldName(rooms.id), 'asc')).rejects.toMatchObject({ code: 'validation' });
    const own = await call(fields.create, { target: 'contact', name: 'Rooms', type: 'number' });
    await call(fields.remove, { id: own.id });
    await expect(listed(customFieldName(own.id), 'asc')).rejects.toMatchObject({ code: 'validation' });
  });
});

describe.each(['company', 'deal', 'product', 'task'] as const)('the list of each %s', (kind) => {
  it('is grouped by a field of its own', async () => {
    const { id } = await call(world.handlers.fields.create, { target: kind, name: 'Size', type: 'number' });
    expect(
      await call(world.handlers.views.groups, {
        ...{ kind, filter: {}, by: { column: customFieldName(id), direction: 'asc' } },
      }),
    ).toEqual([]);
  });
});
