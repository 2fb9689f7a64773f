import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { fieldKinds } from '../../../src-shared/contract/fields';
import { orpc } from '../../api/orpc';

/** Records that have fields of one's own, and that relations can lead to. */
export function useTargets(): readonly { value: string; label: string }[] {
  const { t } = useTranslation();
  const { data = [] } = useQuery(orpc.objects.list.queryOptions());
  return [
    ...fieldKinds.map((value) => ({ value, label: t(`fields.target.${value}`) })),
    ...data.map(({ id, name }) => ({ value: id, label: name })),
  ];
}
