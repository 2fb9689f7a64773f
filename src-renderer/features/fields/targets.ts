import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { orpc } from '../../api/orpc';

/** Records that show fields of one's own, and that relations can lead to. */
const kinds = ['contact', 'company'] as const;

export function useTargets(): readonly { value: string; label: string }[] {
  const { t } = useTranslation();
  const { data = [] } = useQuery(orpc.objects.list.queryOptions());
  return [
    ...kinds.map((value) => ({ value, label: t(`fields.target.${value}`) })),
    ...data.map(({ id, name }) => ({ value: id, label: name })),
  ];
}
