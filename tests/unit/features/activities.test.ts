import { call } from '@orpc/server';
import { afterAll, describe, expect, it } from 'vitest';
import { removeTestFolders } from '../../support/store';
import { closeWorlds, type Inputs, openWorld } from './world';

afterAll(async () => {
  await closeWorlds();
  removeTestFolders();
});

const hour = 60 * 60_000;

async function open() {
  const world = openWorld();
  const { records, touch } = world.handlers;
  const { id: ada } = await world.contact({ givenName: 'Ada' });
  const { id: ben } = await world.contact({ givenName: 'Ben' });
  return {
    ...world,
    ada,
    ben,
    save: (input: Inputs['records']['saveActivity']) => call(records.saveActivity, input),
    remove: (id: string) => call(records.removeActivity, { id }),
    logged: async (id: string) => (await world.timeline(id)).filter(({ kind }) => kind === 'activity'),
    touch,
  };
}

describe('a call, meeting or message', () => {
  it('stands in the timeline of everybody who was there, at the time it was', async () => {
    const world = await open();
    const at = world.clock.now() - 3 * hour;
    await world.save({
      kind: 'meeting',
      title: 'The plan',
      at,
      minutes: 45,
      outcome: 'tookPlace',
      recordIds: [world.ada, world.ben],
    });
    for (const id of [world.ada, world.ben]) {
      const [entry] = await world.logged(id);
      expect(entry).toMatchObject({
        at,
        activity: { kind: 'meeting', title: 'The plan', minutes: 45, outcome: 'tookPlace' },
      });
      expect(entry?.activity?.records.map(({ name }) => name)).toEqual(['Ada', 'Ben']);
    }
    await world.undoLast();
    expect(await world.logged(world.ben)).toEqual([]);
    await world.redoLast();
    expect(await world.logged(world.ben)).toHaveLength(1);
  });

  it('is changed, taken from somebody, and removed', async () => {
    const world = await open();
    const { id, version } = await world.save({ kind: 'call', recordIds: [world.ada, world.ben] });
    await world.save({ id, title: 'About tea', minutes: 5, recordIds: [world.ada], base: version });
    expect(await world.logged(world.ben)).toEqual([]);
    expect((await world.logged(world.ada))[0]?.activity).toMatchObject({ title: 'About tea', minutes: 5 });
    await expect(world.save({ id, title: 'x', base: version })).rejects.toMatchObject({ code: 'conflict' });
    await world.remove(id);
    expect(await world.logged(world.ada)).toEqual([]);
    await world.undoLast();
    expect(await world.logged(world.ada)).toHaveLength(1);
  });

  it('was never in the future, and was with somebody', async () => {
    const world = await open();
    const at = world.clock.now() + hour;
    await expect(world.save({ kind: 'call', at, recordIds: [world.ada] })).rejects.toMatchObject({
      code: 'validation',
      details: { field: 'at', reason: 'activity.future' },
    });
    await expect(world.save({ kind: 'call' })).rejects.toMatchObject({ details: { field: 'recordIds' } });
  });

  it.each([
    ['reached', true],
    ['notReached', false],
    ['messageLeft', false],
  ] as const)('%s counts as in touch: %s', async (outcome, isTouch) => {
    const world = await open();
    await call(world.touch.set, { partyId: world.ada, every: 1, unit: 'week' });
    const before = (await call(world.touch.get, { partyId: world.ada }))?.due;
    world.clock.advance(48 * hour);
    await world.save({ kind: 'call', outcome, recordIds: [world.ada] });
    const after = (await call(world.touch.get, { partyId: world.ada }))?.due;
    expect(after !== before).toBe(isTouch);
  });
});
