import type * as z from 'zod';
import type { CustomField, FieldOption, fields, RecordField } from '../../../src-shared/contract/fields';
import { type FieldInput, isNothing, refusal } from '../../../src-shared/domain/custom/check';
import { holds } from '../../../src-shared/domain/custom/condition';
import { AppError } from '../../../src-shared/errors';
import type { LabelKey } from '../../../src-shared/labels';
import type { FeatureContext } from '../../platform/feature';
import type { ReadableDb, Tx } from '../../platform/store/handles';
import { checkPoint } from '../parties';
import { findRecord, recordToChange } from '../records';
import { checkConfig } from './check-config';
import { computed } from './compute';
import { binField, changeField, type FieldPatch, fieldsOf, getField, insertField, moveField } from './definitions';
import { addOptions, changeOption, getOption, moveOption, optionsOf, removeOption } from './options';
import { candidates, linkedRecords, newestRecord, type RecordName } from './related';
import { targetOf } from './target';
import { valuesOf, writeValue } from './values';

type NewFieldInput = z.infer<NonNullable<(typeof fields.create)['~orpc']['inputSchema']>>;

type Preview = z.infer<NonNullable<(typeof fields.preview)['~orpc']['inputSchema']>>;

export interface FieldsOptions extends FeatureContext {
  /** Country of numbers without a prefix, ISO 3166. */
  country(): string;
}

const points: ReadonlySet<string> = new Set(['email', 'phone', 'url']);

/** A value as it is kept. Fails: `validation` (field `value`). */
export function checkedValue(
  db: ReadableDb,
  field: Pick<CustomField, 'id' | 'type' | 'config'>,
  given: FieldInput | null,
  country: string,
): { value: FieldInput | null; key?: string } {
  if (isNothing(given)) return { value: null };
  const reason = refusal(field.type, field.config, given);
  if (reason !== null) throw new AppError('validation', 'no such value', { field: 'value', reason });
  if (given.kind === 'text') {
    if (points.has(field.type)) {
      const { value, normalized } = checkPoint(field.type as 'email', given.text, country);
      return { value: { kind: 'text', text: value }, key: normalized };
    }
    return { value: { kind: 'text', text: given.text.trim() } };
  }
  if (given.kind === 'options') {
    for (const id of given.ids) {
      if (getOption(db, id).fieldId !== field.id) throw new AppError('not_found', 'no such choice', { id });
    }
  }
  if (given.kind === 'records') {
    for (const id of given.ids) {
      if (targetOf(db, id) !== field.config.to) throw new AppError('not_found', 'no such record', { id });
    }
  }
  return { value: given };
}

/** Fields, their choices, and what stands in them: each function is one undoable act. */
export function fieldsService({ store, actor, country }: FieldsOptions) {
  const act = <T>(key: LabelKey, params: Record<string, string>, work: (tx: Tx) => T): T =>
    store.transact({ label: { key, params }, actor: actor() }, work);

  const ofRecord = (recordId: string): RecordField[] => {
    const record = findRecord(store.db, recordId);
    if (!record) throw new AppError('not_found', 'no such record', { id: recordId });
    const known = fieldsOf(store.db, targetOf(store.db, recordId) ?? '');
    const values = valuesOf(store.db, recordId, known);
    return known.map((field) => ({ field, value: values.get(field.id) ?? null }));
  };

  return {
    ofRecord,

    create({ options, ...field }: NewFieldInput): CustomField {
      return act('field.created', { name: field.name }, (tx) => {
        const id = insertField(tx, field);
        if (options.length > 0) addOptions(tx, id, options);
        return getField(tx.db, id);
      });
    },

    update({ id, patch }: { id: string; patch: FieldPatch }): CustomField {
      return act('field.edited', { name: getField(store.db, id).name }, (tx) => {
        changeField(tx, id, patch);
        return getField(tx.db, id);
      });
    },

    remove(id: string): { operationId: number } {
      return act('field.removed', { name: getField(store.db, id).name }, (tx) => {
        binField(tx, id);
        return { operationId: tx.operation };
      });
    },

    move({ id, section, after }: { id: string; section: string; after: string | null }): CustomField[] {
      const { name, target } = getField(store.db, id);
      act('field.moved', { name }, (tx) => moveField(tx, id, section, after));
      return fieldsOf(store.db, target);
    },

    options: (fieldId: string): FieldOption[] => optionsOf(store.db, getField(store.db, fieldId).id),

    addOptions({ fieldId, names }: { fieldId: string; names: readonly string[] }): FieldOption[] {
      const { name, type } = getField(store.db, fieldId);
      if (type !== 'select' && type !== 'multiSelect') {
        throw new AppError('validation', 'a field without choices', { field: 'fieldId', reason: 'field.kind' });
      }
      act('field.edited', { name }, (tx) => addOptions(tx, fieldId, names));
      return optionsOf(store.db, fieldId);
    },

    updateOption({
      id,
      ...patch
    }: {
      id: string;
      name?: string | undefined;
      color?: FieldOption['color'] | undefined;
    }) {
      const { fieldId } = getOption(store.db, id);
      act('field.edited', { name: getField(store.db, fieldId).name }, (tx) => changeOption(tx, id, patch));
      const { name, color } = getOption(store.db, id);
      return { id, name, color };
    },

    removeOption(id: string): { operationId: number } {
      return act('field.optionRemoved', { name: getOption(store.db, id).name }, (tx) => {
        removeOption(tx, id);
        return { operationId: tx.operation };
      });
    },

    moveOption({ id, after }: { id: string; after: string | null }): FieldOption[] {
      const { fieldId } = getOption(store.db, id);
      act('field.edited', { name: getField(store.db, fieldId).name }, (tx) => moveOption(tx, id, after));
      return optionsOf(store.db, fieldId);
    },

    /** What a computed field would come to on the newest record of its kind. */
    preview({ id, target, type, config }: Preview): { record: RecordName | null; value: RecordField['value'] } {
      checkConfig(store.db, { target, type, config, ...(id !== undefined && { id }) });
      const newest = newestRecord(store.db, target);
      if (!newest) return { record: null, value: null };
      const draft = id ?? 'draft';
      const others = fieldsOf(store.db, target).filter((field) => field.id !== draft);
      const fields = [...others, { id: draft, target, type, config } as CustomField];
      return { record: newest, value: computed(store.db, newest.id, fields).get(draft) ?? null };
    },

    candidates: ({ fieldId, text }: { fieldId: string; text: string }): RecordName[] =>
      candidates(store.db, getField(store.db, fieldId).config.to ?? '', text),

    linked: (recordId: string) => linkedRecords(store.db, recordId),

    set({
      recordId,
      fieldId,
      value: given,
    }: {
      recordId: string;
      fieldId: string;
      value: FieldInput | null;
    }): RecordField {
      const record = recordToChange(store.db, recordId);
      const field = getField(store.db, fieldId);
      if (field.target !== targetOf(store.db, recordId))
        throw new AppError('not_found', 'no field of this record', { id: fieldId });
      const { value, key } = checkedValue(store.db, field, given, country());
      const known = fieldsOf(store.db, targetOf(store.db, recordId) ?? '');
      const values = valuesOf(store.db, recordId, known);
      const now = values.get(fieldId) ?? null;
      if (value === null && field.required && now !== null && isShown(field, known, values)) {
        throw new AppError('validation', 'a required field', { field: 'value', reason: 'field.required' });
      }
      const said = idsOf(now);
      if (JSON.stringify(said) !== JSON.stringify(value)) {
        act('field.set', { name: record.name, field: field.name }, (tx) => writeValue(tx, recordId, field, value, key));
      }
      return { field, value: valuesOf(store.db, recordId, [field]).get(fieldId) ?? null };
    },
  };
}

/** A value as it would be given. */
function idsOf(value: RecordField['value']) {
  if (value?.kind === 'options') return { kind: value.kind, ids: value.options.map(({ id }) => id) };
  return value?.kind === 'records' ? { kind: value.kind, ids: value.records.map(({ id }) => id) } : value;
}

/** Whether a field is shown on a record with these values. */
function isShown(
  { condition }: CustomField,
  known: readonly CustomField[],
  values: ReadonlyMap<string, RecordField['value']>,
): boolean {
  if (condition === null) return true;
  const isThere = known.some(({ id }) => id === condition.fieldId);
  return holds(condition, isThere ? (values.get(condition.fieldId) ?? null) : undefined);
}
