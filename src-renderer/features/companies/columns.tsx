import { IconBuilding } from '@tabler/icons-react';
import type { TFunction } from 'i18next';
import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import type { CompanyRow } from '../../../src-shared/contract/companies';
import { OwnerEditor } from '../../api/OwnerEditor';
import { usePhoneWords } from '../../api/phone-words';
import { CellInput } from '../../ui/grid/CellInput';
import type { GridColumn } from '../../ui/grid/columns';
import { NameCell } from '../../ui/grid/NameCell';
import { TagsCell } from '../../ui/grid/TagsCell';
import { type TimeWords, timeWords } from '../../ui/time';

const icon = <IconBuilding size={13} stroke={1.6} />;

function companyColumns(
  t: TFunction,
  { personal, exact }: TimeWords,
  phoneWords: (phone: string) => string,
): readonly GridColumn<CompanyRow>[] {
  const time = (at: number) => <time title={exact(at)}>{personal(at)}</time>;
  const text = (
    id: 'email' | 'phone' | 'city',
    width: Pick<GridColumn<CompanyRow>, 'minWidth' | 'grow' | 'priority'>,
  ): GridColumn<CompanyRow> => ({
    id,
    title: t(`companies.column.${id}`),
    ...width,
    sortable: true,
    cell: (row) => row[id],
    editText: (row) => row[id],
    editor: (props) => <CellInput {...props} />,
  });
  const when = (id: 'createdAt' | 'updatedAt', priority: number): GridColumn<CompanyRow> => ({
    id,
    title: t(`companies.column.${id}`),
    minWidth: 88,
    grow: 0,
    priority,
    align: 'end',
    sortable: true,
    cell: (row) => time(row[id]),
  });
  return [
    {
      id: 'name',
      title: t('companies.column.name'),
      minWidth: 150,
      grow: 1.3,
      priority: 0,
      sortable: true,
      cell: (row, isCompact) => (
        <NameCell
          initials={icon}
          seed={row.id}
          photo={row.photo}
          name={row.name}
          more={
            isCompact
              ? [t('companies.peopleCount', { count: row.contactCount }), row.city].filter(Boolean).join(' · ')
              : null
          }
        />
      ),
      editText: (row) => row.name,
      editor: (props) => <CellInput {...props} />,
    },
    {
      id: 'contacts',
      title: t('companies.column.contacts'),
      minWidth: 64,
      grow: 0,
      priority: 1,
      align: 'end',
      sortable: true,
      cell: (row) => row.contactCount,
    },
    text('email', { minWidth: 160, grow: 1.6, priority: 3 }),
    { ...text('phone', { minWidth: 120, grow: 0.8, priority: 5 }), cell: (row) => phoneWords(row.phone) },
    text('city', { minWidth: 84, grow: 0.6, priority: 2 }),
    {
      id: 'tags',
      title: t('companies.column.tags'),
      minWidth: 96,
      grow: 0.5,
      priority: 6,
      sortable: false,
      cell: (row, isCompact) => <TagsCell tags={isCompact ? row.tags.slice(0, 1) : row.tags} />,
    },
    {
      id: 'owner',
      title: t('companies.column.owner'),
      minWidth: 80,
      grow: 0.5,
      priority: 8,
      sortable: true,
      cell: (row) => row.ownerName || t('party.you'),
      editText: (row) => row.ownerId,
      editor: (props) => <OwnerEditor {...props} />,
    },
    when('createdAt', 7),
    when('updatedAt', 4),
  ];
}

/** The columns of the list of companies, in order; narrower windows show the most important ones. */
export function useCompanyColumns(): readonly GridColumn<CompanyRow>[] {
  const { t, i18n } = useTranslation();
  const phoneWords = usePhoneWords();
  return useMemo(() => companyColumns(t, timeWords(i18n.language), phoneWords), [t, i18n.language, phoneWords]);
}
