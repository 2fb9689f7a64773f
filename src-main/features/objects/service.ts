import type { CustomObject, CustomRecord, Profession } from '../../../src-shared/contract/objects';
import { byIds } from '../../../src-shared/domain/custom/references';
import { fold } from '../../../src-shared/domain/fold';
import { objectListOf } from '../../../src-shared/domain/list-fields';
import { AppError } from '../../../src-shared/errors';
import type { FeatureContext } from '../../platform/feature';
import type { ReadableDb, Tx } from '../../platform/store/handles';
import { newRow } from '../../platform/store/rows';
import { addOptions, insertField, type NewValue, writeNewValues } from '../fields';
import { runSelection, type Selection } from '../lists';
import { binRow, insertRow, recordAct, restoreRecord, updateRow } from '../records';
import { allObjects, getCustomRecord, getObject } from './repository';
import { customObject, customRecord } from './schema';
import { templates } from './templates';

type ObjectFields = Pick<CustomObject, 'name' | 'singular' | 'icon'>;

function refuseTaken(db: ReadableDb, name: string, but?: string): void {
  const wanted = fold(name);
  if (allObjects(db).some((one) => one.id !== but && fold(one.name) === wanted)) {
    throw new AppError('conflict', 'there is an object of this name', { field: 'name', reason: 'taken' });
  }
}

function insertObject(tx: Tx, fields: ObjectFields): string {
  refuseTaken(tx.db, fields.name);
  const row = newRow(tx);
  insertRow(tx, customObject, { ...row, ...fields });
  return row.id;
}

/** Makes an object with the fields of a template, in one language. */
function insertTemplate(tx: Tx, profession: Profession, at: 0 | 1): string {
  const { name, singular, icon, fields } = templates[profession];
  const target = insertObject(tx, { name: name[at], singular: singular[at], icon });
  const made: { id: string; name: string }[] = [];
  for (const field of fields) {
    const { type, config = {}, options = [], required = false, formula } = field;
    const expression = formula === undefined ? {} : { expression: byIds(formula, made) ?? '' };
    const id = insertField(tx, { target, name: field.name[at], type, config: { ...config, ...expression }, required });
    if (options.length > 0)
      addOptions(
        tx,
        id,
        options.map((words) => words[at]),
      );
    made.push({ id, name: field.name[0] });
  }
  return target;
}

export interface ObjectOptions extends FeatureContext {
  /** What what is made for a profession is called in; null while it was not chosen. */
  language(): string | null;
  /** Country of numbers without a prefix, ISO 3166. */
  country(): string;
}

/** Objects and their records: each function is one undoable act. */
export function objectService(context: ObjectOptions) {
  const { store, actor, language, country } = context;
  const act = recordAct(context);
  const made = (name: string, work: (tx: Tx) => string): CustomObject => {
    const id = store.transact({ label: { key: 'object.created', params: { name } }, actor: actor() }, work);
    return getObject(store.db, id);
  };
  return {
    create: (fields: ObjectFields) => made(fields.name, (tx) => insertObject(tx, fields)),

    createFor: (profession: Profession) => {
      const at = language() === 'de' ? 1 : 0;
      return made(templates[profession].name[at], (tx) => insertTemplate(tx, profession, at));
    },

    update({
      id,
      patch,
    }: {
      id: string;
      patch: { [K in keyof ObjectFields]?: ObjectFields[K] | undefined };
    }): CustomObject {
      const now = getObject(store.db, id);
      const { name = now.name, singular = now.singular, icon = now.icon } = patch;
      store.transact({ label: { key: 'object.edited', params: { name } }, actor: actor() }, (tx) => {
        refuseTaken(tx.db, name, id);
        updateRow(tx, customObject, id, { name, singular, icon });
      });
      return getObject(store.db, id);
    },

    remove(id: string): { operationId: number } {
      const { name } = getObject(store.db, id);
      return store.transact({ label: { key: 'object.removed', params: { name } }, actor: actor() }, (tx) => {
        binRow(tx, customObject, id);
        return { operationId: tx.operation };
      });
    },

    /** Fails: `not_found`; `validation` as the values do. */
    createRecord({ objectId, name, values }: { objectId: string; name: string; values: NewValue[] }): CustomRecord {
      getObject(store.db, objectId);
      const id = store.transact({ label: { key: 'customRecord.created', params: { name } }, actor: actor() }, (tx) => {
        const row = newRow(tx);
        insertRow(tx, customRecord, { ...row, objectId, name });
        writeNewValues(tx, row.id, values, country());
        return row.id;
      });
      return getCustomRecord(store.db, id);
    },

    renameRecord({ id, name }: { id: string; name: string }): CustomRecord {
      act('customRecord.edited', id, (tx) => {
        if (getCustomRecord(tx.db, id).name !== name) updateRow(tx, customRecord, id, { name });
      });
      return getCustomRecord(store.db, id);
    },

    bin: (objectId: string, selection: Selection) =>
      runSelection(context, objectListOf(objectId), {
        task: 'custom.bin',
        label: 'bulk.binned',
        selection,
        options: {},
      }),

    restore(id: string): { operationId: number } {
      const { name } = getCustomRecord(store.db, id);
      return store.transact({ label: { key: 'customRecord.restored', params: { name } }, actor: actor() }, (tx) => {
        restoreRecord(tx, 'custom_record', id);
        return { operationId: tx.operation };
      });
    },
  };
}
