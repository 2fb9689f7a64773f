import { IconPackage } from '@tabler/icons-react';
import { useNavigate } from '@tanstack/react-router';
import { type ReactNode, useCallback, useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { type ProductRow, productColumn } from '../../../src-shared/contract/products';
import { useListScreen } from '../../api/list-screen';
import { productSource } from '../../api/sources';
import { BinList } from './BinList';
import { binColumns } from './columns';
import { useBinnedProducts } from './store';

const nameOf = (row: ProductRow) => row.name;
const icon = <IconPackage size={13} stroke={1.6} />;

export function BinnedProducts({ kinds }: { kinds: ReactNode }) {
  const { t, i18n } = useTranslation();
  const navigate = useNavigate();
  const onOpen = useCallback((id: string) => void navigate({ to: '/products/$id', params: { id } }), [navigate]);
  const columns = useMemo(
    () =>
      binColumns<ProductRow>({
        locale: i18n.language,
        titles: {
          name: t('products.column.name'),
          more: t('products.column.sku'),
          last: t('products.column.category'),
          when: t('bin.column'),
        },
        nameOf,
        picture: () => icon,
        moreColumn: 'sku',
        moreOf: (row) => row.sku,
        lastColumn: 'category',
        lastOf: (row) => row.category,
      }),
    [t, i18n.language],
  );
  const screen = useListScreen({
    kind: 'product',
    store: useBinnedProducts,
    source: productSource,
    sortable: productColumn.options,
    openId: null,
    binned: true,
    onOpen,
  });
  return <BinList kind="products" kinds={kinds} screen={screen} columns={columns} nameOf={nameOf} />;
}
