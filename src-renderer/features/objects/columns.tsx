import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import type { CustomObject, CustomRow } from '../../../src-shared/contract/objects';
import { CellInput } from '../../ui/grid/CellInput';
import type { GridColumn } from '../../ui/grid/columns';
import { NameCell } from '../../ui/grid/NameCell';
import { TagsCell } from '../../ui/grid/TagsCell';
import { timeWords } from '../../ui/time';
import { objectIcons } from './icons';

/** The columns of an object's list beside its fields, in order; narrower windows show the most important ones. */
export function useRecordColumns(object: CustomObject | undefined): readonly GridColumn<CustomRow>[] {
  const { t, i18n } = useTranslation();
  const { personal, exact } = useMemo(() => timeWords(i18n.language), [i18n.language]);
  const Icon = objectIcons[object?.icon ?? 'folder'];
  const when = (id: 'createdAt' | 'updatedAt', priority: number): GridColumn<CustomRow> => ({
    ...{ id, title: t(`views.field.${id}`), minWidth: 88, grow: 0, priority, align: 'end', sortable: true },
    cell: (row) => <time title={exact(row[id])}>{personal(row[id])}</time>,
  });
  return [
    {
      ...{ id: 'name', title: t('objects.recordName'), minWidth: 150, grow: 1.6, priority: 0, sortable: true },
      cell: (row, isCompact) => (
        <NameCell
          initials={<Icon size={13} stroke={1.6} />}
          seed={object?.id ?? ''}
          photo=""
          name={row.name}
          more={isCompact ? personal(row.updatedAt) : null}
        />
      ),
      editText: (row) => row.name,
      editor: (props) => <CellInput {...props} />,
    },
    {
      ...{ id: 'tags', title: t('party.tag.title'), minWidth: 96, grow: 0.5, priority: 12, sortable: false },
      cell: (row, isCompact) => <TagsCell tags={isCompact ? row.tags.slice(0, 1) : row.tags} />,
    },
    {
      ...{ id: 'owner', title: t('views.field.owner'), minWidth: 80, grow: 0.5, priority: 13, sortable: true },
      cell: (row) => row.ownerName || t('party.you'),
    },
    when('createdAt', 14),
    when('updatedAt', 11),
  ];
}
