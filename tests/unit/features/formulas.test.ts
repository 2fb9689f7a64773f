import { call } from '@orpc/server';
import { afterEach, expect, test } from 'vitest';
import { evaluateFormula } from '../../../src-main/features/fields/formula';
import type { CustomValue } from '../../../src-shared/contract/fields';
import type { FieldInput } from '../../../src-shared/domain/custom/check';
import { byIds, byNames } from '../../../src-shared/domain/custom/references';
import type { FieldConfig, FieldType } from '../../../src-shared/domain/custom/types';
import { closeWorlds, openWorld, type World } from './world';

afterEach(closeWorlds);

const refused = (reason: string) =>
  expect.objectContaining({ code: 'validation', details: expect.objectContaining({ field: 'config', reason }) });

const make = (
  world: World,
  name: string,
  type: FieldType,
  config: FieldConfig = {},
  target: 'contact' | 'company' = 'contact',
) => call(world.handlers.fields.create, { target, name, type, config: config as never });

const person = (world: World, givenName = 'Ada') =>
  world.contact({ givenName, familyName: 'Lovelace', emails: [], phones: [], tags: [] });

const set = (world: World, recordId: string, fieldId: string, value: FieldInput | null) =>
  call(world.handlers.fields.set, { recordId, fieldId, value });

const read = async (world: World, recordId: string) =>
  Object.fromEntries(
    (await call(world.handlers.fields.ofRecord, { recordId })).map(({ field, value }) => [field.name, value]),
  );

const euros = (amount: number): CustomValue => ({ kind: 'money', amount, currency: 'EUR' });

/** A formula over a fee `{f}`, a number `{n}`, a day `{d}`, a text `{t}`, a share `{p}` and a yes `{y}`. */
function result(expression: string, more: FieldConfig = {}, given: Record<string, CustomValue | null> = {}) {
  const types: Record<string, FieldType> = { f: 'money', n: 'number', d: 'date', t: 'text', p: 'percent', y: 'yesNo' };
  const values: Record<string, CustomValue | null> = {
    f: euros(12_050),
    n: { kind: 'number', number: 3 },
    d: { kind: 'day', day: '2024-02-29' },
    t: { kind: 'text', text: 'Ada' },
    p: { kind: 'number', number: 10 },
    y: { kind: 'yesNo', yes: true },
    ...given,
  };
  return evaluateFormula(
    { expression, ...more } as never,
    (id) => types[id],
    (id) => values[id] ?? null,
  );
}

test.each([
  ['{f} * {n}', { format: 'money' }, euros(36_150)],
  ['{f} * (1 - {p})', { format: 'money' }, euros(10_845)],
  ['{n} / 4', {}, { kind: 'number', number: 0.75 }],
  ['{n} / 4', { format: 'percent' }, { kind: 'number', number: 75 }],
  ['round({n} / 7, 2)', {}, { kind: 'number', number: 0.43 }],
  ['if({y}, {n}, 0)', {}, { kind: 'number', number: 3 }],
  ['{y} and {n} > 2', { format: 'yesNo' }, { kind: 'yesNo', yes: true }],
  ['addDays({d}, 1)', { format: 'date' }, { kind: 'day', day: '2024-03-01' }],
  ['addMonths({d}, 12)', { format: 'date' }, { kind: 'day', day: '2025-02-28' }],
  ['days("2024-02-01", {d})', {}, { kind: 'number', number: 28 }],
  ['concat(upper({t}), " {n} ", year({d}))', { format: 'text' }, { kind: 'text', text: 'ADA {n} 2024' }],
  ['length({t}) + max(1, {n})', {}, { kind: 'number', number: 6 }],
  ['empty({n})', { format: 'yesNo' }, { kind: 'yesNo', yes: false }],
  ['{n} / 0', {}, { kind: 'problem', reason: 'formula.number' }],
  ['days({t}, {d})', {}, { kind: 'problem', reason: 'formula.date' }],
  ['{n} +', {}, { kind: 'problem', reason: 'formula.syntax' }],
  ['constructor', {}, { kind: 'problem', reason: 'formula.word' }],
  ['{t}.constructor', {}, { kind: 'problem', reason: 'formula.syntax' }],
  ['x = 1', {}, { kind: 'problem', reason: 'formula.syntax' }],
  ['{gone} + 1', {}, null],
] as const)('%s as %j comes to %j', (expression, config, value) => {
  expect(result(expression, config)).toEqual(value);
});

test('what is empty counts as nothing beside what is not; where all is empty, so is the result', () => {
  expect(result('{f} + {n}', {}, { f: null, n: null })).toBeNull();
  expect(result('{f} + {n}', {}, { f: null })).toEqual({ kind: 'number', number: 3 });
  expect(result('empty({f})', { format: 'yesNo' }, { f: null })).toEqual({ kind: 'yesNo', yes: true });
});

test('no formula is run as code, whatever it says', () => {
  const { Function: real } = globalThis;
  const used: unknown[] = [];
  globalThis.Function = new Proxy(real, {
    apply: (_target, _self, given) => used.push(given),
    construct: (_target, given) => {
      used.push(given);
      return {};
    },
  });
  try {
    for (const text of [
      '{n} * 2',
      '{t}["constructor"]("return 1")()',
      'constructor.constructor("return 1")()',
      'toString(1)',
    ]) {
      result(text);
    }
  } finally {
    globalThis.Function = real;
  }
  expect(used).toEqual([]);
});

test('fields stand in a formula by their names, and stay the same when they are renamed', () => {
  const fields = [{ id: 'f1', name: 'Fee' }];
  expect(byIds('{fee} * 2 + "{Fee}"', fields)).toBe('{f1} * 2 + "{Fee}"');
  expect(byIds('{Price}', fields)).toBeNull();
  expect(byNames('{f1} * 2', [{ id: 'f1', name: 'Price' }])).toBe('{Price} * 2');
});

test('formulas follow what they look at, over undo and other formulas, and circles are refused', async () => {
  const world = openWorld();
  const { id } = await person(world);
  const fee = await make(world, 'Fee', 'money');
  const sessions = await make(world, 'Sessions', 'number');
  await set(world, id, fee.id, { kind: 'money', amount: 10_000, currency: 'EUR' });
  const total = await make(world, 'Total', 'formula', {
    expression: `{${fee.id}} * {${sessions.id}}`,
    format: 'money',
  });
  const gross = await make(world, 'Gross', 'formula', { expression: `{${total.id}} * 1.19`, format: 'money' });
  await set(world, id, sessions.id, { kind: 'number', number: 3 });
  expect(await read(world, id)).toMatchObject({ Total: euros(30_000), Gross: euros(35_700) });
  await world.undoLast();
  expect(await read(world, id)).toMatchObject({ Total: euros(0), Gross: euros(0) });
  await set(world, id, fee.id, { kind: 'money', amount: 5_000, currency: 'CHF' });
  await set(world, id, sessions.id, { kind: 'number', number: 2 });
  expect(await read(world, id)).toMatchObject({ Total: { kind: 'money', amount: 10_000, currency: 'CHF' } });
  const circle = { expression: `{${gross.id}} + 1`, format: 'money' as const };
  await expect(call(world.handlers.fields.update, { id: total.id, patch: { config: circle } })).rejects.toEqual(
    refused('formula.cycle'),
  );
  await expect(make(world, 'Bad', 'formula', { expression: '{nobody} + 1' })).rejects.toEqual(
    refused('formula.unknown'),
  );
  await expect(make(world, 'Bad', 'formula', { expression: '1 +' })).rejects.toEqual(refused('formula.syntax'));
  await expect(set(world, id, total.id, { kind: 'number', number: 1 })).rejects.toMatchObject({ code: 'validation' });
  const preview = await call(world.handlers.fields.preview, {
    ...{ target: 'contact', type: 'formula', config: { expression: `{${sessions.id}} ^ 2` } },
  });
  expect(preview).toEqual({
    record: { kind: 'contact', id, name: 'Ada Lovelace' },
    value: { kind: 'number', number: 4 },
  });
});

test('roll-ups follow relations both ways, the bin, and what stands in the other records', async () => {
  const world = openWorld();
  const [ada, grace] = [await person(world), await person(world, 'Grace')];
  const house = await world.company({ name: 'Analytical Engines' });
  const fee = await make(world, 'Fee', 'money');
  const clients = await make(world, 'Clients', 'relation', { to: 'contact' }, 'company');
  const sum = { via: clients.id, direction: 'out' as const, operation: 'sum' as const, of: fee.id };
  await make(world, 'Fees', 'rollup', sum, 'company');
  await make(
    world,
    'How many',
    'rollup',
    { via: clients.id, direction: 'out', operation: 'count', of: null },
    'company',
  );
  await make(world, 'Houses', 'rollup', { via: clients.id, direction: 'in', operation: 'count', of: null });
  await set(world, ada.id, fee.id, { kind: 'money', amount: 1_000, currency: 'EUR' });
  await set(world, grace.id, fee.id, { kind: 'money', amount: 500, currency: 'EUR' });
  await set(world, house.id, clients.id, { kind: 'records', ids: [ada.id, grace.id] });
  const two = { kind: 'number', number: 2 };
  expect(await read(world, house.id)).toMatchObject({ Fees: euros(1_500), 'How many': two });
  expect(await read(world, ada.id)).toMatchObject({ Houses: { kind: 'number', number: 1 } });
  expect(await call(world.handlers.fields.linked, { recordId: ada.id })).toMatchObject([
    { name: 'Clients', records: [{ kind: 'company', name: 'Analytical Engines' }] },
  ]);
  await set(world, grace.id, fee.id, { kind: 'money', amount: 700, currency: 'EUR' });
  expect(await read(world, house.id)).toMatchObject({ Fees: euros(1_700) });
  await world.bin(grace.id);
  expect(await read(world, house.id)).toMatchObject({ Fees: euros(1_000), 'How many': { kind: 'number', number: 1 } });
  await world.undoLast();
  expect(await read(world, house.id)).toMatchObject({ Fees: euros(1_700) });
  await set(world, grace.id, fee.id, { kind: 'money', amount: 700, currency: 'USD' });
  expect(await read(world, house.id)).toMatchObject({ Fees: { kind: 'problem', reason: 'formula.currencies' } });
  await set(world, house.id, clients.id, null);
  expect(await read(world, ada.id)).toMatchObject({ Houses: { kind: 'number', number: 0 } });
  await expect(make(world, 'Bad', 'rollup', { direction: 'out', operation: 'count' })).rejects.toEqual(
    refused('rollup.via'),
  );
});

test('a new formula is worked out for the records there are, beside the user', async () => {
  const world = openWorld();
  const { id } = await person(world);
  await make(world, 'Answer', 'formula', { expression: '6 * 7' });
  await expect
    .poll(async () => (await read(world, id)).Answer, { timeout: 30_000 })
    .toEqual({ kind: 'number', number: 42 });
});
