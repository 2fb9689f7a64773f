import { call } from '@orpc/server';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { removeTestFolders } from '../../../support/store';
import { closeWorlds, openWorld, type World } from '../world';

afterEach(async () => {
  await closeWorlds();
  removeTestFolders();
});

const person = (givenName: string, familyName: string, email = '') => ({
  givenName,
  familyName,
  emails: email === '' ? [] : [{ value: email, label: '' }],
  phones: [],
  tags: [],
});
const rows = async (world: World) => (await call(world.handlers.duplicates.list, { limit: 50 })).rows;
const settled = (work: () => Promise<void>) => vi.waitFor(work, { timeout: 30_000, interval: 50 });

describe('finding duplicates', () => {
  it('notices a pair when it is written, and forgets it when one of them changes or is binned', async () => {
    const world = openWorld();
    const one = await world.contact(person('Robert', 'Müller', 'rm@mail.example'));
    const other = await world.contact(person('Bob', 'Mueller', 'rm@mail.example'));
    await settled(async () => expect((await rows(world))[0]?.class).toBe('certain'));
    const [pair] = await rows(world);
    expect([pair?.leftId, pair?.rightId].sort()).toEqual([one.id, other.id].sort());
    expect(pair?.reasons.map(({ kind }) => kind)).toEqual(['email.same', 'name.nickname']);
    await world.bin(other.id);
    expect(await rows(world)).toEqual([]);
    await call(world.handlers.contacts.restore, { selection: { ids: [other.id] } });
    await settled(async () => expect(await rows(world)).toHaveLength(1));
    await call(world.handlers.contacts.update, { id: other.id, patch: { givenName: 'Petra' } });
    await settled(async () => expect(await rows(world)).toEqual([]));
  });

  it('finds the same over the whole store in the background as it does on write', async () => {
    const world = openWorld();
    for (const [given, family] of [
      ['Anna', 'Weber'],
      ['Ana', 'Weber'],
      ['Hanna', 'Lang'],
      ['Hanna', 'Lang'],
      ['Jo', 'Berg'],
    ] as const)
      await world.contact(person(given, family, `${family.toLowerCase()}@mail.example`));
    await world.company({ name: 'Engines GmbH' });
    await world.company({ name: 'Engines' });
    await settled(async () => expect((await rows(world)).length).toBeGreaterThanOrEqual(2));
    await settled(async () => expect(world.sql('SELECT 1 FROM match_party')).toHaveLength(7));
    const found = () => [
      world.sql('SELECT a_id, b_id, class, score, reasons FROM duplicate_pair ORDER BY a_id, b_id'),
      world.sql('SELECT p.party_id, k.key FROM match_key k JOIN match_party p ON p.number = k.party ORDER BY 1, 2'),
    ];
    await settled(async () => expect((await call(world.handlers.duplicates.status, undefined)).searching).toBe(false));
    const onWrite = found();
    await call(world.handlers.duplicates.search, undefined);
    await settled(async () => expect((await call(world.handlers.duplicates.status, undefined)).searching).toBe(false));
    expect(found()).toEqual(onWrite);
  });

  it('leaves a pair alone that was said to be two, until that is undone', async () => {
    const world = openWorld();
    const one = await world.contact(person('Anna', 'Weber', 'anna@mail.example'));
    const other = await world.contact(person('Anna', 'Weber', 'anna@mail.example'));
    await settled(async () => expect(await rows(world)).toHaveLength(1));
    await call(world.handlers.duplicates.dismiss, { leftId: other.id, rightId: one.id });
    expect(await rows(world)).toEqual([]);
    await world.undoLast();
    expect(await rows(world)).toHaveLength(1);
  });

  it('pages through the queue, the likeliest first', async () => {
    const world = openWorld();
    for (let at = 0; at < 3; at++) {
      await world.contact(person('Anna', `Weber${at}`, `anna${at}@mail.example`));
      await world.contact(person('Anna', `Weber${at}`, at === 0 ? '' : `anna${at}@mail.example`));
    }
    await settled(async () => expect(await rows(world)).toHaveLength(3));
    const first = await call(world.handlers.duplicates.list, { limit: 2 });
    const rest = await call(world.handlers.duplicates.list, { limit: 2, after: first.next ?? '' });
    expect([...first.rows, ...rest.rows].map(({ class: found }) => found)).toEqual(['certain', 'certain', 'possible']);
    expect(rest.next).toBeNull();
    expect(
      (await call(world.handlers.duplicates.list, { limit: 9, class: 'possible', kind: 'contact' })).rows,
    ).toHaveLength(1);
  });

  it('merges all certain pairs as one operation with one undo', async () => {
    const world = openWorld();
    for (let at = 0; at < 4; at++) {
      await world.contact(person('Anna', `Weber${at}`, `anna${at}@mail.example`));
      await world.contact(person('Anna', `Weber${at}`, `anna${at}@mail.example`));
    }
    await settled(async () => expect((await call(world.handlers.duplicates.status, undefined)).certain).toBe(4));
    const count = async () =>
      (await call(world.handlers.contacts.count, { filter: { binned: false, conditions: [] } })).count;
    const { operationId } = await call(world.handlers.duplicates.mergeCertain, undefined);
    await settled(async () =>
      expect((await call(world.handlers.operations.get, { id: operationId })).state).toBe('done'),
    );
    expect(await count()).toBe(4);
    await call(world.handlers.history.undo, { id: operationId, alsoLater: false });
    expect(await count()).toBe(8);
  });

  it('knows who is being typed', async () => {
    const world = openWorld();
    await world.contact({ ...person('Katharina', 'Köhler'), companyName: 'Adler GmbH' });
    await settled(async () => expect(world.sql('SELECT 1 FROM match_party')).toHaveLength(2));
    const typed = { emails: [], phones: [], givenName: 'Kathi', familyName: 'Koehler', companyName: 'Adler' };
    const [found] = await call(world.handlers.duplicates.candidates, typed);
    expect([found?.name, found?.class]).toEqual(['Katharina Köhler', 'likely']);
  });
});
