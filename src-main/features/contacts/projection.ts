import * as z from 'zod';
import type { FeatureContext } from '../../platform/feature';
import { defineJob } from '../../platform/jobs/jobs';
import type { Change, ReadableDb, Tx } from '../../platform/store/handles';
import type { Projection } from '../../platform/store/store';
import { derive, recordEvents, type Subject, subjectsOf, touchedBy } from '../records';
import { contactDerivation } from './derivation';

/** So many contacts of a renamed company are brought up to date with the rename; more of them right after. */
const atOnce = 100;
const perStep = 25;

/** Fields of a contact that neither its list columns nor the search index follow from. */
const aside = new Set(['department', 'about', 'language', 'pronouns', 'local_only', 'owner_id', 'photo']);

const renamed = z.object({ companyId: z.string() });

/** Companies whose number of contacts a transaction changed. */
const counted = new WeakMap<readonly Change[], ReadonlySet<string>>();

function deriveContacts(db: ReadableDb, subjects: Iterable<Subject>): Set<string> {
  const counts = new Map<string, number>();
  const add = (company: unknown, by: number) => {
    if (typeof company === 'string') counts.set(company, (counts.get(company) ?? 0) + by);
  };
  derive(db, contactDerivation(db), subjects, (row, derived) => {
    if (row.counted_in === derived.counted_in) return;
    add(row.counted_in, -1);
    add(derived.counted_in, 1);
  });
  const update = db.prepare<[number, string], never>(
    'UPDATE company SET contact_count = contact_count + ? WHERE id = ?',
  );
  for (const [company, by] of counts) if (by !== 0) update.run(by, company);
  return new Set(counts.keys());
}

const unchanged = (id: string): Subject => ({ id, fresh: false, changed: null, purged: false });

/** Who carries a company's name: its contacts, and those with a role in it. */
function contactsOf(db: ReadableDb, companyId: string, after: string, limit: number): string[] {
  return db
    .prepare<[{ companyId: string; after: string; limit: number }], { id: string }>(
      `SELECT id FROM contact WHERE company_id = @companyId AND id > @after
       UNION SELECT party_id FROM affiliation WHERE company_id = @companyId AND party_id > @after
       ORDER BY id LIMIT @limit`,
    )
    .all({ companyId, after, limit })
    .map(({ id }) => id);
}

/** Contacts carry their company's name: those of renamed and purged companies are derived again. */
function renamedCompanies(changes: readonly Change[]): string[] {
  return [...touchedBy(changes)].flatMap(([id, { table, inserted, groups }]) =>
    table === 'company' && !inserted && (groups.has('name') || groups.has('purged')) ? [id] : [],
  );
}

/** Keeps the list columns and the search index of contacts in step, counts them, and tells the screens. */
export function contactProjection(context: () => Pick<FeatureContext, 'jobs'>): Projection {
  const derived = new WeakMap<readonly Change[], string[]>();
  return {
    derive(tx: Tx, changes) {
      const companies = deriveContacts(tx.db, subjectsOf(tx, 'contact', touchedBy(changes), aside));
      counted.set(changes, companies);
      const followers: string[] = [];
      for (const companyId of renamedCompanies(changes)) {
        const ids = contactsOf(tx.db, companyId, '', atOnce);
        deriveContacts(tx.db, ids.map(unchanged));
        followers.push(...ids);
        if (ids.length === atOnce) {
          context().jobs.enqueue({ type: 'contacts.companyRenamed', payload: { companyId }, dedupeKey: companyId });
        }
      }
      derived.set(changes, followers);
    },
    events(db, changes) {
      const touched = touchedBy(changes);
      const known = [...(counted.get(changes) ?? [])].filter((id) => !touched.has(id));
      return [
        ...recordEvents(db, 'contact', 'contact', touched, derived.get(changes)),
        ...(known.length > 0 ? [{ type: 'company.changed' as const, ids: known.length > 200 ? null : known }] : []),
        ...(changes.some(({ table }) => table === 'tag' || table === 'tagging')
          ? [{ type: 'tag.changed' as const }]
          : []),
      ];
    },
  };
}

/** The many contacts of a renamed company, a few at a time. */
export function companyRenamedJob(context: () => Pick<FeatureContext, 'store'>) {
  return defineJob({
    type: 'contacts.companyRenamed',
    payload: renamed,
    async run({ companyId }, signal) {
      const { store } = context();
      let after = '';
      while (!signal.aborted) {
        const ids = contactsOf(store.db, companyId, after, perStep);
        const last = ids.at(-1);
        if (last === undefined) break;
        store.maintain(() => deriveContacts(store.db, ids.map(unchanged)));
        after = last;
        await new Promise((resolve) => setImmediate(resolve));
      }
      signal.throwIfAborted();
      store.bus.publish({ type: 'contact.changed', ids: null });
    },
  });
}
