import { fold } from '../../../src-shared/domain/fold';
import type { Projection } from '../../platform/store/store';
import { customLines, type Derivation, derive, recordEvents, subjectsOf, touchedBy } from '../records';

const derivation: Derivation = {
  table: 'custom_record',
  columns: ['object_id', 'name', 'name_key'],
  derive: ({ id, object_id, name }, db) => ({
    columns: { name_key: fold(String(name)) },
    document: {
      id: String(id),
      kind: 'custom',
      title: String(name),
      subtitle:
        db
          .prepare<[unknown], { name: string }>('SELECT singular AS name FROM custom_object WHERE id = ?')
          .get(object_id)?.name ?? '',
      lines: customLines(db, String(id)),
    },
  }),
  binned: () => ({}),
};

/** Keeps the names and the search index of the records of objects in step, and tells the screens. */
export const objectProjection: Projection = {
  derive(tx, changes) {
    derive(tx.db, derivation, subjectsOf(tx, 'custom_record', touchedBy(changes)), () => {});
  },
  events: (db, changes) => [
    ...recordEvents(db, 'custom_record', 'customRecord', touchedBy(changes)),
    ...(changes.some(({ table }) => table === 'custom_object') ? [{ type: 'object.changed' as const }] : []),
  ],
};
