import type * as z from 'zod';
import type { CustomField, FieldOption, fields, RecordField } from '../../../src-shared/contract/fields';
import type { FieldInput } from '../../../src-shared/domain/custom/check';
import { holds } from '../../../src-shared/domain/custom/condition';
import { canBecome } from '../../../src-shared/domain/custom/convert';
import { AppError } from '../../../src-shared/errors';
import type { LabelKey } from '../../../src-shared/labels';
import type { FeatureContext } from '../../platform/feature';
import type { Tx } from '../../platform/store/handles';
import { findRecord, recordToChange } from '../records';
import { checkConfig } from './check-config';
import { checkedValue, refuseItself } from './checked-value';
import { computed } from './compute';
import { binField, changeField, type FieldPatch, fieldsOf, getField, insertField, moveField } from './definitions';
import { addOptions, changeOption, getOption, moveOption, optionsOf, removeOption } from './options';
import { candidates, linkedRecords, newestRecord, type RecordName } from './related';
import { lostIn, type Retyped, type RetypePreview, retypeBegin, retypeTask } from './retype';
import { targetOf } from './target';
import { valuesOf, writeValue } from './values';

type NewFieldInput = z.infer<NonNullable<(typeof fields.create)['~orpc']['inputSchema']>>;

type Preview = z.infer<NonNullable<(typeof fields.preview)['~orpc']['inputSchema']>>;

export interface FieldsOptions extends FeatureContext {
  /** Country of numbers without a prefix, ISO 3166. */
  country(): string;
  /** What the user writes numbers and days in; null while it was not chosen. */
  language(): string | null;
}

type Retype = z.infer<NonNullable<(typeof fields.retype)['~orpc']['inputSchema']>>;

/** Fields, their choices, and what stands in them: each function is one undoable act. */
export function fieldsService({ store, runner, reads, actor, country, language }: FieldsOptions) {
  const act = <T>(key: LabelKey, params: Record<string, string>, work: (tx: Tx) => T): T =>
    store.transact({ label: { key, params }, actor: actor() }, work);

  const ofRecord = (recordId: string): RecordField[] => {
    const record = findRecord(store.db, recordId);
    if (!record) throw new AppError('not_found', 'no such record', { id: recordId });
    const known = fieldsOf(store.db, targetOf(store.db, recordId) ?? '');
    const values = valuesOf(store.db, recordId, known);
    return known.map((field) => ({ field, value: values.get(field.id) ?? null }));
  };

  /** Fails: `validation` (field `type`) where a field can't become one of that type; else as `create` does. */
  function retyped({ id, type, config }: Retype): Retyped {
    const now = getField(store.db, id);
    if (!canBecome(now.type, type)) {
      throw new AppError('validation', 'no such change of type', { field: 'type', reason: 'field.type' });
    }
    checkConfig(store.db, { ...now, type, config });
    return { fieldId: id, from: now.type, to: type, config, country: country(), language: language() ?? 'en' };
  }

  return {
    ofRecord,

    retypePreview: (input: Retype, signal?: AbortSignal) =>
      reads.run<RetypePreview>('fields.retypePreview', retyped(input), signal),

    /** Changes the type of a field and what stands in it, as one operation. */
    async retype(input: Retype): Promise<{ operationId: number; lost: number }> {
      const wanted = retyped(input);
      const { name } = getField(store.db, input.id);
      const act = { label: { key: 'field.retyped' as const, params: { name } }, actor: actor() };
      const operationId = runner.start(act, retypeTask.name, retypeBegin(store.db, wanted));
      const { state, taskState } = await runner.finished(operationId);
      if (state !== 'done')
        throw new AppError('conflict', 'the field was changed meanwhile', { reason: 'field.unknown' });
      return { operationId, lost: lostIn(taskState) };
    },

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
      refuseItself(recordId, value);
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
  if (value?.kind === 'files') return { kind: value.kind, ids: value.files.map(({ id }) => id) };
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
