import type { BulkEdit, OwnChange } from '../../src-shared/contract/bulk';
import type { CustomField, CustomValue } from '../../src-shared/contract/fields';
import type { FieldInput } from '../../src-shared/domain/custom/check';
import type { EditFieldId, EditType } from '../../src-shared/domain/edit-fields';

export type How = NonNullable<OwnChange['how']>;

/** A field of the record itself that is to be set, told by its id. */
export interface PlainDraft {
  readonly key: string;
  readonly field: EditFieldId;
  readonly type: EditType;
  readonly value: string;
}

/** A field that users made that is to be set: `value` as it is given, `shown` as it is read. */
export interface OwnDraft {
  readonly key: string;
  readonly own: CustomField;
  readonly how: How;
  readonly value: FieldInput | null;
  readonly shown: CustomValue | null;
}

export type Draft = PlainDraft | OwnDraft;

/** Whether a field holds several things, so that some can be given to it or taken from it. */
export const isMany = ({ type, config }: CustomField): boolean =>
  type === 'multiSelect' || (type === 'relation' && config.multiple !== false);

/** Whether it says what is to be done: what to give or take has to be chosen first. */
export const isWhole = (draft: Draft): boolean => !('own' in draft) || draft.how === 'set' || draft.value !== null;

/** As the core is asked for it. */
export const asked = (drafts: readonly Draft[]): BulkEdit['changes'] =>
  drafts.map((draft) =>
    'own' in draft
      ? { fieldId: draft.own.id, how: draft.how, value: draft.value }
      : { field: draft.field, value: draft.value },
  );

/** What will stand in a field of a record in which `before` stands now. */
export function after({ how, shown }: OwnDraft, before: CustomValue | null): CustomValue | null {
  if (how === 'set' || shown === null || before === null) return how === 'remove' ? null : shown;
  const kept = <T extends { id: string }>(had: readonly T[], named: readonly T[]): T[] => {
    const others = had.filter(({ id }) => !named.some((one) => one.id === id));
    return how === 'add' ? [...had, ...named.filter(({ id }) => !had.some((one) => one.id === id))] : others;
  };
  if (before.kind === 'options' && shown.kind === 'options') {
    return { kind: 'options', options: kept(before.options, shown.options) };
  }
  if (before.kind === 'records' && shown.kind === 'records') {
    return { kind: 'records', records: kept(before.records, shown.records) };
  }
  return shown;
}
