import { fold } from '../../../src-shared/domain/fold';
import type { Projection } from '../../platform/store/store';
import { customLines, type Derivation, derive, recordEvents, subjectsOf, touchedBy } from '../records';

export const objectDerivation: Derivation = {
  table: 'custom_record',
  columns: ['object_id', 'name', 'name_key'],
  derive({ id, object_id, name }, db) {
    const object = db
      .prepare<[unknown], { name: string }>(
        'SELECT singular AS name FROM custom_object WHERE id = ? AND deleted_at IS NULL',
      )
      .get(object_id);
    const title = String(name);
    return {
      columns: { name_key: fold(title) },
      // The records of an object that was taken away are found no more, until that is undone.
      document: object
        ? { id: String(id), kind: 'custom', title, subtitle: object.name, lines: customLines(db, String(id)) }
        : null,
    };
  },
  binned: () => ({}),
};

/** Keeps the names and the search index of the records of objects in step, and tells the screens. */
export const objectProjection: Projection = {
  derive(tx, changes) {
    derive(tx.db, objectDerivation, subjectsOf(tx, 'custom_record', touchedBy(changes)), () => {});
  },
  events: (db, changes) => [
    ...recordEvents(db, 'custom_record', 'customRecord', touchedBy(changes)),
    ...(changes.some(({ table }) => table === 'custom_object') ? [{ type: 'object.changed' as const }] : []),
  ],
};
