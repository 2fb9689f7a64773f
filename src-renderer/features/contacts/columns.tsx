import type { TFunction } from 'i18next';
import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import type { ContactRow } from '../../../src-shared/contract/contacts';
import { initials } from '../../../src-shared/domain/name';
import { OwnerEditor } from '../../api/OwnerEditor';
import { usePhoneWords } from '../../api/phone-words';
import { CellInput } from '../../ui/grid/CellInput';
import type { GridColumn } from '../../ui/grid/columns';
import { NameCell } from '../../ui/grid/NameCell';
import { TagsCell } from '../../ui/grid/TagsCell';
import { type TimeWords, timeWords } from '../../ui/time';
import { CompanyEditor } from './CompanyEditor';

type Width = Pick<GridColumn<ContactRow>, 'minWidth' | 'grow' | 'priority'>;

function contactColumns(
  t: TFunction,
  { personal, exact }: TimeWords,
  phoneWords: (phone: string) => string,
): readonly GridColumn<ContactRow>[] {
  const text = (id: 'role' | 'email' | 'phone' | 'city', width: Width): GridColumn<ContactRow> => ({
    id,
    title: t(`contacts.column.${id}`),
    ...width,
    sortable: true,
    cell: (row) => row[id],
    editText: (row) => row[id],
    editor: (props) => <CellInput {...props} />,
  });
  const when = (id: 'createdAt' | 'updatedAt', priority: number): GridColumn<ContactRow> => ({
    id,
    title: t(`contacts.column.${id}`),
    minWidth: 88,
    grow: 0,
    priority,
    align: 'end',
    sortable: true,
    cell: (row) => <time title={exact(row[id])}>{personal(row[id])}</time>,
  });
  const secondLine = (row: ContactRow) =>
    [row.companyName || row.email || row.phone, personal(row.updatedAt)].filter((part) => part !== '').join(' · ');
  return [
    {
      id: 'name',
      title: t('contacts.column.name'),
      minWidth: 160,
      grow: 1.2,
      priority: 0,
      sortable: true,
      cell: (row, isCompact) => (
        <NameCell
          initials={initials(row, row.displayName)}
          seed={row.id}
          photo={row.photo}
          name={row.displayName}
          more={isCompact ? secondLine(row) : null}
        />
      ),
      editText: (row) => row.displayName,
      editor: (props) => <CellInput {...props} />,
    },
    {
      id: 'company',
      title: t('contacts.column.company'),
      minWidth: 120,
      grow: 1,
      priority: 1,
      sortable: true,
      cell: (row) => row.companyName || '–',
      editText: (row) => row.companyName,
      editor: (props) => <CompanyEditor {...props} />,
    },
    text('role', { minWidth: 90, grow: 0.8, priority: 7 }),
    text('email', { minWidth: 180, grow: 1.5, priority: 2 }),
    { ...text('phone', { minWidth: 124, grow: 0.8, priority: 5 }), cell: (row) => phoneWords(row.phone) },
    text('city', { minWidth: 80, grow: 0.6, priority: 6 }),
    {
      id: 'tags',
      title: t('contacts.column.tags'),
      minWidth: 120,
      grow: 0.5,
      priority: 3,
      sortable: false,
      cell: (row, isCompact) => <TagsCell tags={isCompact ? row.tags.slice(0, 1) : row.tags} />,
    },
    {
      id: 'owner',
      title: t('contacts.column.owner'),
      minWidth: 80,
      grow: 0.5,
      priority: 9,
      sortable: true,
      cell: (row) => row.ownerName || t('party.you'),
      editText: (row) => row.ownerId,
      editor: (props) => <OwnerEditor {...props} />,
    },
    when('createdAt', 8),
    when('updatedAt', 4),
  ];
}

/** The columns of the list of contacts, in order; narrower windows show the most important ones. */
export function useContactColumns(): readonly GridColumn<ContactRow>[] {
  const { t, i18n } = useTranslation();
  const phoneWords = usePhoneWords();
  return useMemo(() => contactColumns(t, timeWords(i18n.language), phoneWords), [t, i18n.language, phoneWords]);
}
