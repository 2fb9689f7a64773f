import { useTranslation } from 'react-i18next';
import { CellSelect } from '../ui/grid/CellSelect';
import type { CellEditorProps } from '../ui/grid/columns';
import { useUsers } from './parties';

/** One of the people of the practice, in a cell. */
export function OwnerEditor(props: CellEditorProps) {
  const { t } = useTranslation();
  const users = useUsers();
  return (
    <CellSelect {...props} options={users.map(({ id, name }) => ({ value: id, label: name || t('party.you') }))} />
  );
}
