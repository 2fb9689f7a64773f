import { fold } from '../../../src-shared/domain/fold';
import type { DomainEvent } from '../../../src-shared/events';
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

/** So many deals of one contact or company are found by its new name at once, the others when they change next. */
const mostRenamed = 200;

const naming: Readonly<Record<string, { groups: readonly string[]; deals: string }>> = {
  company: { groups: ['name', 'deleted'], deals: 'SELECT id FROM deal WHERE company_id = ?' },
  contact: {
    groups: ['prefix', 'given_name', 'additional_name', 'family_name', 'suffix', 'deleted'],
    deals: 'SELECT deal_id AS id FROM deal_contact WHERE contact_id = ? AND deleted_at IS NULL',
  },
};

/** Deals that name somebody who is called otherwise now. */
function* renamed(db: ReadableDb, touched: ReturnType<typeof touchedBy>): Generator<Subject> {
  for (const [id, { table, inserted, groups }] of touched) {
    const named = table === null || inserted ? undefined : naming[table];
    if (!named?.groups.some((group) => groups.has(group))) continue;
    const deals = db.prepare<[string], { id: string }>(`${named.deals} LIMIT ${mostRenamed}`).all(id);
    for (const deal of deals) yield { id: deal.id, fresh: false, changed: null, purged: false };
  }
}

/** Keeps what follows from deals in step, and tells the screens. */
export const dealProjection: Projection = {
  derive(tx, changes) {
    const touched = touchedBy(changes);
    const named = [...renamed(tx.db, touched)].filter(({ id }) => !touched.has(id));
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
};
