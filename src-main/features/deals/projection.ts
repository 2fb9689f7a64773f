import { fold } from '../../../src-shared/domain/fold';
import type { DomainEvent } from '../../../src-shared/events';
import type { Change, ReadableDb } from '../../platform/store/handles';
import type { Projection } from '../../platform/store/store';
import { touchedBy } from '../records';

const acts = ['created', 'changed', 'binned', 'restored', 'stage.changed'] as const;

/** With more records than this, an event names none. */
const most = 200;

function dealEvents(db: ReadableDb, changes: readonly Change[]): DomainEvent[] {
  const find = db.prepare<[string], { binned: 0 | 1 }>(
    'SELECT deleted_at IS NOT NULL AS binned FROM deal WHERE id = ?',
  );
  const ids = new Map(acts.map((act) => [act, new Set<string>()]));
  for (const [id, { table, inserted, groups }] of touchedBy(changes)) {
    const now = table === null || table === 'deal' ? find.get(id) : undefined;
    if (!now) continue;
    const act = inserted ? 'created' : !groups.has('deleted') ? 'changed' : now.binned === 1 ? 'binned' : 'restored';
    ids.get(act)?.add(id);
    if (groups.has('place')) ids.get('stage.changed')?.add(id);
  }
  return acts.flatMap((act) => {
    const all = [...(ids.get(act) ?? [])];
    return all.length === 0 ? [] : [{ type: `deal.${act}` as const, ids: all.length > most ? null : all }];
  });
}

/** Keeps what follows from deals in step, and tells the screens. */
export const dealProjection: Projection = {
  derive(tx, changes) {
    const titled = new Set(
      changes
        .filter(({ table, group }) => table === 'deal' && (group === 'title' || group === null))
        .map(({ row }) => row),
    );
    for (const id of titled) {
      const title = tx.db.prepare<[string], { title: string }>('SELECT title FROM deal WHERE id = ?').get(id)?.title;
      if (title !== undefined) tx.db.prepare('UPDATE deal SET name_key = ? WHERE id = ?').run(fold(title), id);
    }
  },
  events: (db, changes) => [
    ...dealEvents(db, changes),
    ...(changes.some(({ table }) => table === 'pipeline' || table === 'stage')
      ? [{ type: 'pipeline.changed' as const }]
      : []),
  ],
};
