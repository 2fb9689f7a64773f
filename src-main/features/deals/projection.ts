import * as z from 'zod';
import { fold } from '../../../src-shared/domain/fold';
import type { DomainEvent } from '../../../src-shared/events';
import type { FeatureContext } from '../../platform/feature';
import { defineJob } from '../../platform/jobs/jobs';
import type { ReadableDb } from '../../platform/store/handles';
import type { Projection } from '../../platform/store/store';
import {
  type Columns,
  customLines,
  type Derivation,
  derive,
  recordEvents,
  type Subject,
  subjectsOf,
  touchedBy,
} from '../records';
import { peopleOf } from './repository';

type Touched = ReturnType<typeof touchedBy>;

const text = (value: Columns[string] | undefined): string => String(value ?? '');

/** What follows from a deal, and what it is found by: its name, and whom it is with. */
export const dealDerivation: Derivation = {
  table: 'deal',
  columns: ['title', 'company_id', 'source', 'name_key'],
  derive(row, db) {
    const id = text(row.id);
    const company = db
      .prepare<[string], { name: string }>('SELECT name FROM company WHERE id = ? AND deleted_at IS NULL')
      .get(text(row.company_id))?.name;
    const names = [company ?? '', ...peopleOf(db, id).map(({ name }) => name)].filter((name) => name !== '');
    return {
      columns: { name_key: fold(text(row.title)) },
      document: {
        id,
        kind: 'deal',
        title: text(row.title),
        subtitle: names.slice(0, 2).join(' · '),
        lines: [...names.slice(2), text(row.source), ...customLines(db, id)].filter((line) => line !== ''),
      },
    };
  },
  binned: () => ({}),
};

/** So many deals of one contact or company are found by its new name at once; more of them right after. */
const atOnce = 100;
const perStep = 25;

const named = z.object({ table: z.enum(['company', 'contact']), id: z.string() });
type Named = z.infer<typeof named>;

/** No limit, in SQL. */
const all = -1;

/** What somebody is called by, and whose deals those are; `@limit` ids after `@after`. */
const naming: Readonly<Record<Named['table'], { groups: readonly string[]; deals: string }>> = {
  company: {
    groups: ['name', 'deleted'],
    deals: 'SELECT id FROM deal WHERE company_id = @id AND id > @after ORDER BY id LIMIT @limit',
  },
  contact: {
    groups: ['prefix', 'given_name', 'additional_name', 'family_name', 'suffix', 'deleted'],
    deals: `SELECT DISTINCT deal_id AS id FROM deal_contact
      WHERE contact_id = @id AND deleted_at IS NULL AND deal_id > @after ORDER BY deal_id LIMIT @limit`,
  },
};

/** Deals that name somebody, in the order of ids. */
const dealsNaming = (db: ReadableDb, { table, id }: Named, after: string, limit: number): string[] =>
  db
    .prepare<[{ id: string; after: string; limit: number }], { id: string }>(naming[table].deals)
    .all({ id, after, limit })
    .map((deal) => deal.id);

const isNaming = (table: string | null): table is Named['table'] => table !== null && Object.hasOwn(naming, table);

/**
 * Who is called otherwise now, or has come or gone, and how many deals follow at once. Who goes may be erased: then
 * nothing may be left of the name, so all do.
 */
const renamedIn = (touched: Touched): (Named & { limit: number })[] =>
  [...touched].flatMap(([id, { table, inserted, groups }]) =>
    isNaming(table) && !inserted && naming[table].groups.some((group) => groups.has(group))
      ? [{ table, id, limit: groups.has('deleted') ? all : atOnce }]
      : [],
  );

const unchanged = (id: string): Subject => ({ id, fresh: false, changed: null, purged: false });

/** Keeps what follows from deals in step, and tells the screens. */
export const dealProjection = (context: () => Pick<FeatureContext, 'jobs'>): Projection => ({
  derive(tx, changes) {
    const touched = touchedBy(changes);
    const followers = new Set<string>();
    for (const { limit, ...one } of renamedIn(touched)) {
      const ids = dealsNaming(tx.db, one, '', limit);
      for (const id of ids) if (!touched.has(id)) followers.add(id);
      if (ids.length === limit) {
        context().jobs.enqueue({ type: 'deals.renamed', payload: one, dedupeKey: one.id });
      }
    }
    const named = [...followers].map(unchanged);
    derive(tx.db, dealDerivation, [...subjectsOf(tx, 'deal', touched), ...named], () => {});
  },
  events(db, changes): DomainEvent[] {
    const moved = changes.flatMap(({ table, row, group }) => (table === 'deal' && group === 'place' ? [row] : []));
    const ids = [...new Set(moved)];
    return [
      ...recordEvents(db, 'deal', 'deal', touchedBy(changes)),
      ...(ids.length > 0 ? [{ type: 'deal.stage.changed' as const, ids: ids.length > 200 ? null : ids }] : []),
      ...(changes.some(({ table }) => table === 'pipeline' || table === 'stage')
        ? [{ type: 'pipeline.changed' as const }]
        : []),
    ];
  },
});

/** The many deals of somebody who is called otherwise, a few at a time. */
export function dealsRenamedJob(context: () => Pick<FeatureContext, 'store'>) {
  return defineJob({
    type: 'deals.renamed',
    payload: named,
    async run(one, signal) {
      const { store } = context();
      let after = '';
      while (!signal.aborted) {
        const ids = dealsNaming(store.db, one, after, perStep);
        const last = ids.at(-1);
        if (last === undefined) break;
        store.maintain(() => derive(store.db, dealDerivation, ids.map(unchanged), () => {}));
        after = last;
        await new Promise((resolve) => setImmediate(resolve));
      }
      signal.throwIfAborted();
      store.bus.publish({ type: 'deal.changed', ids: null });
    },
  });
}
