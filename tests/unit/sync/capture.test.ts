import { cpSync } from 'node:fs';
import { eq } from 'drizzle-orm';
import * as fc from 'fast-check';
import { afterEach, beforeAll, describe, expect, it } from 'vitest';
import { contact } from '../../../src-main/features/contacts/schema';
import { capturedParties, contactPoint, postalAddress } from '../../../src-main/features/parties/schema';
import { writeMeta } from '../../../src-main/platform/settings/meta';
import { type CapturedTable, groupsOf } from '../../../src-main/platform/store/capture';
import { newRow } from '../../../src-main/platform/store/rows';
import { syncClock, tombstone } from '../../../src-main/platform/store/schema';
import type { Store } from '../../../src-main/platform/store/store';
import { capturedTables } from '../../../src-main/schema';
import { isDeleted, mergeRows, type RowState } from '../../../src-shared/sync/merge';
import { runs } from '../../support/runs';
import { actor, openTestStore, removeTestFolders, TestClock, testFolder } from '../../support/store';

const act = { label: { key: 'contact.edited' as const }, actor };
const captured = new Map<string, CapturedTable>([
  ['contact', capturedTables.find(({ table }) => table === contact) as CapturedTable],
  ['postal_address', capturedParties.find(({ table }) => table === postalAddress) as CapturedTable],
]);

/** What sync would send of a row: its columns by group, each with its own stamp or else the row's. */
function stateOf(store: Store, table: string, id: string): RowState {
  const grave = store.db.orm.select().from(tombstone).where(eq(tombstone.row, id)).get();
  if (grave) return { purged: { hlc: grave.hlc, node: grave.node }, cells: {} };
  const row = store.db
    .prepare<[string], Record<string, string | number | null>>(`SELECT * FROM ${table} WHERE id = ?`)
    .get(id);
  if (!row) return { purged: null, cells: {} };
  const clocks = store.db.orm.select().from(syncClock).where(eq(syncClock.row, id)).all();
  const groups = groupsOf(captured.get(table) as CapturedTable);
  const cells = [...groups].map(([group, columns]) => {
    const { hlc, node } = clocks.find((clock) => clock.group === group) ?? {
      hlc: Number(row.hlc),
      node: Number(row.node),
    };
    const values = columns.map((column) => row[column] ?? null);
    return [group, { hlc, node, value: values.length === 1 ? (values[0] ?? null) : values }] as const;
  });
  return { purged: null, cells: Object.fromEntries(cells) };
}

type Edit = { do: 'name' | 'role'; value: string } | { do: 'bin' | 'restore' | 'purge' } | { do: 'clock'; by: number };

const texts = fc.constantFrom('Ada', 'Bo', 'Cy', '');
const jumps = fc.record({ do: fc.constant('clock' as const), by: fc.integer({ min: -400, max: 400 }) });
const fieldEdits = fc.record({ do: fc.constantFrom('name' as const, 'role' as const), value: texts });
const edits: fc.Arbitrary<Edit> = fc.oneof(
  { weight: 4, arbitrary: fieldEdits },
  { weight: 2, arbitrary: jumps },
  { weight: 2, arbitrary: fc.record({ do: fc.constantFrom('bin' as const, 'restore' as const) }) },
);

function apply(laptop: { store: Store; clock: TestClock }, id: string, edit: Edit): void {
  const { store, clock } = laptop;
  if (edit.do === 'clock') {
    clock.advance(edit.by * 86_400_000);
    return;
  }
  if (edit.do === 'purge') {
    store.purge(act, (tx) => tx.db.orm.delete(contact).where(eq(contact.id, id)).run());
    return;
  }
  const changes = {
    name: { givenName: 'value' in edit ? edit.value : '' },
    role: { role: 'value' in edit ? edit.value : '' },
    bin: { deletedAt: clock.now() },
    restore: { deletedAt: null },
  };
  const change = changes[edit.do];
  store.transact(act, (tx) => tx.db.orm.update(contact).set(change).where(eq(contact.id, id)).run());
}

describe('what the triggers record', () => {
  const origin = { folder: '', id: '', key: new Uint8Array(32).fill(7) };
  beforeAll(() => {
    const { store, folder } = openTestStore({ key: origin.key });
    origin.folder = folder;
    origin.id = store.transact(act, (tx) => {
      const row = newRow(tx);
      tx.db.orm
        .insert(contact)
        .values({ ...row, givenName: 'Ada' })
        .run();
      return row.id;
    });
    store.close();
    return removeTestFolders;
  });
  const opened: Store[] = [];
  afterEach(() => {
    for (const store of opened.splice(0)) store.close();
  });

  /** A laptop that has seen all the origin had; a clone keeps its number, another one has its own. */
  function laptop(node?: number) {
    const folder = testFolder();
    cpSync(origin.folder, folder, { recursive: true });
    if (node !== undefined) {
      const { store } = openTestStore({ folder, key: origin.key });
      store.maintain(() => writeMeta(store.db, 'node', node));
      store.close();
    }
    const clock = new TestClock();
    const { store } = openTestStore({ folder, key: origin.key, clock });
    opened.push(store);
    return { store, clock };
  }
  const nodes = fc.constantFrom(undefined, 1, 2 ** 31);
  const tries = { numRuns: runs(25) };

  it('makes the last edit on a laptop win over all it saw, in any order of delivery, though its clock jumps [1, 4]', () => {
    fc.assert(
      fc.property(nodes, fc.array(edits, { minLength: 1, maxLength: 12 }), fc.integer(), (node, made, seed) => {
        const one = laptop(node);
        const states = [stateOf(one.store, 'contact', origin.id)];
        for (const edit of made) {
          apply(one, origin.id, edit);
          states.push(stateOf(one.store, 'contact', origin.id));
        }
        const last = states.at(-1);
        const [shuffled] = fc.sample(fc.shuffledSubarray(states, { minLength: states.length }), { numRuns: 1, seed });
        expect(shuffled?.reduce(mergeRows)).toEqual(last);
      }),
      tries,
    );
  });

  it('brings two laptops, clones included, to the same row whoever hears of the other first [1]', () => {
    fc.assert(
      fc.property(nodes, fc.array(edits, { maxLength: 8 }), fc.array(edits, { maxLength: 8 }), (node, mine, theirs) => {
        const a = laptop();
        const b = laptop(node);
        for (const edit of mine) apply(a, origin.id, edit);
        for (const edit of theirs) apply(b, origin.id, edit);
        const [left, right] = [stateOf(a.store, 'contact', origin.id), stateOf(b.store, 'contact', origin.id)];
        expect(mergeRows(left, right)).toEqual(mergeRows(right, left));
      }),
      tries,
    );
  });

  it('keeps a record binned on one laptop deleted, whatever the other edits meanwhile [16]', () => {
    fc.assert(
      fc.property(nodes, fc.array(fc.oneof(fieldEdits, jumps), { maxLength: 8 }), jumps, (node, theirs, jump) => {
        const a = laptop();
        const b = laptop(node);
        apply(a, origin.id, jump);
        apply(a, origin.id, { do: 'bin' });
        for (const edit of theirs) apply(b, origin.id, edit);
        const merged = mergeRows(stateOf(b.store, 'contact', origin.id), stateOf(a.store, 'contact', origin.id));
        expect(isDeleted(merged)).toBe(true);
      }),
      tries,
    );
  });

  it('never lets a purged id come back from a laptop that still has it, edited or restored [16]', () => {
    fc.assert(
      fc.property(nodes, fc.array(edits, { maxLength: 8 }), (node, theirs) => {
        const a = laptop();
        const b = laptop(node);
        apply(a, origin.id, { do: 'purge' });
        for (const edit of theirs) apply(b, origin.id, edit);
        const merged = mergeRows(stateOf(b.store, 'contact', origin.id), stateOf(a.store, 'contact', origin.id));
        expect(merged).toEqual(stateOf(a.store, 'contact', origin.id));
        expect(isDeleted(merged)).toBe(true);
      }),
      tries,
    );
  });

  it('stamps columns that only make sense together as one, so that half an address never meets half another', () => {
    const a = laptop();
    const b = laptop(2);
    const insert = (store: Store, id: string) =>
      store.transact(act, (tx) => {
        tx.db.orm
          .insert(postalAddress)
          .values({ ...newRow(tx, id), partyId: origin.id, street: 'Elm 1', city: 'Ulm' })
          .run();
      });
    const id = '01890000-0000-7000-8000-00000000000a';
    insert(a.store, id);
    insert(b.store, id);
    a.store.transact(act, (tx) => tx.db.orm.update(postalAddress).set({ street: 'Oak 2' }).run());
    b.clock.advance(1000);
    b.store.transact(act, (tx) => tx.db.orm.update(postalAddress).set({ city: 'Bonn' }).run());
    const merged = mergeRows(stateOf(a.store, 'postal_address', id), stateOf(b.store, 'postal_address', id));
    expect(merged.cells.address?.value).toEqual(['Elm 1', '', '', 'Bonn', '', '']);
  });

  it('leaves columns that merely follow from others unstamped', () => {
    const { store } = laptop();
    store.transact(act, (tx) => tx.db.orm.update(contact).set({ displayName: 'Ada', email: 'ada@x.example' }).run());
    expect(store.db.orm.select().from(syncClock).all()).toEqual([]);
    store.transact(act, (tx) => {
      const point = { partyId: origin.id, kind: 'email' as const, value: 'ada@x.example', normalized: 'ada@x.example' };
      tx.db.orm
        .insert(contactPoint)
        .values({ ...newRow(tx), ...point })
        .run();
    });
    expect(store.db.orm.select().from(syncClock).all()).toEqual([]);
  });
});
