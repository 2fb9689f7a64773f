import { call } from '@orpc/server';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { openTestPractice } from '../../../support/import-practice';
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

  it('lists who was said to be two, and takes that back', async () => {
    const world = openWorld();
    const { duplicates } = world.handlers;
    const one = await world.contact(person('Anna', 'Weber', 'anna@mail.example'));
    const other = await world.contact(person('Anna', 'Weber', 'anna@mail.example'));
    const pair = { leftId: other.id, rightId: one.id };
    await settled(async () => expect(await rows(world)).toHaveLength(1));
    await expect(call(duplicates.reconsider, pair)).rejects.toMatchObject({ code: 'not_found' });
    await call(duplicates.dismiss, pair);
    const said = await call(duplicates.dismissed, { limit: 10 });
    expect(said.rows.map(({ left, right }) => [left.id, right.id])).toEqual([[one.id, other.id]]);
    expect((await call(duplicates.status, undefined)).dismissed).toBe(1);
    await call(duplicates.reconsider, pair);
    expect((await call(duplicates.dismissed, { limit: 10 })).rows).toEqual([]);
    expect(await rows(world)).toHaveLength(1);
    await world.undoLast();
    expect(await rows(world)).toEqual([]);
    expect((await call(duplicates.dismissed, { limit: 10 })).rows).toHaveLength(1);
  });

  it('tells how many more are alike, and finds the pairs of one record', async () => {
    const world = openWorld();
    const ids: string[] = [];
    for (let at = 0; at < 3; at++) ids.push((await world.contact(person('Anna', 'Weber', 'anna@mail.example'))).id);
    await settled(async () => expect(await rows(world)).toHaveLength(3));
    expect((await rows(world)).map(({ alike }) => alike)).toEqual([1, 1, 1]);
    const own = await call(world.handlers.duplicates.list, { limit: 10, partyId: ids[0] ?? '' });
    expect(own.rows).toHaveLength(2);
  });

  it.each([
    ['a few', 0],
    ['so many that the whole store is looked through', 400],
  ])('tells in one notification what came in with %s', async (_words, others) => {
    const house = openTestPractice();
    const { duplicates, notifications } = house.practice.handlers;
    const told = async () => (await call(notifications.list, { limit: 10 })).notifications;
    const lines = Array.from({ length: others }, (_, at) => `Given${at},Family${at},,mail${at}@mail.example`);
    await house.bring(
      ['First name,Last name,Company,E-mail', 'Katharina,Köhler,Adler GmbH,', 'Kathi,Koehler,Adler,', ...lines].join(
        '\n',
      ),
    );
    await settled(async () => expect(await told()).toHaveLength(1));
    expect((await told())[0]).toMatchObject({ kind: 'duplicates.found', params: { count: 1 }, link: '/duplicates' });
    await settled(async () => expect((await call(duplicates.status, undefined)).searching).toBe(false));
    await call(duplicates.search, undefined);
    await settled(async () => expect((await call(duplicates.status, undefined)).searching).toBe(false));
    expect(await told()).toHaveLength(1);
    await house.practice.stop();
  });

  it('tells nobody of what they typed', async () => {
    const world = openWorld();
    await world.contact(person('Anna', 'Weber', 'anna@mail.example'));
    await world.contact(person('Anna', 'Weber', 'anna@mail.example'));
    await settled(async () => expect(await rows(world)).toHaveLength(1));
    expect((await call(world.handlers.notifications.list, { limit: 10 })).notifications).toEqual([]);
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
    const count = async () => (await call(world.handlers.contacts.count, { filter: { binned: false } })).count;
    const { operationId } = await call(world.handlers.duplicates.mergeCertain, { except: [] });
    await settled(async () =>
      expect((await call(world.handlers.operations.get, { id: operationId })).state).toBe('done'),
    );
    expect(await count()).toBe(4);
    await call(world.handlers.history.undo, { id: operationId, alsoLater: false });
    expect(await count()).toBe(8);
  });

  it('leaves those alone that were taken out before', async () => {
    const world = openWorld();
    for (let at = 0; at < 3; at++) {
      await world.contact(person('Anna', `Weber${at}`, `anna${at}@mail.example`));
      await world.contact(person('Anna', `Weber${at}`, `anna${at}@mail.example`));
    }
    await settled(async () => expect((await call(world.handlers.duplicates.status, undefined)).certain).toBe(3));
    const [first] = await rows(world);
    const except = [{ leftId: first?.rightId ?? '', rightId: first?.leftId ?? '' }];
    const { operationId } = await call(world.handlers.duplicates.mergeCertain, { except });
    await settled(async () =>
      expect((await call(world.handlers.operations.get, { id: operationId })).state).toBe('done'),
    );
    expect((await rows(world)).map(({ leftId }) => leftId)).toEqual([first?.leftId]);
  });

  it('knows a company that is being typed', async () => {
    const world = openWorld();
    const { id } = await world.company({ name: 'Adler Engines GmbH' });
    await settled(async () => expect(world.sql('SELECT 1 FROM match_party')).toHaveLength(1));
    const typed = { kind: 'company' as const, companyName: 'Adler Engines', emails: [], phones: [] };
    const found = await call(world.handlers.duplicates.candidates, typed);
    expect(found.map((one) => one.id)).toEqual([id]);
  });

  it('knows who is being typed', async () => {
    const world = openWorld();
    await world.contact({ ...person('Katharina', 'Köhler'), companyName: 'Adler GmbH' });
    await settled(async () => expect(world.sql('SELECT 1 FROM match_party')).toHaveLength(2));
    const typed = {
      kind: 'contact' as const,
      emails: [],
      phones: [],
      givenName: 'Kathi',
      familyName: 'Koehler',
      companyName: 'Adler',
    };
    const [found] = await call(world.handlers.duplicates.candidates, typed);
    expect([found?.name, found?.class]).toEqual(['Katharina Köhler', 'likely']);
  });
});
