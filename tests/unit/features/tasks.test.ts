import { call } from '@orpc/server';
import { afterAll, describe, expect, it } from 'vitest';
import { removeTestFolders } from '../../support/store';
import { closeWorlds, type Inputs, openWorld, type World } from './world';

afterAll(async () => {
  await closeWorlds();
  removeTestFolders();
});

/** The clock of a world stands at 2026-01-05, a Monday, 9:00 UTC. */
function open() {
  const world = openWorld();
  const { tasks } = world.handlers;
  return {
    ...world,
    create: (fields: Inputs['tasks']['create']) => call(tasks.create, fields),
    update: (fields: Inputs['tasks']['update']) => call(tasks.update, fields),
    get: (id: string) => call(tasks.get, { id }),
    list: async (input: Inputs['tasks']['list'] = {}) => (await call(tasks.list, input)).tasks,
    titles: async (input: Inputs['tasks']['list'] = {}) =>
      (await call(tasks.list, input)).tasks.map(({ title, due }) => (due ? `${title} ${due.on}` : title)),
    done: (id: string, done = true) => call(tasks.setDone, { ids: [id], done }),
    snooze: (id: string, to: Inputs['tasks']['snooze']['to']) => call(tasks.snooze, { ids: [id], to }),
    told: async () => (await call(world.handlers.notifications.list, {})).notifications,
  };
}

const notes = (text: string) => ({
  type: 'doc' as const,
  content: [{ type: 'paragraph' as const, content: [{ type: 'text' as const, text }] }],
});

const person = (world: World, familyName: string) =>
  world.contact({ givenName: 'Ada', familyName, emails: [], phones: [], tags: [] });

describe('a task', () => {
  it('has all that was said of it, and says when in the zone it was said in', async () => {
    const world = open();
    const { id: recordId } = await person(world, 'Lovelace');
    const { id } = await world.create({
      title: ' Call back ',
      kind: 'call',
      priority: 'high',
      due: { on: '2026-07-01', time: '15:00', zone: 'Europe/Berlin' },
      remind: 30,
      recordIds: [recordId],
      doc: notes('about the offer'),
    });
    expect(await world.get(id)).toMatchObject({
      title: 'Call back',
      kind: 'call',
      priority: 'high',
      due: { on: '2026-07-01', time: '15:00', zone: 'Europe/Berlin', at: Date.UTC(2026, 6, 1, 13) },
      records: [{ kind: 'contact', id: recordId, name: 'Ada Lovelace' }],
      body: 'about the offer',
    });
  });

  it('stands by when it is due, then by how much it matters', async () => {
    const world = open();
    await world.create({ title: 'someday' });
    await world.create({ title: 'later', due: { on: '2026-02-01' } });
    await world.create({ title: 'today', due: { on: '2026-01-05' } });
    await world.create({ title: 'today, high', due: { on: '2026-01-05' }, priority: 'high' });
    await world.create({ title: 'today at four', due: { on: '2026-01-05', time: '16:00' } });
    await world.create({ title: 'missed', due: { on: '2026-01-02' } });
    const all = ['missed', 'today at four', 'today, high', 'today', 'later', 'someday'];
    expect((await world.list()).map(({ title }) => title)).toEqual(all);
    expect((await world.list({ scope: 'today' })).map(({ title }) => title)).toEqual(all.slice(0, 4));
    expect(await call(world.handlers.tasks.counts, {})).toEqual({
      overdue: 1,
      today: 3,
      upcoming: 1,
      someday: 1,
    });
  });

  it('is listed page by page, none twice and none left out', async () => {
    const world = open();
    for (const on of ['2026-01-07', '2026-01-06', null, '2026-01-06', null]) {
      await world.create({ title: `due ${on}`, due: on === null ? null : { on } });
    }
    for (const scope of ['open', 'done'] as const) {
      const seen: string[] = [];
      let cursor: string | undefined;
      do {
        const page = await call(world.handlers.tasks.list, { scope, limit: 2, ...(cursor && { cursor }) });
        seen.push(...page.tasks.map(({ id }) => id));
        cursor = page.next ?? undefined;
      } while (cursor !== undefined);
      expect(new Set(seen).size).toBe(5);
      await call(world.handlers.tasks.setDone, { ids: seen, done: scope === 'open' });
    }
  });

  it('is found by the record it is about, but not by one in the bin', async () => {
    const world = open();
    const { id: ada } = await person(world, 'Lovelace');
    const { id: ben } = await person(world, 'Ito');
    const { id } = await world.create({ title: 'both', recordIds: [ada, ben] });
    await world.update({ id, recordIds: [ben] });
    expect(await world.titles({ recordId: ada })).toEqual([]);
    expect(await world.titles({ recordId: ben })).toEqual(['both']);
    await world.update({ id, recordIds: [ada, ben] });
    await world.bin(ben);
    expect((await world.get(id)).records.map(({ id: one }) => one)).toEqual([ada]);
  });

  it('lets contacts be listed that have none to be done about them', async () => {
    const world = open();
    const { id: ada } = await person(world, 'Lovelace');
    await person(world, 'Ito');
    const { id } = await world.create({ title: 'Überweisung', due: { on: '2026-01-07' }, recordIds: [ada] });
    const count = async (holds: 'some' | 'none', where?: { field: string; values: string[] }) => {
      const of = where && { match: 'all' as const, of: [{ ...where, operator: 'contains' as const }] };
      const part = { relation: 'openTasks', holds, ...(of && { where: of }) };
      return (await call(world.handlers.contacts.count, { filter: { where: { match: 'all', of: [part] } } })).count;
    };
    expect([await count('some'), await count('none')]).toEqual([1, 1]);
    expect(await count('some', { field: 'name', values: ['überw'] })).toBe(1);
    await world.done(id);
    expect([await count('some'), await count('none')]).toEqual([0, 2]);
  });

  it('keeps its time when it is put off to a day', async () => {
    const world = open();
    const { id } = await world.create({ title: 'x', due: { on: '2026-01-05', time: '15:00', zone: 'Europe/Berlin' } });
    await world.snooze(id, { on: '2026-07-06' });
    expect((await world.get(id)).due).toEqual({
      on: '2026-07-06',
      time: '15:00',
      zone: 'Europe/Berlin',
      at: Date.UTC(2026, 6, 6, 13),
    });
  });

  it.each([
    [{ title: 'x', repeat: 'FREQ=DAILY' }, 'repeat', 'task.repeatDue'],
    [{ title: 'x', due: { on: '2026-01-05' }, repeat: 'FREQ=NEVER' }, 'repeat', 'task.repeat'],
    [{ title: 'x', due: { on: '2026-01-05' }, repeat: 'FREQ=HOURLY' }, 'repeat', 'task.repeat'],
    [{ title: 'x', due: { on: '2026-01-05' }, repeat: 'FREQ=DAILY;INTERVAL=0' }, 'repeat', 'task.repeat'],
    [{ title: 'x', remind: 10 }, 'remind', 'task.remindDue'],
    [{ title: 'x', due: { on: '2026-01-05', time: '09:00', zone: 'Mars/Base' } }, 'due', 'task.zone'],
  ])('refuses %j', async (fields, field, reason) => {
    await expect(open().create(fields)).rejects.toMatchObject({ code: 'validation', details: { field, reason } });
  });

  it('is told that its notes were changed meanwhile', async () => {
    const world = open();
    const { id, version } = await world.create({ title: 'x', doc: notes('one') });
    await world.update({ id, doc: notes('two'), base: version });
    await expect(world.update({ id, doc: notes('three'), base: version })).rejects.toMatchObject({
      code: 'conflict',
      details: { reason: 'note.changed' },
    });
    expect((await world.get(id)).body).toBe('two');
  });

  it('has a checklist, in the order it was written', async () => {
    const world = open();
    const { id: taskId } = await world.create({ title: 'x' });
    const { saveStep, removeStep } = world.handlers.tasks;
    await call(saveStep, { taskId, title: 'one' });
    const { steps } = await call(saveStep, { taskId, title: 'two' });
    await call(saveStep, { taskId, id: steps[0]?.id, done: true, title: 'first' });
    expect((await world.get(taskId)).steps).toMatchObject([
      { title: 'first', done: true },
      { title: 'two', done: false },
    ]);
    expect((await world.list())[0]?.steps).toEqual({ done: 1, all: 2 });
    await call(removeStep, { taskId, id: steps[0]?.id ?? '' });
    expect((await world.get(taskId)).steps).toMatchObject([{ title: 'two' }]);
  });

  it('goes to the bin and comes back, and so by undo', async () => {
    const world = open();
    const { id } = await world.create({ title: 'x' });
    await call(world.handlers.tasks.bin, { ids: [id] });
    expect(await world.titles()).toEqual([]);
    await expect(world.update({ id, title: 'y' })).rejects.toMatchObject({ code: 'conflict' });
    await call(world.handlers.tasks.restore, { ids: [id] });
    expect(await world.titles()).toEqual(['x']);
    await world.undoLast();
    expect(await world.titles()).toEqual([]);
  });

  it('tells the screens what became of it', async () => {
    const world = open();
    const { id } = await world.create({ title: 'x' });
    await world.done(id);
    await call(world.handlers.tasks.bin, { ids: [id] });
    await world.undoLast();
    expect(world.events().filter(({ type }) => type.startsWith('task.'))).toEqual([
      { type: 'task.created', ids: [id] },
      { type: 'task.changed', ids: [id] },
      { type: 'task.binned', ids: [id] },
      { type: 'task.restored', ids: [id] },
    ]);
  });
});

describe('a task that comes back', () => {
  it('is there again once it is done, with all it had; one undo takes both back', async () => {
    const world = open();
    const { id: recordId } = await person(world, 'Lovelace');
    const { id } = await world.create({
      title: 'Report',
      due: { on: '2026-01-05', time: '10:00', zone: 'UTC' },
      repeat: 'FREQ=WEEKLY;BYDAY=MO',
      remind: 60,
      recordIds: [recordId],
    });
    const { steps } = await call(world.handlers.tasks.saveStep, { taskId: id, title: 'print' });
    await call(world.handlers.tasks.saveStep, { taskId: id, id: steps[0]?.id, done: true });
    const { next } = await world.done(id);
    expect(next).toMatchObject([{ on: '2026-01-12', at: Date.UTC(2026, 0, 12, 10) }]);
    const [again] = await world.list();
    expect(again).toMatchObject({
      title: 'Report',
      remind: 60,
      records: [{ id: recordId }],
      steps: { done: 0, all: 1 },
    });
    await world.undoLast();
    expect(await world.titles()).toEqual(['Report 2026-01-05']);
    await world.redoLast();
    expect(await world.titles()).toEqual(['Report 2026-01-12']);
  });

  it('has in its own fields what stood there, choices and phone numbers too', async () => {
    const world = open();
    const { fields } = world.handlers;
    const room = await call(fields.create, { target: 'task', name: 'Room', type: 'text', required: true });
    const phone = await call(fields.create, { target: 'task', name: 'Phone', type: 'phone' });
    const type = await call(fields.create, { target: 'task', name: 'Type', type: 'select' });
    const [option] = await call(fields.addOptions, { fieldId: type.id, names: ['Yearly'] });
    const due = { on: '2026-01-05' };
    const values = [
      { fieldId: room.id, value: { kind: 'text' as const, text: 'Studio' } },
      { fieldId: phone.id, value: { kind: 'text' as const, text: '+49 228 123456' } },
      { fieldId: type.id, value: { kind: 'options' as const, ids: [option?.id ?? ''] } },
    ];
    const { id } = await world.create({ title: 'Report', due, repeat: 'FREQ=WEEKLY', values });
    const filled = (recordId: string) => call(fields.ofRecord, { recordId });
    await world.done(id);
    const [again] = await world.list();
    expect(again?.id).not.toBe(id);
    expect(await filled(again?.id ?? '')).toEqual(await filled(id));
    expect((await filled(again?.id ?? '')).filter(({ value }) => value === null)).toEqual([]);
    const keys = world.sql<{ key: string }>('SELECT key FROM custom_text ORDER BY key').map(({ key }) => key);
    expect(keys).toEqual(['+49228123456', '+49228123456', 'studio', 'studio']);
  });

  it('done again after it was opened again makes no second one', async () => {
    const world = open();
    const { id } = await world.create({ title: 'x', due: { on: '2026-01-05' }, repeat: 'FREQ=DAILY' });
    await world.done(id);
    await world.done(id, false);
    await world.done(id);
    expect(await world.titles()).toEqual(['x 2026-01-06']);
  });

  it('done again after its undo makes the next one anew', async () => {
    const world = open();
    const { id } = await world.create({ title: 'x', due: { on: '2026-01-05' }, repeat: 'FREQ=DAILY' });
    await world.done(id);
    await world.undoLast();
    await world.update({ id, title: 'y' });
    await world.done(id);
    expect(await world.titles()).toEqual(['y 2026-01-06']);
  });

  it('does not pile up what was missed', async () => {
    const world = open();
    const { id } = await world.create({ title: 'x', due: { on: '2025-11-03' }, repeat: 'FREQ=WEEKLY' });
    await world.done(id);
    expect(await world.titles()).toEqual(['x 2026-01-12']);
  });

  it('keeps its day of the month though it was put off, and falls on the last of a shorter one', async () => {
    const world = open();
    const { id } = await world.create({ title: 'x', due: { on: '2026-01-31' }, repeat: 'FREQ=MONTHLY' });
    await world.snooze(id, { on: '2026-02-02' });
    await world.done(id);
    expect(await world.titles()).toEqual(['x 2026-02-28']);
    const [second] = await world.list();
    await world.done(second?.id ?? '');
    expect(await world.titles()).toEqual(['x 2026-03-31']);
  });

  it('ends where its rule ends', async () => {
    const world = open();
    const { id } = await world.create({ title: 'x', due: { on: '2026-01-05' }, repeat: 'FREQ=DAILY;UNTIL=20260106' });
    await world.done(id);
    expect(await world.titles()).toEqual(['x 2026-01-06']);
    const [last] = await world.list();
    expect((await world.done(last?.id ?? '')).next).toEqual([]);
    expect(await world.titles()).toEqual([]);
  });

  it('stays at its time of the day when the clocks change', async () => {
    const world = open();
    const { id } = await world.create({
      title: 'x',
      due: { on: '2026-03-28', time: '02:30', zone: 'Europe/Berlin' },
      repeat: 'FREQ=DAILY',
    });
    await world.done(id);
    const [on29] = await world.list();
    // There is no half past two on the 29th: the clocks go from two to three.
    expect(on29?.due).toMatchObject({ time: '02:30', at: Date.UTC(2026, 2, 29, 1, 30) });
    await world.done(on29?.id ?? '');
    expect((await world.list())[0]?.due).toMatchObject({ on: '2026-03-30', at: Date.UTC(2026, 2, 30, 0, 30) });
  });
});

describe('the history of a task', () => {
  it('says what was changed, in what it was and what it is', async () => {
    const world = open();
    const { id: recordId } = await person(world, 'Lovelace');
    const { id } = await world.create({ title: 'Call back', due: { on: '2026-01-06', time: '15:00', zone: 'UTC' } });
    const changes = async () =>
      (await world.timeline(id))[0]?.changes?.map(({ field, before, after }) => [field, before, after]);
    await world.snooze(id, { on: '2026-01-08' });
    expect(await changes()).toEqual([['due', '2026-01-06, 15:00', '2026-01-08, 15:00']]);
    await world.update({ id, priority: 'high', recordIds: [recordId] });
    expect(await changes()).toEqual([
      ['priority', '', 'high'],
      ['record', '', 'Ada Lovelace'],
    ]);
    await call(world.handlers.tasks.saveStep, { taskId: id, title: 'Find the number', done: true });
    expect(await changes()).toEqual([['step', '', '✓ Find the number']]);
    await world.done(id);
    expect(await changes()).toEqual([['done', '', 'yes']]);
  });
});

describe('a reminder', () => {
  const minute = 60_000;

  it('comes when it is time, once, and again when the task is put off', async () => {
    const world = open();
    const due = { on: '2026-01-05', time: '12:00', zone: 'UTC' };
    const { id } = await world.create({ title: 'Call Ada', due, remind: 30 });
    const wait = async (ms: number) => {
      world.clock.advance(ms);
      await world.jobs.runDue();
    };
    await wait(149 * minute);
    expect(await world.told()).toEqual([]);
    await wait(2 * minute);
    expect(await world.told()).toMatchObject([
      { kind: 'task.time', params: { title: 'Call Ada' }, link: `/tasks/${id}` },
    ]);
    await wait(60 * minute);
    expect(await world.told()).toHaveLength(1);
    await world.snooze(id, { on: '2026-01-06' });
    await wait(24 * 60 * minute);
    expect(await world.told()).toHaveLength(2);
  });

  it('goes when the person it is about is deleted for good', async () => {
    const world = open();
    const { id: recordId } = await person(world, 'Lovelace');
    const due = { on: '2026-01-05', time: '12:00', zone: 'UTC' };
    await world.create({ title: 'Call Ada', due, remind: 0, recordIds: [recordId] });
    world.clock.advance(4 * 60 * minute);
    await world.jobs.runDue();
    expect(await world.told()).toHaveLength(1);
    await world.bin(recordId);
    await call(world.handlers.contacts.purge, { selection: { ids: [recordId] } });
    expect(await world.told()).toEqual([]);
  });

  it('does not come for what is done', async () => {
    const world = open();
    const { id } = await world.create({ title: 'x', due: { on: '2026-01-05', time: '12:00', zone: 'UTC' }, remind: 0 });
    await world.done(id);
    world.clock.advance(24 * 60 * minute);
    await world.jobs.runDue();
    expect(await world.told()).toEqual([]);
  });

  const hour = 60 * minute;
  const day = 24 * hour;
  const begun = Date.UTC(2026, 0, 5, 9);
  const noon = { on: '2026-01-05', time: '12:00', zone: 'UTC' };

  /** The program started again at a time of its clock, with what was due by then done. */
  async function startAt(store: { file: string; key: Buffer }, time: number) {
    const world = openWorld(store);
    world.clock.time = time;
    await world.jobs.runDue();
    const told = async () => (await call(world.handlers.notifications.list, {})).notifications;
    return { ...world, told, titles: async () => (await told()).map(({ params }) => params.title) };
  }

  it('that came while the program was closed is told when it starts, and not at the next start', async () => {
    const world = open();
    await world.create({ title: 'Call Ada', due: noon, remind: 30 });
    const first = await startAt(await world.stop(), begun + 8 * hour);
    expect(await first.titles()).toEqual(['Call Ada']);
    const [told] = await first.told();
    await call(first.handlers.notifications.dismiss, { id: told?.id ?? 0 });
    const second = await startAt(await first.stop(), begun + 9 * hour);
    expect(await second.titles()).toEqual([]);
  });

  it('that came longer ago is not told any more, and its task stands under what is overdue', async () => {
    const world = open();
    await world.create({ title: 'Call Ada', due: noon, remind: 30 });
    const later = await startAt(await world.stop(), begun + 5 * day);
    expect(await later.titles()).toEqual([]);
    const { tasks } = await call(later.handlers.tasks.list, { scope: 'today', today: '2026-01-10' });
    expect(tasks.map(({ title }) => title)).toEqual(['Call Ada']);
  });

  it('is told once though the clock is set back, and the next one still comes', async () => {
    const world = open();
    await world.create({ title: 'Call Ada', due: noon, remind: 0 });
    await world.create({ title: 'Call Ben', due: { ...noon, time: '14:00' }, remind: 0 });
    const go = async (ms: number) => {
      world.clock.advance(ms);
      await world.jobs.runDue();
      return (await world.told()).map(({ params }) => params.title).toSorted();
    };
    expect(await go(3 * hour)).toEqual(['Call Ada']);
    expect(await go(-2 * hour)).toEqual(['Call Ada']);
    expect(await go(2 * hour)).toEqual(['Call Ada']);
    // A laptop that slept past it tells it when it wakes.
    expect(await go(9 * hour)).toEqual(['Call Ada', 'Call Ben']);
  });

  it('comes at its time though the clock was once a year ahead', async () => {
    const world = open();
    await world.create({ title: 'Call Ada', due: noon, remind: 0 });
    const ahead = await startAt(await world.stop(), begun + 365 * day);
    expect(await ahead.titles()).toEqual([]);
    const right = await startAt(await ahead.stop(), begun + hour);
    expect(await right.titles()).toEqual([]);
    right.clock.advance(2 * hour);
    await right.jobs.runDue();
    expect(await right.titles()).toEqual(['Call Ada']);
  });

  it('of what comes back keeps to the wall when the clocks change', async () => {
    const world = open();
    const berlin = { on: '2026-03-28', time: '09:00', zone: 'Europe/Berlin' };
    const { id } = await world.create({ title: 'Report', due: berlin, repeat: 'FREQ=DAILY', remind: 30 });
    const night = { on: '2026-10-24', time: '02:30', zone: 'Europe/Berlin' };
    const { id: nightly } = await world.create({ title: 'Backup', due: night, repeat: 'FREQ=DAILY', remind: 0 });
    const early = { ...night, on: '2026-03-29' };
    await world.create({ title: 'Skipped', due: early, remind: 0 });
    world.clock.time = Date.UTC(2026, 2, 28, 12);
    await world.done(id);
    world.clock.time = Date.UTC(2026, 9, 24, 12);
    await world.done(nightly);
    const at = (title: string) =>
      world
        .sql<{ at: number }>('SELECT remind_at AS at FROM task WHERE title = ? AND done_at IS NULL', title)
        .map((row) => new Date(row.at).toISOString());
    expect(at('Report')).toEqual(['2026-03-29T06:30:00.000Z']);
    // The clock shows 2:30 twice: the first time counts. Where it does not show it at all, the time after.
    expect(at('Backup')).toEqual(['2026-10-25T00:30:00.000Z']);
    expect(at('Skipped')).toEqual(['2026-03-29T01:30:00.000Z']);
  });
});
