import { call } from '@orpc/server';
import { afterAll, describe, expect, it } from 'vitest';
import { removeTestFolders } from '../../support/store';
import { closeWorlds, openWorld } from './world';

afterAll(async () => {
  await closeWorlds();
  removeTestFolders();
});

const day = 24 * 60 * 60_000;

async function open() {
  const world = openWorld();
  const { deals, pipelines, tasks, today } = world.handlers;
  const { stages } = await call(pipelines.create, {
    name: 'Sales',
    stages: [{ name: 'Lead', color: 'info', probability: 20, rotDays: 14, required: [] }],
  });
  const { id } = await call(deals.create, { title: 'An engine', stageId: stages[0]?.id ?? '' });
  return {
    ...world,
    id,
    plan: (on: string) => call(tasks.create, { title: 'Call', due: { on }, recordIds: [id] }),
    done: (task: string) => call(tasks.setDone, { ids: [task], done: true }),
    waiting: async () => (await call(today.overview, {})).deals.map(({ title, why, days }) => [title, why, days]),
  };
}

describe('deals that wait for somebody', () => {
  it('are those without a next step', async () => {
    const world = await open();
    expect(await world.waiting()).toEqual([['An engine', 'noNextStep', 0]]);
    const { id } = await world.plan('2026-01-06');
    expect(await world.waiting()).toEqual([]);
    await world.done(id);
    expect(await world.waiting()).toEqual([['An engine', 'noNextStep', 0]]);
  });

  it('are those too long in their stage, unless something is planned for later', async () => {
    const world = await open();
    const { id } = await world.plan('2026-01-06');
    world.clock.advance(14 * day + 5_000_000);
    expect(await world.waiting()).toEqual([['An engine', 'stalled', 14]]);
    await call(world.handlers.tasks.snooze, { ids: [id], to: { on: '2026-01-25' } });
    expect(await world.waiting()).toEqual([]);
  });

  it('are not those in the bin, nor closed ones', async () => {
    const world = await open();
    await call(world.handlers.deals.close, { id: world.id, status: 'won' });
    expect(await world.waiting()).toEqual([]);
    await world.undoLast();
    await call(world.handlers.deals.bin, { selection: { ids: [world.id] } });
    expect(await world.waiting()).toEqual([]);
  });
});
