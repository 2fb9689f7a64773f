import { call } from '@orpc/server';
import { afterEach, expect, test } from 'vitest';
import { closeWorlds, openWorld } from '../world';

afterEach(closeWorlds);

const file = [
  'Nummer;Name;Kategorie;Preis;Währung;Steuer',
  'B-1;Eichenbrett;Holz;1.250,50;EUR;Ermäßigter Satz',
  'B-2;Yenbrett;Holz;900;JPY;',
  ';Anfahrt;;75 CHF;;exempt',
  'B-1;Noch eins;;;;',
  'B-3;;;12;;',
  'B-4;Falsch;;viel;;',
  'B-5;Steuer;;1;EUR;Kirche',
].join('\n');

test('a file says what would become of each row; it is taken in with one act, and one undo takes it back', async () => {
  const world = openWorld();
  const { products } = world.handlers;
  const read = await call(products.readCsv, { text: file });
  expect(read).toMatchObject({ add: 3, change: 0, same: 0, faulty: 4 });
  expect(read.rows.map(({ row, act, reason }) => [row, act, reason])).toEqual([
    [5, 'faulty', 'csv.twice'],
    [6, 'faulty', 'required'],
    [7, 'faulty', 'money.malformed'],
    [8, 'faulty', 'csv.tax'],
    [2, 'add', null],
    [3, 'add', null],
    [4, 'add', null],
  ]);
  const { operationId, added } = await call(products.importCsv, { text: file });
  expect(added).toBe(3);
  const list = async () =>
    (await call(products.list, { sort: { column: 'name', direction: 'asc' }, filter: {} })).rows.map(
      ({ name, sku, price, currency, taxClass }) => [name, sku, price, currency, taxClass],
    );
  expect(await list()).toEqual([
    ['Anfahrt', '', 7500, 'CHF', 'exempt'],
    ['Eichenbrett', 'B-1', 125_050, 'EUR', 'reduced'],
    ['Yenbrett', 'B-2', 900, 'JPY', 'standard'],
  ]);
  expect(await call(products.readCsv, { text: file })).toMatchObject({ add: 0, same: 3, faulty: 4 });
  const dearer = 'SKU,Product,Price\nb-1,Eichenbrett,1300 EUR\n,Anfahrt,\n';
  expect(await call(products.importCsv, { text: dearer })).toMatchObject({ added: 0, changed: 1 });
  expect((await list())[1]).toEqual(['Eichenbrett', 'B-1', 130_000, 'EUR', 'reduced']);
  await world.undoLast();
  await call(world.handlers.history.undo, { id: operationId });
  expect(await list()).toEqual([]);
  expect(world.sql(`SELECT 1 FROM meta WHERE key LIKE 'product.import.%'`)).toEqual([]);
});

test('what is exported is imported to the same; a formula in a name stays text', async () => {
  const world = openWorld();
  const { products } = world.handlers;
  await call(products.create, { name: '=1+1', sku: 'X', price: 1250, currency: 'EUR', about: 'Two\nlines, "quoted"' });
  await call(products.create, { name: 'Agreed each time', unit: 'hour', currency: 'EUR' });
  const exported = async (filter: { text?: string }) =>
    (
      await call(world.handlers.bulk.export, { kind: 'product', selection: { filter, except: [] }, format: 'csv' })
    ).text();
  const text = await exported({});
  expect(text).toContain(`'=1+1`);
  expect(await call(products.readCsv, { text })).toMatchObject({ add: 0, change: 0, same: 2, faulty: 0 });
  const one = await exported({ text: 'agreed' });
  expect(one).not.toContain('1+1');
});

test('a file without a column of names is refused', async () => {
  const { products } = openWorld().handlers;
  for (const text of ['', 'Shoes,Size\nred,42\n']) {
    await expect(call(products.readCsv, { text })).rejects.toMatchObject({
      code: 'validation',
      details: { field: 'text', reason: 'csv.columns' },
    });
  }
});
