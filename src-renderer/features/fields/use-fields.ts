import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import type { CustomField, FieldTarget } from '../../../src-shared/contract/fields';
import { orpc } from '../../api/orpc';
import { client } from '../../api/transport';
import { useErrorToast, useUndoToast } from '../../api/undo';

type Create = Parameters<typeof client.fields.create>[0];
type Patch = Parameters<typeof client.fields.update>[0]['patch'];

/** The fields of one kind of record, and what can be done with them; each act has its undo. */
export function useFields(target: FieldTarget) {
  const { t } = useTranslation();
  const undoToast = useUndoToast();
  const onError = useErrorToast();
  const queryClient = useQueryClient();
  const options = orpc.fields.list.queryOptions({ input: { target } });
  const { data: fields } = useQuery(options);
  const again = () => queryClient.invalidateQueries({ queryKey: orpc.fields.key() });
  return {
    fields,
    create: async (field: Omit<Create, 'target'>) => {
      await client.fields.create({ ...field, target });
      await again();
      undoToast(t('fields.saved.created', { name: field.name }));
    },
    update: async (id: string, patch: Patch, name: string) => {
      await client.fields.update({ id, patch });
      await again();
      undoToast(t('fields.saved.edited', { name }));
    },
    retype: async (field: CustomField, type: CustomField['type'], config: CustomField['config'], name: string) => {
      const { operationId, lost } = await client.fields.retype({ id: field.id, type, config });
      await again();
      undoToast(t('fields.saved.retyped', { name, count: lost }), operationId);
    },
    remove: async ({ id, name }: CustomField) => {
      try {
        const { operationId } = await client.fields.remove({ id });
        await again();
        undoToast(t('fields.saved.removed', { name }), operationId);
      } catch (error) {
        onError(error);
      }
    },
    move: async ({ id, name }: CustomField, section: string, after: string | null) => {
      try {
        queryClient.setQueryData(options.queryKey, await client.fields.move({ id, section, after }));
        undoToast(t('fields.saved.moved', { name }));
      } catch (error) {
        onError(error);
      }
    },
  };
}
