import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import type { PracticeProfile } from '../../../src-shared/contract/practice';
import { orpc } from '../../api/orpc';
import { client } from '../../api/transport';
import { useUndoToast } from '../../api/undo';

export type Field = Exclude<keyof PracticeProfile, 'logo'>;

/** Saves one field; rejects with what the words beside it are made of. */
export type SaveField = <F extends Field>(field: F, value: PracticeProfile[F]) => Promise<void>;

/** The practice profile, and a way to change it. */
export function usePractice(): { profile: PracticeProfile | undefined; save: SaveField } {
  const { t } = useTranslation();
  const undoToast = useUndoToast();
  const queryClient = useQueryClient();
  const { data } = useQuery(orpc.practice.get.queryOptions());
  return {
    profile: data,
    save: async (field, value) => {
      const saved = await client.practice.save({ [field]: value });
      queryClient.setQueryData(orpc.practice.get.queryKey(), saved);
      const name: Field = field;
      undoToast(t('practice.saved', { field: t(`practice.field.${name}`) }));
    },
  };
}
