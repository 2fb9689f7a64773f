import { call } from '@orpc/server';
import { afterEach, describe, expect, it } from 'vitest';
import { seeded } from '../support/match-corpus';
import { removeTestFolders } from '../support/store';
import { closeWorlds, openWorld, type World } from '../unit/features/world';

afterEach(async () => {
  await closeWorlds();
  removeTestFolders();
});

type Id = string;

/** Every note and number that anybody live has, whoever has it. */
async function held(world: World, ids: readonly Id[]): Promise<string[]> {
  const all: string[] = [];
  for (const id of new Set(ids)) {
    const contact = await world.getContact(id);
    if (contact.id !== id) continue;
    all.push(
      ...contact.points.map(({ value }) => value),
      ...(await world.timeline(id)).flatMap(({ note }) => note?.body ?? []),
    );
  }
  return all.sort();
}

const seeds = [1, 2, 3, 4];

describe('merging, editing, taking apart and undoing in any order', () => {
  it.each(seeds)('loses nothing (seed %i)', { timeout: 120_000 }, async (seed) => {
    const next = seeded(seed);
    const world = openWorld();
    const { duplicates, parties, records } = world.handlers;
    const people: Id[] = [];
    let made = 0;
    for (let at = 0; at < 5; at++) {
      const { id } = await world.contact({
        givenName: 'Kim',
        familyName: `Number ${at}`,
        emails: [],
        phones: [],
        tags: [],
      });
      people.push(id);
    }
    const pick = () => people[Math.floor(next() * people.length)] ?? '';
    const current = async () => (await world.getContact(pick())).id;
    const expected: string[] = [];
    const addNote = async () => {
      const body = `note ${made++}`;
      await call(records.saveNote, { recordId: await current(), body });
      expected.push(body);
    };
    const addPoint = async () => {
      const value = `kim${made++}@mail.example`;
      await call(parties.savePoint, { partyId: await current(), kind: 'email', value, label: '' });
      expected.push(value);
    };
    const merge = async () => {
      const [leftId, rightId] = [await current(), await current()];
      if (leftId === rightId) return;
      const keep = next() < 0.5 ? 'left' : 'right';
      const { operationId } = await call(duplicates.merge, { leftId, rightId, keep, fields: {}, without: [] });
      if (next() < 0.2) await call(world.handlers.history.undo, { id: operationId, alsoLater: false });
    };
    const unmerge = async () => {
      const merges = await call(duplicates.merges, { partyId: await current() });
      const one = merges[Math.floor(next() * merges.length)];
      if (!one) return;
      const { operationId } = await call(duplicates.unmerge, { id: one.id, giveBack: [] });
      if (next() < 0.2) await call(world.handlers.history.undo, { id: operationId, alsoLater: false });
    };
    for (let turn = 0; turn < 40; turn++) {
      const act = [addNote, addPoint, merge, merge, unmerge][Math.floor(next() * 5)];
      await act?.();
      expect(await held(world, people)).toEqual([...expected].sort());
    }
    for (const id of people) {
      for (;;) {
        const merges = await call(duplicates.merges, { partyId: (await world.getContact(id)).id });
        const [one] = merges;
        if (!one) break;
        await call(duplicates.unmerge, { id: one.id, giveBack: [] });
      }
    }
    expect(await held(world, people)).toEqual([...expected].sort());
    for (const id of people) expect((await world.getContact(id)).id).toBe(id);
  });
});
