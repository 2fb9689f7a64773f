import { call } from '@orpc/server';
import * as fc from 'fast-check';
import { afterEach, describe, expect, test } from 'vitest';
import { companyProjection } from '../../../src-main/features/companies';
import { contactProjection } from '../../../src-main/features/contacts';
import { recordEvents, touchedBy } from '../../../src-main/features/records';
import { EventBus } from '../../../src-main/platform/events/event-bus';
import type { Change } from '../../../src-main/platform/store/handles';
import { openStore } from '../../../src-main/platform/store/open-store';
import type { Store } from '../../../src-main/platform/store/store';
import { capturedTables } from '../../../src-main/schema';
import { runs } from '../../support/runs';
import { openTestStore, removeTestFolders, TestClock } from '../../support/store';
import { closeWorlds, openWorld, type World } from './world';

afterEach(async () => {
  await closeWorlds();
  removeTestFolders();
});

const people = ['Anna Weber', 'Änne Groß', 'Li Wu', '', 'Søren Łuk'];
const firms = ['', 'Acme', 'Müller & Söhne', 'Zett AG'];

type Step = { act: string; who: number; what: number };

const steps = fc.array(
  fc.record({
    act: fc.constantFrom(
      ...[
        'create',
        'create',
        'company',
        'rename',
        'employ',
        'renameCompany',
        'email',
        'phone',
        'dropPoint',
        'address',
        'dropAddress',
      ],
      ...[
        'note',
        'tags',
        'bin',
        'restore',
        'purge',
        'binCompany',
        'restoreCompany',
        'purgeCompany',
        'undo',
        'undo',
        'redo',
      ],
    ),
    who: fc.nat(5),
    what: fc.nat(20),
  }),
  { minLength: 5, maxLength: 30 },
);

const pick = <T>(from: readonly T[], at: number): T => from[at % from.length] as T;

/** Takes one step; a step that the rules refuse leaves things as they are. */
async function take(world: World, contacts: string[], companies: string[], { act, who, what }: Step): Promise<void> {
  const { handlers } = world;
  const id = pick(contacts, who);
  const company = pick(companies, who);
  const partyId = what % 4 === 0 ? company : id;
  const [givenName = '', familyName = ''] = pick(people, what).split(' ');
  const acts: Record<string, () => PromiseLike<unknown> | string | undefined> = {
    create: async () =>
      contacts.push(
        (
          await world.contact({
            givenName,
            familyName,
            companyName: pick(firms, who),
            emails: [{ value: `m${what}@x.example` }],
          })
        ).id,
      ),
    company: async () => companies.push((await world.company({ name: pick(firms, 1 + (what % 3)) })).id),
    rename: () => id && call(handlers.contacts.update, { id, patch: { givenName, familyName, role: `r${what}` } }),
    employ: () => id && call(handlers.contacts.update, { id, patch: { companyName: pick(firms, what) } }),
    renameCompany: () =>
      company && call(handlers.companies.update, { id: company, patch: { name: `${pick(firms, what)} ${what}` } }),
    email: () => partyId && call(handlers.parties.savePoint, { partyId, kind: 'email', value: `New${what}@x.example` }),
    phone: () =>
      partyId && call(handlers.parties.savePoint, { partyId, kind: 'phone', value: `+49 30 1234${100 + what}` }),
    dropPoint: async () => {
      const point = id && pick((await world.getContact(id)).points, what);
      if (point) await call(handlers.parties.removePoint, { partyId: id, id: point.id });
    },
    address: () =>
      partyId &&
      call(handlers.parties.saveAddress, { partyId, city: pick(['Bonn', 'Århus'], what), street: `S ${what}` }),
    dropAddress: async () => {
      const address = id && pick((await world.getContact(id)).addresses, what);
      if (address) await call(handlers.parties.removeAddress, { partyId: id, id: address.id });
    },
    note: () => partyId && call(handlers.records.saveNote, { recordId: partyId, body: `note ${what}` }),
    tags: () =>
      partyId && call(handlers.records.setTags, { recordId: partyId, names: pick([[], ['A'], ['A', 'B']], what) }),
    bin: () => id && call(handlers.contacts.bin, { selection: { ids: [id] } }),
    restore: () => call(handlers.contacts.restore, { selection: { filter: { binned: true }, except: [] } }),
    purge: () => call(handlers.contacts.purge, { selection: { filter: { binned: true }, except: [] } }),
    binCompany: () => company && call(handlers.companies.bin, { selection: { ids: [company] } }),
    restoreCompany: () => call(handlers.companies.restore, { selection: { filter: { binned: true }, except: [] } }),
    purgeCompany: () => call(handlers.companies.purge, { selection: { filter: { binned: true }, except: [] } }),
    undo: () => world.undoLast(),
    redo: () => world.redoLast(),
  };
  try {
    await acts[act]?.();
  } catch (error) {
    if (!['not_found', 'conflict', 'validation'].includes((error as { code: string }).code)) throw error;
  }
  world.clock.advance(1000);
}

/** All that follows from other rows, and what the index finds of it. */
function derived(store: Store) {
  const all = (sql: string) => store.db.prepare<[], Record<string, unknown>>(sql).all();
  const documents = all('SELECT id, kind, title, subtitle, lines, rid FROM search_document ORDER BY id');
  const hits = (table: string, match: string) =>
    store.db
      .prepare<[string], { id: string | null }>(
        `SELECT d.id FROM ${table} t LEFT JOIN search_document d ON d.rid = t.rowid WHERE ${table} MATCH ?`,
      )
      .all(match)
      .map(({ id }) => id)
      .sort();
  return {
    contacts: all(
      `SELECT id, display_name, display_key, company_name, email, phone, city, name_key, company_key, role_key, city_key, counted_in
       FROM contact WHERE deleted_at IS NULL ORDER BY id`,
    ),
    binned: all('SELECT id, counted_in FROM contact WHERE deleted_at IS NOT NULL ORDER BY id'),
    companies: all('SELECT id, contact_count FROM company ORDER BY id'),
    liveCompanies: all(
      'SELECT id, email, phone, city, name_key, city_key FROM company WHERE deleted_at IS NULL ORDER BY id',
    ),
    documents: documents.map(({ rid: _rid, ...document }) => document),
    words: ['anna*', 'weber', 'li', 'acme', '\ue000acme', '\ue000bonn', '\ue000x', 'soren'].map((word) =>
      hits('search_word', word.endsWith('*') ? `"${word.slice(0, -1)}"*` : `"${word}"`),
    ),
    parts: ['ann', 'ber', 'exa', '123', 'wu\n', 'arh'].map((part) => hits('search_trigram', `"${part}"`)),
  };
}

/** Forgets all that is derived and derives it again, as if everything had just come in. */
function rebuild(store: Store): void {
  const { db } = store;
  store.maintain(() => {
    for (const table of ['search_trigram', 'search_word', 'search_document']) db.prepare(`DELETE FROM ${table}`).run();
    db.prepare(
      `UPDATE contact SET counted_in = NULL, display_name = '', company_name = '', email = '', name_key = ''`,
    ).run();
    db.prepare(`UPDATE company SET contact_count = 0, name_key = ''`).run();
    const changes = ['company', 'contact'].flatMap((table) =>
      db
        .prepare<[], { id: string }>(`SELECT id FROM ${table}`)
        .all()
        .map(({ id }): Change => ({ table, row: id, record: id, group: null })),
    );
    const tx = { db, operation: 0, actor: { kind: 'system' as const, id: '' }, at: 0 };
    companyProjection.derive?.(tx, changes);
    contactProjection(() => ({ jobs: { enqueue: () => {} } as never })).derive?.(tx, changes);
  });
}

describe('what follows from other rows', () => {
  test('is, after any edits, undos, redos, bins and purges, what making it anew gives', async () => {
    await fc.assert(
      fc.asyncProperty(steps, async (taken) => {
        const world = openWorld();
        const contacts: string[] = [];
        const companies: string[] = [];
        for (const step of taken) await take(world, contacts, companies, step);
        const { file, key } = await world.stop();
        const store = openStore({
          file,
          key,
          clock: new TestClock(),
          bus: new EventBus(),
          captured: capturedTables,
          projections: [],
        });
        try {
          const before = derived(store);
          rebuild(store);
          expect(before).toEqual(derived(store));
          const live = store.db.prepare<[], { id: string }>(
            `SELECT id FROM contact WHERE deleted_at IS NULL UNION SELECT id FROM company WHERE deleted_at IS NULL ORDER BY id`,
          );
          expect(before.documents.map(({ id }) => id)).toEqual(live.all().map(({ id }) => id));
        } finally {
          store.close();
        }
      }),
      { numRuns: runs(25) },
    );
  }, 120_000);

  test('the contacts of a renamed company carry its new name at once, those of a large one soon after', async () => {
    const world = openWorld();
    const company = await world.company({ name: 'Old Name' });
    const ids: string[] = [];
    for (let at = 0; at < 130; at++)
      ids.push((await world.contact({ givenName: `P${at}`, companyName: 'old name' })).id);
    expect((await world.getCompany(company.id)).contacts).toHaveLength(130);
    await call(world.handlers.companies.update, { id: company.id, patch: { name: 'New Name' } });
    expect((await world.getContact(ids[0] ?? '')).companyName).toBe('New Name');
    world.clock.advance(5000);
    await expect
      .poll(async () => (await world.getContact(ids.at(-1) ?? '')).companyName, { timeout: 30_000 })
      .toBe('New Name');
    expect(await world.find('old name')).toEqual([]);
    expect(await world.find('new name', 50)).toHaveLength(50);
  }, 30_000);

  test('tells the screens what happened to whom', async () => {
    const world = openWorld();
    /** Events of long work are gathered for a moment. */
    const told = (event: object) => expect.poll(() => world.seen, { timeout: 30_000 }).toContainEqual(event);
    world.events();
    const { id, companyId } = await world.contact({ givenName: 'Anna', companyName: 'Acme', tags: ['VIP'] });
    expect(world.events()).toEqual(
      expect.arrayContaining([
        { type: 'company.created', ids: [companyId] },
        { type: 'contact.created', ids: [id] },
        { type: 'tag.changed' },
      ]),
    );
    await call(world.handlers.records.saveNote, { recordId: id, body: 'hello' });
    expect(world.events()).toEqual([{ type: 'contact.changed', ids: [id] }]);
    await call(world.handlers.companies.update, { id: companyId ?? '', patch: { name: 'Acme 2' } });
    expect(world.events()).toEqual([
      { type: 'company.changed', ids: [companyId] },
      { type: 'contact.changed', ids: [id] },
    ]);
    await world.bin(id);
    await told({ type: 'contact.binned', ids: [id] });
    await told({ type: 'company.changed', ids: [companyId] });
    await world.undoLast();
    await told({ type: 'contact.restored', ids: [id] });
    await world.bin(id);
    await call(world.handlers.contacts.purge, { selection: { ids: [id] } });
    await told({ type: 'contact.purged', ids: [id] });
  }, 30_000);

  test('an event names nobody when there are too many to name', () => {
    const { store } = openTestStore();
    const made = (count: number): Change[] =>
      Array.from({ length: count }, (_all, at) => ({ table: 'contact', row: `c${at}`, record: `c${at}`, group: null }));
    expect(recordEvents(store.db, 'contact', 'contact', touchedBy(made(201)))).toEqual([
      { type: 'contact.created', ids: null },
    ]);
    const [few] = recordEvents(store.db, 'contact', 'contact', touchedBy(made(200)));
    expect(few).toMatchObject({ type: 'contact.created', ids: expect.arrayContaining(['c0', 'c199']) });
    store.close();
  });
});
