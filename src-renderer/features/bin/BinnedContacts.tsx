import { useNavigate } from '@tanstack/react-router';
import { type ReactNode, useCallback, useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { type ContactRow, contactColumn } from '../../../src-shared/contract/contacts';
import { initials } from '../../../src-shared/domain/name';
import { useListScreen } from '../../api/list-screen';
import { contactSource } from '../../api/sources';
import { BinList } from './BinList';
import { binColumns } from './columns';
import { useBinnedContacts } from './store';

const nameOf = (row: ContactRow) => row.displayName;

export function BinnedContacts({ kinds }: { kinds: ReactNode }) {
  const { t, i18n } = useTranslation();
  const navigate = useNavigate();
  const onOpen = useCallback((id: string) => void navigate({ to: '/contacts/$id', params: { id } }), [navigate]);
  const columns = useMemo(
    () =>
      binColumns<ContactRow>({
        locale: i18n.language,
        titles: {
          name: t('contacts.column.name'),
          more: t('contacts.column.company'),
          last: t('contacts.column.email'),
          when: t('bin.column'),
        },
        nameOf,
        picture: (row) => initials(row, row.displayName),
        moreColumn: 'company',
        moreOf: (row) => row.companyName,
        lastColumn: 'email',
        lastOf: (row) => row.email,
        photoOf: (row) => row.photo,
      }),
    [t, i18n.language],
  );
  const screen = useListScreen({
    kind: 'contact',
    store: useBinnedContacts,
    source: contactSource,
    sortable: contactColumn.options,
    openId: null,
    binned: true,
    onOpen,
  });
  return <BinList kind="contacts" kinds={kinds} screen={screen} columns={columns} nameOf={nameOf} />;
}
