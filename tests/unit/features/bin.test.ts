import { call } from '@orpc/server';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { removeTestFolders } from '../../support/store';
import { closeWorlds, openWorld } from './world';

afterEach(async () => {
  await closeWorlds();
  removeTestFolders();
});

const day = 86_400_000;
const looks = (world: ReturnType<typeof openWorld>) =>
  world.sql<{ value: string }>(`SELECT value FROM meta WHERE key = 'bin.looked'`)[0]?.value;

async function nextLook(world: ReturnType<typeof openWorld>, after: number) {
  const before = looks(world);
  world.clock.advance(after);
  await vi.waitFor(() => expect(looks(world)).not.toBe(before), { timeout: 30_000 });
  await vi.waitFor(
    () => expect(world.sql(`SELECT 1 FROM job WHERE type = 'bin.empty' AND state = 'waiting'`)).toHaveLength(1),
    { timeout: 30_000 },
  );
}

const held = (world: ReturnType<typeof openWorld>) =>
  world.sql<{ given_name: string }>('SELECT given_name FROM contact ORDER BY given_name').map((row) => row.given_name);

async function worldWithBin() {
  const world = openWorld();
  const { id } = await world.contact({ givenName: 'Lena' });
  await world.contact({ givenName: 'Marta' });
  await nextLook(world, day);
  await call(world.handlers.contacts.bin, { selection: { ids: [id] } });
  return world;
}

describe('the bin', () => {
  it('keeps what was deleted for 30 days, and then deletes it for good, leaving no trace in the journal', async () => {
    const world = await worldWithBin();
    await nextLook(world, 29 * day);
    expect(held(world)).toEqual(['Lena', 'Marta']);
    await nextLook(world, 2 * day);
    await nextLook(world, day);
    await vi.waitFor(() => expect(held(world)).toEqual(['Marta']), { timeout: 30_000 });
    expect(world.sql(`SELECT 1 FROM journal WHERE before LIKE '%Lena%'`)).toEqual([]);
  });

  it('is not emptied by a clock that is set a year ahead', async () => {
    const world = await worldWithBin();
    await nextLook(world, 365 * day);
    expect(held(world)).toEqual(['Lena', 'Marta']);
  });
});
