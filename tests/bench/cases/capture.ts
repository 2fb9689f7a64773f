import path from 'node:path';
import { eq } from 'drizzle-orm';
import { companyProjection } from '../../../src-main/features/companies';
import { contactProjection } from '../../../src-main/features/contacts';
import { contact } from '../../../src-main/features/contacts/schema';
import { systemClock } from '../../../src-main/platform/clock/clock';
import { EventBus } from '../../../src-main/platform/events/event-bus';
import { openStore } from '../../../src-main/platform/store/open-store';
import { changedRow, newRow } from '../../../src-main/platform/store/rows';
import { capturedTables } from '../../../src-main/schema';
import { actor } from '../../support/store';
import { type Figure, figure, pairedTimes, quantile } from '../figures';
import { bareConnection, storeKey } from '../store-files';
import { copySchema } from './bare-import';

const noJobs = () => {
  throw new Error('the bench renames no company');
};

/** One captured write (journal, clocks, list columns, search index) against the same write to a bare copy of the table. */
export async function captureCases(dataFolder: string): Promise<Figure[]> {
  const bare = await bareConnection(dataFolder);
  copySchema(bare, bare, 'contact', 'bare_contact');
  bare.exec('INSERT INTO bare_contact SELECT * FROM contact');
  const ids = bare.prepare<[], { id: string }>('SELECT id FROM contact LIMIT 50000').all();
  const store = openStore({
    file: path.join(dataFolder, 'praxis.db'),
    key: await storeKey(dataFolder),
    clock: systemClock,
    bus: new EventBus(),
    captured: capturedTables,
    projections: [companyProjection, contactProjection(noJobs)],
  });
  const id = (turn: number) => ids[(turn * 7919) % ids.length]?.id ?? '';

  const created = { label: { key: 'contact.created' as const }, actor };
  const bareInsert = bare.prepare(
    `INSERT INTO bare_contact (id, created_at, created_by, updated_at, updated_by, owner_id, given_name, family_name,
      display_name, name_key) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)`,
  );
  const inserts = await pairedTimes(
    500,
    (turn) =>
      store.transact(created, (tx) =>
        tx.db.orm
          .insert(contact)
          .values({ ...newRow(tx), givenName: 'Lena', familyName: `Brandt ${turn}` })
          .run(),
      ),
    (turn) => {
      const row = newRow({ at: Date.now(), actor, operation: 0, db: store.db });
      const name = [`Lena`, `Brandt ${turn}`, `Lena Brandt ${turn}`, `brandt ${turn} lena`];
      bareInsert.run(row.id, row.createdAt, row.createdBy, row.updatedAt, row.updatedBy, row.ownerId, ...name);
    },
  );

  const edited = { label: { key: 'contact.edited' as const }, actor };
  const bareUpdate = bare.prepare(
    'UPDATE bare_contact SET department = ?, updated_at = ?, updated_by = ? WHERE id = ?',
  );
  const updates = await pairedTimes(
    500,
    (turn) =>
      store.transact(edited, (tx) =>
        tx.db.orm
          .update(contact)
          .set({ department: `Room ${turn}`, ...changedRow(tx) })
          .where(eq(contact.id, id(turn)))
          .run(),
      ),
    (turn) => bareUpdate.run(`Room ${turn}`, Date.now(), actor.id, id(turn)),
  );
  store.close();
  bare.exec('DROP TABLE bare_contact');
  bare.close();
  return [against('capture.insert', inserts), against('capture.update', updates)];
}

function against(name: string, taken: { ours: number[]; bare: number[] }): Figure {
  const bare = quantile(taken.bare, 0.5);
  const value = quantile(taken.ours, 0.5);
  return figure({
    name,
    value,
    unit: 'ms',
    goal: '≤ 2.5× bare',
    limit: 2.5 * bare,
    limitWhat: '2.5 × the bare write',
    bare,
  });
}
