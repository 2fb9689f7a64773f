import { IconBuilding } from '@tabler/icons-react';
import { useNavigate } from '@tanstack/react-router';
import { type ReactNode, useCallback, useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { type CompanyRow, companyColumn } from '../../../src-shared/contract/companies';
import { useListScreen } from '../../api/list-screen';
import { companySource } from '../../api/sources';
import { BinList } from './BinList';
import { binColumns } from './columns';
import { useBinnedCompanies } from './store';

const nameOf = (row: CompanyRow) => row.name;
const icon = <IconBuilding size={13} stroke={1.6} />;

export function BinnedCompanies({ kinds }: { kinds: ReactNode }) {
  const { t, i18n } = useTranslation();
  const navigate = useNavigate();
  const onOpen = useCallback((id: string) => void navigate({ to: '/companies/$id', params: { id } }), [navigate]);
  const columns = useMemo(
    () =>
      binColumns<CompanyRow>({
        locale: i18n.language,
        titles: {
          name: t('companies.column.name'),
          more: t('companies.column.city'),
          last: t('companies.column.email'),
          when: t('bin.column'),
        },
        nameOf,
        picture: () => icon,
        moreColumn: 'city',
        moreOf: (row) => row.city,
        lastColumn: 'email',
        lastOf: (row) => row.email,
        photoOf: (row) => row.photo,
      }),
    [t, i18n.language],
  );
  const screen = useListScreen({
    kind: 'company',
    store: useBinnedCompanies,
    source: companySource,
    sortable: companyColumn.options,
    openId: null,
    binned: true,
    onOpen,
  });
  return <BinList kind="companies" kinds={kinds} screen={screen} columns={columns} nameOf={nameOf} />;
}
