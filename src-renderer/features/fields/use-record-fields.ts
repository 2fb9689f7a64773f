import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import type { CustomValue, RecordField } from '../../../src-shared/contract/fields';
import type { FieldInput } from '../../../src-shared/domain/custom/check';
import { holds } from '../../../src-shared/domain/custom/condition';
import { orpc } from '../../api/orpc';
import { client } from '../../api/transport';
import { useUndoToast } from '../../api/undo';

/** Whether a field is to be seen, by what stands in the others. */
export function isShown({ condition }: RecordField['field'], all: readonly RecordField[]): boolean {
  return condition === null || holds(condition, all.find(({ field }) => field.id === condition.fieldId)?.value);
}

/** Below a heading what stands below it, in the order of the layout. */
export function bySection(fields: readonly RecordField[]): { section: string; fields: RecordField[] }[] {
  const sections = [...new Set(fields.map(({ field }) => field.section))];
  return sections.map((section) => ({ section, fields: fields.filter(({ field }) => field.section === section) }));
}

/** Saves a value; `shown` is how it is read, for the time until the core has answered. */
export type SaveValue = (value: FieldInput | null, shown: CustomValue | null) => Promise<void>;

/** The fields of a record, and a way to set one: seen at once, put back with the reason where it can't be saved. */
export function useRecordFields(recordId: string) {
  const { t } = useTranslation();
  const undoToast = useUndoToast();
  const queryClient = useQueryClient();
  const options = orpc.fields.ofRecord.queryOptions({ input: { recordId } });
  const { data } = useQuery(options);
  const put = (fieldId: string, value: CustomValue | null) =>
    queryClient.setQueryData(options.queryKey, (now: RecordField[] | undefined) =>
      now?.map((one) => (one.field.id === fieldId ? { ...one, value } : one)),
    );
  const save =
    ({ field, value: before }: RecordField): SaveValue =>
    async (value, shown) => {
      await queryClient.cancelQueries({ queryKey: options.queryKey });
      put(field.id, shown);
      try {
        const saved = await client.fields.set({ recordId, fieldId: field.id, value });
        put(field.id, saved.value);
        undoToast(t('fields.saved.value', { field: field.name }));
      } catch (error) {
        put(field.id, before);
        throw error;
      }
    };
  return { fields: data, save };
}
