import { call } from '@orpc/server';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { closeWorlds, openWorld, type World } from '../world';

afterEach(closeWorlds);

const refused = (code: string, details: object) =>
  expect.objectContaining({ code, details: expect.objectContaining(details) });

const add = (world: World, name: string, more: object = {}) => call(world.handlers.products.create, { name, ...more });

const listed = async (world: World, filter: object = {}) =>
  (
    await call(world.handlers.products.list, { sort: { column: 'name', direction: 'asc' }, filter, limit: 50 })
  ).rows.map(({ name }) => name);

describe('a product', () => {
  let world: World;
  beforeEach(() => {
    world = openWorld();
  });

  test('is found, listed in any order, filtered and tagged', async () => {
    const { products, records, search } = world.handlers;
    const advice = await add(world, ' Legal advice ', {
      sku: 'ADV-1',
      category: 'Advice',
      unit: 'hour',
      price: 190_00,
    });
    expect(advice).toMatchObject({ name: 'Legal advice', price: 190_00, taxClass: 'standard', binnedAt: null });
    await add(world, 'Contract', { category: 'Documents', price: 400_00, currency: advice.currency });
    await add(world, 'Expert opinion');
    expect(await listed(world)).toEqual(['Contract', 'Expert opinion', 'Legal advice']);
    const byPrice = await call(products.list, { sort: { column: 'price', direction: 'desc' }, filter: {} });
    expect(byPrice.rows.map(({ price }) => price)).toEqual([400_00, 190_00, null]);
    const where = { match: 'all' as const, of: [{ field: 'category', operator: 'is' as const, values: ['advice'] }] };
    expect(await listed(world, { where })).toEqual(['Legal advice']);
    expect(await listed(world, { text: 'adv-1' })).toEqual(['Legal advice']);
    await call(records.setTags, { recordId: advice.id, names: ['Popular'] });
    expect((await call(products.get, { id: advice.id })).tags.map(({ name }) => name)).toEqual(['Popular']);
    const { hits } = await call(search.find, { text: 'expert', limit: 5, kinds: ['product'] });
    expect(hits.map(({ kind, title }) => [kind, title])).toEqual([['product', 'Expert opinion']]);
    expect(await call(products.suggestions, undefined)).toMatchObject({
      categories: ['Advice', 'Documents'],
      units: ['hour'],
    });
  });

  test('needs a name and a number of its own, and says next to which field', async () => {
    const { products } = world.handlers;
    await expect(add(world, '  ')).rejects.toEqual(refused('validation', { field: 'name', reason: 'required' }));
    await add(world, 'Oak', { sku: 'W-1' });
    await expect(add(world, 'Ash', { sku: ' w-1 ' })).rejects.toEqual(
      refused('validation', { field: 'sku', reason: 'sku.taken' }),
    );
    const beech = await add(world, 'Beech', { sku: 'W-2' });
    await expect(call(products.update, { id: beech.id, patch: { sku: 'W-1' } })).rejects.toEqual(
      refused('validation', { field: 'sku', reason: 'sku.taken' }),
    );
    expect((await call(products.update, { id: beech.id, patch: { sku: 'w-2' } })).sku).toBe('w-2');
    await expect(call(products.update, { id: beech.id, patch: { name: '' } })).rejects.toThrow();
  });

  test('is binned, restored and deleted for good; a change is one step back', async () => {
    const { products, history, records } = world.handlers;
    const oak = await add(world, 'Oak', { price: 10 });
    await call(products.update, { id: oak.id, patch: { price: 12 } });
    await call(history.undoLast, undefined);
    expect((await call(products.get, { id: oak.id })).price).toBe(10);
    const selection = { ids: [oak.id] };
    expect((await call(products.bin, { selection })).count).toBe(1);
    expect(await listed(world)).toEqual([]);
    expect(await listed(world, { binned: true })).toEqual(['Oak']);
    await expect(call(products.update, { id: oak.id, patch: { price: 1 } })).rejects.toEqual(
      refused('conflict', { reason: 'binned' }),
    );
    await call(products.restore, { selection });
    await call(records.saveNote, { recordId: oak.id, body: 'From the Spessart' });
    await call(products.bin, { selection });
    expect((await call(products.purge, { selection })).count).toBe(1);
    await expect(call(products.get, { id: oak.id })).rejects.toEqual(refused('not_found', {}));
    expect(world.store.db.prepare('SELECT 1 FROM note').all()).toEqual([]);
    expect(world.store.db.prepare(`SELECT 1 FROM journal WHERE record = ? AND tbl <> 'note'`).all(oak.id)).toEqual([]);
  });

  test('a whole filter is binned as one act', async () => {
    for (const name of ['A', 'B', 'C']) await add(world, name, { category: 'Old' });
    await add(world, 'D');
    const where = { match: 'all' as const, of: [{ field: 'category', operator: 'is' as const, values: ['old'] }] };
    const { count } = await call(world.handlers.products.bin, { selection: { filter: { where }, except: [] } });
    expect(count).toBe(3);
    expect(await listed(world)).toEqual(['D']);
    await call(world.handlers.history.undoLast, undefined);
    expect(await listed(world)).toEqual(['A', 'B', 'C', 'D']);
  });

  test('tells the screens', async () => {
    const { id } = await add(world, 'Oak');
    await call(world.handlers.products.bin, { selection: { ids: [id] } });
    const types = world.events().map(({ type }) => type);
    expect(types).toContain('product.created');
    expect(types).toContain('product.binned');
  });
});

describe('the lines of a deal', () => {
  let world: World;
  let dealId: string;
  beforeEach(async () => {
    world = openWorld();
    const stage = { name: 'Lead', color: 'info' as const, probability: 10, rotDays: null, required: [] };
    const { stages } = await call(world.handlers.pipelines.create, { name: 'Sales', stages: [stage] });
    const deal = { title: 'Kitchen', stageId: stages[0]?.id ?? '', currency: 'EUR' };
    dealId = (await call(world.handlers.deals.create, deal)).id;
  });

  const save = (line: object, more: { id?: string; productId?: string | null } = {}) =>
    call(world.handlers.lines.save, { dealId, ...more, line });
  const amount = async () => (await call(world.handlers.deals.get, { id: dealId })).amount;
  const titles = async () =>
    (await call(world.handlers.lines.ofDeal, { dealId })).lines.map(({ title, net }) => [title, net]);

  test('take what a product says, and keep what was agreed when it changes', async () => {
    const { products } = world.handlers;
    const oak = await add(world, 'Oak board', { unit: 'm', price: 80_00, currency: 'EUR', taxClass: 'reduced' });
    const { lines } = await save({ quantity: 2500 }, { productId: oak.id });
    expect(lines).toMatchObject([
      { title: 'Oak board', unit: 'm', quantity: 2500, unitPrice: 80_00, taxClass: 'reduced', net: 200_00 },
    ]);
    await call(products.update, { id: oak.id, patch: { name: 'Oak plank', price: 90_00 } });
    expect(await titles()).toEqual([['Oak board', 200_00]]);
    await call(products.bin, { selection: { ids: [oak.id] } });
    await call(products.purge, { selection: { ids: [oak.id] } });
    expect((await call(world.handlers.lines.ofDeal, { dealId })).lines[0]).toMatchObject({
      productId: null,
      net: 200_00,
    });
  });

  test('set the amount of a deal that had none, until one is typed by hand', async () => {
    const { deals, lines, history } = world.handlers;
    await save({ title: 'Planning', unitPrice: 500_00 });
    expect(await amount()).toBe(500_00);
    await save({ title: 'Work', quantity: 10_000, unitPrice: 60_00, discount: 1000 });
    expect(await amount()).toBe(1040_00);
    await call(history.undoLast, undefined);
    expect(await amount()).toBe(500_00);
    await call(deals.update, { id: dealId, patch: { amount: 450_00 } });
    await save({ title: 'Work', unitPrice: 60_00 });
    expect(await amount()).toBe(450_00);
    expect((await call(lines.setAmount, { dealId, follows: true })).setsAmount).toBe(true);
    expect(await amount()).toBe(560_00);
  });

  test('leave an amount that was typed before alone', async () => {
    await call(world.handlers.deals.update, { id: dealId, patch: { amount: 100 } });
    expect((await save({ title: 'Work', unitPrice: 60_00 })).setsAmount).toBe(false);
    expect(await amount()).toBe(100);
  });

  test('of two currencies are never added up', async () => {
    await save({ title: 'Planning', unitPrice: 500_00 });
    await call(world.handlers.deals.update, { id: dealId, patch: { currency: 'CHF' } });
    const { net } = await save({ title: 'Work', unitPrice: 60_00 });
    expect(net).toEqual([
      { amount: 60_00, currency: 'CHF' },
      { amount: 500_00, currency: 'EUR' },
    ]);
    expect(await amount()).toBe(60_00);
    const dollars = await add(world, 'Licence', { price: 10_00, currency: 'USD' });
    const { lines } = await save({}, { productId: dollars.id });
    expect(lines.at(-1)).toMatchObject({ title: 'Licence', unitPrice: 0, currency: 'CHF' });
  });

  test('are changed, put in order and taken away, each as one step back', async () => {
    const { lines, history } = world.handlers;
    for (const title of ['A', 'B', 'C']) await save({ title, unitPrice: 100 });
    const [a = '', , c = ''] = (await call(lines.ofDeal, { dealId })).lines.map(({ id }) => id);
    await call(lines.move, { dealId, id: c, afterId: null });
    expect(await titles()).toEqual([
      ['C', 100],
      ['A', 100],
      ['B', 100],
    ]);
    await call(lines.move, { dealId, id: c, afterId: a });
    expect(await titles()).toEqual([
      ['A', 100],
      ['C', 100],
      ['B', 100],
    ]);
    await save({ title: 'A plus', quantity: 3000 }, { id: a });
    await call(lines.remove, { dealId, id: c });
    expect(await titles()).toEqual([
      ['A plus', 300],
      ['B', 100],
    ]);
    expect(await amount()).toBe(400);
    await call(history.undoLast, undefined);
    expect(await titles()).toEqual([
      ['A plus', 300],
      ['C', 100],
      ['B', 100],
    ]);
    for (const { id } of (await call(lines.ofDeal, { dealId })).lines) await call(lines.remove, { dealId, id });
    expect(await amount()).toBeNull();
  });

  test('refuse what can’t be: no title, a product that is gone, more than any amount, a deal in the bin', async () => {
    const { lines, deals } = world.handlers;
    await expect(save({ title: ' ' })).rejects.toEqual(refused('validation', { field: 'title', reason: 'required' }));
    const oak = await add(world, 'Oak');
    await call(world.handlers.products.bin, { selection: { ids: [oak.id] } });
    await expect(save({}, { productId: oak.id })).rejects.toEqual(refused('validation', { field: 'productId' }));
    await expect(save({ title: 'All', quantity: 1_000_000_000, unitPrice: 9_999_999_999_999 })).rejects.toEqual(
      refused('validation', { field: 'unitPrice', reason: 'money.tooLarge' }),
    );
    expect(await titles()).toEqual([]);
    await expect(call(lines.remove, { dealId, id: oak.id })).rejects.toEqual(refused('not_found', {}));
    const contact = await world.contact({ givenName: 'Ada' });
    await expect(call(lines.save, { dealId: contact.id, line: { title: 'A' } })).rejects.toEqual(
      refused('not_found', {}),
    );
    await call(deals.bin, { selection: { ids: [dealId] } });
    await expect(save({ title: 'A' })).rejects.toEqual(refused('conflict', { reason: 'binned' }));
  });
});
