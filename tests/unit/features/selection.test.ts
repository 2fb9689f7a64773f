import { call } from '@orpc/server';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { removeTestFolders } from '../../support/store';
import { closeWorlds, type Inputs, openWorld, type World } from './world';

type Selection = Inputs['contacts']['bin']['selection'];

let world: World;
const ids: string[] = [];

beforeAll(async () => {
  world = openWorld();
  for (let at = 0; at < 620; at++) {
    const { id } = await world.contact({ givenName: at % 2 === 0 ? 'Even' : 'Odd', familyName: `N${at}` });
    ids.push(id);
  }
}, 60_000);

afterAll(async () => {
  await closeWorlds();
  removeTestFolders();
});

const count = async (filter: Inputs['contacts']['count']['filter'] = {}) =>
  (await call(world.handlers.contacts.count, { filter })).count;
const bin = (selection: Selection) => call(world.handlers.contacts.bin, { selection });

describe('what is done to many at once', () => {
  test('reaches every named record once, in more than one batch, and one undo takes it back', async () => {
    const { count: binned, operationId } = await bin({ ids: [...ids.slice(0, 610), ...ids.slice(0, 5)] });
    expect(binned).toBe(610);
    expect([await count(), await count({ binned: true })]).toEqual([10, 610]);
    expect(await world.operations()).toMatchObject([
      { id: operationId, changes: 610, label: { key: 'contact.binned', params: { count: 610 } } },
      ...Array.from({ length: 199 }, () => ({})),
    ]);
    expect(await world.undoLast()).toMatchObject({ outcome: 'done', rows: 610 });
    expect(await count()).toBe(620);
    expect(await world.redoLast()).toMatchObject({ outcome: 'done' });
    expect(await count()).toBe(10);
    await call(world.handlers.contacts.restore, { selection: { filter: { binned: true }, except: [] } });
    expect(await count()).toBe(620);
  }, 30_000);

  test('reaches all that match a filter, but for those taken out of it, however many match', async () => {
    const except = ids.filter((_id, at) => at % 2 === 0).slice(0, 7);
    expect(await bin({ filter: { text: 'even' }, except })).toMatchObject({ count: 303 });
    expect(await count({ text: 'even' })).toBe(7);
    expect(await count({ text: 'odd' })).toBe(310);
    expect(await world.undoLast()).toMatchObject({ outcome: 'done', rows: 303 });
    expect(await bin({ filter: {}, except: [] })).toMatchObject({ count: 620 });
    await world.undoLast();
    expect(await count()).toBe(620);
  }, 30_000);

  test('leaves what is there already: nothing to do is an operation without changes', async () => {
    expect(await call(world.handlers.contacts.restore, { selection: { ids: ids.slice(0, 3) } })).toMatchObject({
      count: 0,
    });
  });

  test('gives and takes tags by name', async () => {
    const tag = (add: string[], remove: string[]) =>
      call(world.handlers.contacts.tag, { selection: { filter: { text: 'odd' }, except: [] }, add, remove });
    expect(await tag(['VIP', 'New'], [])).toMatchObject({ count: 310 });
    expect(await tag(['vip'], ['new', 'unknown'])).toMatchObject({ count: 310 });
    expect(await call(world.handlers.records.tags, undefined)).toMatchObject([
      { name: 'New', count: 0 },
      { name: 'VIP', count: 310 },
    ]);
    await world.undoLast();
    expect(await call(world.handlers.records.tags, undefined)).toMatchObject([{ count: 310 }, { count: 310 }]);
    await call(world.handlers.history.undo, { id: (await world.operations())[2]?.id ?? 0 });
    expect((await world.getContact(ids[1] ?? '')).tags).toEqual([]);
  }, 30_000);

  test('keeps nothing of the selection once it is done', () => {
    expect(world.sql(`SELECT key FROM meta WHERE key LIKE 'selection.%'`)).toEqual([]);
  });
});

describe('a purge', () => {
  test('takes only what is binned, with journal, index, words and names in the history, and can not be undone', async () => {
    const doomed = await world.contact({
      givenName: 'Xaverius',
      familyName: 'Quendel',
      emails: [{ value: 'xq@y.example' }],
    });
    await call(world.handlers.contacts.update, { id: doomed.id, patch: { role: 'Cook' } });
    await call(world.handlers.records.saveNote, { recordId: doomed.id, body: 'Secret.' });
    const kept = ids[0] ?? '';
    const { purge } = world.handlers.contacts;
    expect(await call(purge, { selection: { ids: [doomed.id, kept] } })).toEqual({ count: 0 });
    await world.bin(doomed.id);
    expect(await call(purge, { selection: { ids: [doomed.id, kept] } })).toEqual({ count: 1 });
    for (const table of ['contact', 'contact_point', 'note', 'search_document']) {
      const owner = table === 'contact' || table === 'search_document' ? 'id' : 'party_id';
      expect(world.sql(`SELECT 1 FROM ${table} WHERE ${owner} = ?`, doomed.id)).toEqual([]);
    }
    expect(world.sql('SELECT 1 FROM journal WHERE record = ?', doomed.id)).toEqual([]);
    expect(world.sql(`SELECT word FROM search_vocabulary WHERE word IN ('xaverius', 'quendel', 'xq')`)).toEqual([]);
    expect(world.sql(`SELECT 1 FROM search_word WHERE search_word MATCH '"quendel"'`)).toEqual([]);
    expect(JSON.stringify(await world.operations())).not.toContain('Quendel');
    expect(await world.getContact(kept)).toMatchObject({ binnedAt: null });
    const [purged] = await world.operations();
    expect(purged).toMatchObject({ label: { key: 'contact.purged' }, undoable: false });
    await expect(call(world.handlers.history.undo, { id: purged?.id ?? 0 })).rejects.toMatchObject({
      code: 'conflict',
    });
    expect(await world.getContact(kept)).toMatchObject({ givenName: 'Even' });
  }, 30_000);

  test('writes the index anew, so that not even a deleted entry has the words', async () => {
    const doomed = await world.contact({ givenName: 'Zyprian' });
    await world.bin(doomed.id);
    await call(world.handlers.contacts.purge, { selection: { ids: [doomed.id] } });
    const left = () =>
      world.sql<{ n: number }>(
        `SELECT count(*) AS n FROM search_word_data WHERE instr(block, CAST('yprian' AS BLOB)) > 0`,
      )[0]?.n;
    world.clock.advance(120_000);
    await expect.poll(left, { timeout: 30_000 }).toBe(0);
    expect(await world.find('even', 1)).toHaveLength(1);
  }, 30_000);
});
