import { call } from '@orpc/server';
import { afterEach, describe, expect, it } from 'vitest';
import { remindJob } from '../../../src-main/features/today';
import { overview } from '../../../src-main/features/today/overview';
import type { FeatureContext } from '../../../src-main/platform/feature';
import { Jobs } from '../../../src-main/platform/jobs/jobs';
import { newRow } from '../../../src-main/platform/store/rows';
import { localDateAt } from '../../../src-shared/domain/local-date';
import type { NewNotification } from '../../../src-shared/notifications';
import { actor, openTestStore, removeTestFolders, silentLog, TestClock } from '../../support/store';
import { closeWorlds, openWorld } from './world';

afterEach(async () => {
  await closeWorlds();
  removeTestFolders();
});

const day = 24 * 60 * 60_000;
const hour = 60 * 60_000;

describe('staying in touch', () => {
  it('counts from today, is due after its rhythm, is put off, done, and all of it can be undone', async () => {
    const world = openWorld();
    const { touch } = world.handlers;
    const { id: partyId } = await world.contact({ givenName: 'Ada' });
    const today = localDateAt(world.clock.now());
    expect(await call(touch.get, { partyId })).toBeNull();
    expect(await call(touch.set, { partyId, every: 6, unit: 'week' })).toMatchObject({ lastContact: today });
    world.clock.advance(42 * day);
    const now = localDateAt(world.clock.now());
    expect(await call(touch.get, { partyId })).toMatchObject({ due: now });
    expect(await call(touch.snooze, { partyId, days: 3 })).toMatchObject({ lastContact: today });
    expect(await call(touch.get, { partyId })).toMatchObject({ due: localDateAt(world.clock.now() + 3 * day) });
    expect(await call(touch.done, { partyId })).toMatchObject({ lastContact: now, snoozedUntil: null });
    await world.undoLast();
    await world.undoLast();
    expect(await call(touch.get, { partyId })).toMatchObject({ lastContact: today, snoozedUntil: null, due: now });
    await call(touch.stop, { partyId });
    expect(await call(touch.get, { partyId })).toBeNull();
    expect(await call(touch.set, { partyId, every: 2, unit: 'month' })).toMatchObject({ every: 2, unit: 'month' });
  });

  it('counts from the newest note that says one talked, where there is one', async () => {
    const world = openWorld();
    const { id: partyId } = await world.contact({ givenName: 'Ada' });
    await call(world.handlers.records.saveNote, { recordId: partyId, body: 'Rang her.', talked: true });
    const noted = localDateAt(world.clock.now());
    world.clock.advance(5 * day);
    await call(world.handlers.records.saveNote, { recordId: partyId, body: 'Likes tea.' });
    const set = await call(world.handlers.touch.set, { partyId, every: 10, unit: 'day' });
    expect(set.lastContact).toBe(noted);
  });

  it('is not set for who lies in the bin, nor for nobody, and goes when they are erased', async () => {
    const world = openWorld();
    const { touch, contacts } = world.handlers;
    const { id: partyId } = await world.contact({ givenName: 'Ada' });
    await call(touch.set, { partyId, every: 1, unit: 'day' });
    await world.bin(partyId);
    await expect(call(touch.done, { partyId })).rejects.toMatchObject({ code: 'conflict' });
    await call(contacts.purge, { selection: { ids: [partyId] } });
    await expect(call(touch.get, { partyId })).rejects.toMatchObject({ code: 'not_found' });
    expect(world.sql('SELECT id FROM keep_in_touch')).toEqual([]);
  });
});

/** A store with people written straight into it; `today` of the answer is the clock's. */
function openDay(time = new Date(2026, 1, 20, 9).getTime()) {
  const opened = openTestStore({ clock: new TestClock(time) });
  const { store, clock } = opened;
  const write = (table: string, row: Record<string, string | number | null>) =>
    store.transact({ label: { key: 'contact.edited' }, actor }, (tx) => {
      const { id, createdAt, createdBy, updatedAt, updatedBy, ownerId } = newRow(tx);
      const whole = {
        ...{ id, created_at: createdAt, created_by: createdBy, updated_at: updatedAt, updated_by: updatedBy },
        ...{ owner_id: ownerId, ...row },
      };
      const columns = Object.keys(whole);
      tx.db
        .prepare<unknown[], never>(
          `INSERT INTO ${table} (${columns.join(', ')}) VALUES (${columns.map(() => '?').join(', ')})`,
        )
        .run(...Object.values(whole));
      return id;
    });
  const person = (name: string) => write('contact', { display_name: name, role: 'Owner', company_name: 'Mill' });
  const date = (party: string, year: number | null, month: number, on: number, kind = 'birthday') =>
    write('party_date', { party_id: party, kind, label: '', year, month, day: on });
  const touch = (party: string, due: string, last = '2026-01-01') =>
    write('keep_in_touch', { party_id: party, every: 1, unit: 'month', last_contact: last, due });
  const told: NewNotification[] = [];
  const keys = new Set<string>();
  let jobs: Jobs;
  const context = () =>
    ({
      ...opened,
      jobs,
      log: silentLog,
      notify: (wanted: NewNotification) => {
        if (keys.has(wanted.dedupeKey ?? '')) return;
        keys.add(wanted.dedupeKey ?? '');
        told.push(wanted);
      },
    }) as unknown as FeatureContext;
  jobs = new Jobs(store, [remindJob(context)], silentLog);
  const remind = async () => {
    store.maintain(() => jobs.enqueue({ type: 'today.remind', payload: {}, dedupeKey: 'today.remind' }));
    await jobs.runDue();
  };
  const look = () => overview(store.db, { now: 0, today: localDateAt(clock.now()) });
  return { ...opened, write, person, date, touch, look, told, remind };
}

describe('Today', () => {
  it('has who is due, the longest first, and nobody who is not', () => {
    const { person, touch, look } = openDay();
    touch(person('Later'), '2026-02-21');
    touch(person('Due'), '2026-02-20');
    touch(person('Overdue'), '2026-02-10');
    const { due, dueTotal } = look();
    expect(due.map(({ party, daysOver }) => [party.name, daysOver])).toEqual([
      ['Overdue', 10],
      ['Due', 0],
    ]);
    expect(dueTotal).toBe(2);
    expect(due[0]?.party.subtitle).toBe('Owner, Mill');
  });

  it('has who was last met in a future that a wrong clock wrote', () => {
    const { person, touch, look } = openDay();
    touch(person('Ada'), '2027-03-20', '2027-02-20');
    expect(look().due.map(({ party }) => party.name)).toEqual(['Ada']);
  });

  it('has the birthdays of two weeks with the age, and those of the 29th of February on the 28th', () => {
    const { person, date, look } = openDay();
    date(person('Leap'), 1988, 2, 29);
    date(person('Now'), 1986, 2, 20);
    date(person('Unknown'), null, 3, 6);
    date(person('Too late'), 1990, 3, 7);
    date(person('Yesterday'), 1990, 2, 19);
    date(person('Not yet'), 2027, 2, 21);
    expect(look().dates.map(({ party, on, inDays, years }) => [party.name, on, inDays, years])).toEqual([
      ['Now', '2026-02-20', 0, 40],
      ['Leap', '2026-02-28', 8, 38],
      ['Unknown', '2026-03-06', 14, null],
    ]);
  });

  it('looks beyond the end of the year', () => {
    const { person, date, look } = openDay(new Date(2026, 11, 28, 9).getTime());
    date(person('January'), 1980, 1, 3, 'anniversary');
    expect(look().dates).toMatchObject([{ on: '2027-01-03', inDays: 6, years: 47, kind: 'anniversary' }]);
  });

  it('leaves out what lies in the bin and what was taken off the list, until its time', () => {
    const { person, date, write, look, store, clock } = openDay();
    const binned = person('Binned');
    date(binned, 1980, 2, 21);
    store.transact({ label: { key: 'contact.binned' }, actor }, (tx) => {
      tx.db.prepare<[string], never>('UPDATE contact SET deleted_at = 1 WHERE id = ?').run(binned);
    });
    const [done, put] = [person('Greeted'), person('Put off')];
    write('date_mark', { party_id: done, date_id: date(done, 1980, 2, 22), year: 2026, until: null });
    write('date_mark', { party_id: put, date_id: date(put, 1980, 2, 25), year: 2026, until: '2026-02-21' });
    expect(look().dates).toEqual([]);
    clock.advance(day);
    expect(look().dates.map(({ party }) => party.name)).toEqual(['Put off']);
    clock.time = new Date(2027, 1, 20, 9).getTime();
    expect(look().dates.map(({ party }) => party.name)).toEqual(['Greeted', 'Put off']);
  });

  it('says when there are more than anybody greets', () => {
    const { person, date, look } = openDay();
    for (let count = 0; count < 51; count++) date(person(`Person ${count}`), null, 2, 20);
    const { dates, moreDates } = look();
    expect([dates.length, moreDates]).toEqual([50, true]);
  });

  it('finds a day and who is due by their indexes, in however many contacts', () => {
    const { store } = openDay();
    const plan = (sql: string) =>
      store.db
        .prepare<[], { detail: string }>(`EXPLAIN QUERY PLAN ${sql}`)
        .all()
        .map(({ detail }) => detail)
        .join('\n');
    expect(plan('SELECT * FROM party_date d WHERE d.month = 2 AND d.day IN (28, 29) ORDER BY d.id')).toContain(
      'USING INDEX party_date_day',
    );
    const due = plan(`SELECT * FROM keep_in_touch k WHERE k.id IN (
        SELECT id FROM keep_in_touch WHERE deleted_at IS NULL AND due <= '2026-02-20'
        UNION ALL SELECT id FROM keep_in_touch WHERE deleted_at IS NULL AND last_contact > '2026-02-21'
      )`);
    expect(due).toContain('keep_in_touch_due');
    expect(due).toContain('keep_in_touch_contacted');
    expect(plan('SELECT * FROM contact WHERE deleted_at IS NULL ORDER BY updated_at DESC LIMIT 8')).toContain(
      'contact_by_updated',
    );
  });
});

describe('the reminder of the day', () => {
  it('comes in the morning, once, however often the program starts and the clock is set', async () => {
    const { person, date, touch, told, remind, clock } = openDay(new Date(2026, 1, 20, 5).getTime());
    touch(person('Due'), '2026-02-20');
    date(person('Ada'), 1986, 2, 20);
    date(person('Wed'), 2001, 2, 20, 'anniversary');
    await remind();
    expect(told).toEqual([]);
    clock.advance(3 * hour);
    await remind();
    await remind();
    expect(told.map(({ kind }) => kind)).toEqual(['reminder.due', 'birthday']);
    clock.advance(-2 * hour);
    await remind();
    clock.advance(400 * day);
    await remind();
    clock.advance(-400 * day);
    clock.advance(3 * hour);
    await remind();
    expect(told.filter(({ dedupeKey }) => dedupeKey?.includes('2026-02-20')).length).toBe(2);
  });

  it('is silent on a day that brings nothing new', async () => {
    const { person, touch, told, remind, clock } = openDay();
    touch(person('Due'), '2026-02-20');
    await remind();
    clock.advance(day);
    await remind();
    expect(told.length).toBe(1);
    touch(person('Another'), '2026-02-22');
    clock.advance(day);
    await remind();
    expect(told.at(-1)).toMatchObject({ kind: 'reminder.due', params: { count: 1 } });
  });
});
