import { type QueryKey, useQueryClient } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { useUndoToast } from './undo';

/**
 * Saves fields of one record that is read under `queryKey`: shown at once, and as the core answers it. What the core
 * refuses is read again and thrown, for the field to tell. `words` names what was changed. A reading that began before
 * may tell of what was so then: it is called off.
 */
export function useSaveRecord<Row extends object, Patch extends object>(
  queryKey: QueryKey,
  update: (patch: Patch) => Promise<Row>,
): (patch: Patch, words: string) => Promise<void> {
  const { t } = useTranslation();
  const queryClient = useQueryClient();
  const undoToast = useUndoToast();
  const show = async (change: (now: Row | undefined) => Row | undefined) => {
    await queryClient.cancelQueries({ queryKey });
    queryClient.setQueryData<Row>(queryKey, change);
  };
  return async (patch, words) => {
    await show((now) => now && { ...now, ...patch });
    try {
      const saved = await update(patch);
      await show(() => saved);
    } catch (error) {
      await queryClient.invalidateQueries({ queryKey });
      throw error;
    }
    undoToast(t('party.saved.field', { field: words }));
  };
}
