import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { useUsers } from '../../api/parties';
import { useTags } from '../../api/record';
import type { FilterColumn } from '../../ui/filter/condition';

const textColumns = ['name', 'sku', 'category', 'unit'] as const;
const dateColumns = ['createdAt', 'updatedAt'] as const;

/** What products can be filtered by. */
export function useProductFilterColumns(): readonly FilterColumn[] {
  const { t } = useTranslation();
  const tags = useTags();
  const users = useUsers();
  return useMemo(
    () => [
      ...textColumns.map((id) => ({ id, title: t(`products.column.${id}`), kind: 'text' as const })),
      {
        id: 'tag',
        title: t('party.field.tag'),
        kind: 'choice' as const,
        options: tags.map(({ id, name }) => ({ value: id, label: name })),
      },
      {
        id: 'owner',
        title: t('products.column.owner'),
        kind: 'choice' as const,
        options: users.map(({ id, name }) => ({ value: id, label: name || t('party.you') })),
      },
      ...dateColumns.map((id) => ({ id, title: t(`products.column.${id}`), kind: 'date' as const })),
    ],
    [t, tags, users],
  );
}
