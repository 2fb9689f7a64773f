import { IconPackage } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import type { ProductColumn, ProductRow } from '../../../src-shared/contract/products';
import { OwnerEditor } from '../../api/OwnerEditor';
import { orpc } from '../../api/orpc';
import { CellInput } from '../../ui/grid/CellInput';
import type { CellEditorProps, GridColumn } from '../../ui/grid/columns';
import { NameCell } from '../../ui/grid/NameCell';
import { TagsCell } from '../../ui/grid/TagsCell';
import { timeWords } from '../../ui/time';
import { useAmounts } from './amounts';

const icon = <IconPackage size={13} stroke={1.6} />;

function Suggesting({ of, ...props }: CellEditorProps & { of: 'categories' | 'units' }) {
  const { data } = useQuery(orpc.products.suggestions.queryOptions());
  return <CellInput {...props} suggestions={data?.[of] ?? []} />;
}

type Width = Pick<GridColumn<ProductRow>, 'minWidth' | 'grow' | 'priority'>;

/** The columns of the list of products, in order; narrower windows show the most important ones. */
export function useProductColumns(): readonly GridColumn<ProductRow>[] {
  const { t, i18n } = useTranslation();
  const { money, price } = useAmounts();
  const { personal, exact } = useMemo(() => timeWords(i18n.language), [i18n.language]);
  const title = (id: ProductColumn) => t(`products.column.${id}`);
  const priceOf = ({ price: amount, currency }: ProductRow) => (amount === null ? '' : money({ amount, currency }));
  const when = (id: 'createdAt' | 'updatedAt', priority: number): GridColumn<ProductRow> => ({
    ...{ id, title: title(id), minWidth: 88, grow: 0, priority, align: 'end', sortable: true },
    cell: (row) => <time title={exact(row[id])}>{personal(row[id])}</time>,
  });
  const text = (
    id: 'sku' | 'category' | 'unit',
    width: Width,
    of?: 'categories' | 'units',
  ): GridColumn<ProductRow> => ({
    ...{ id, title: title(id), ...width, sortable: true },
    cell: (row) => row[id],
    editText: (row) => row[id],
    editor: (props) => (of ? <Suggesting {...props} of={of} /> : <CellInput {...props} />),
  });
  return [
    {
      ...{ id: 'name', title: title('name'), minWidth: 150, grow: 1.6, priority: 0, sortable: true },
      cell: (row, isCompact) => (
        <NameCell
          initials={icon}
          seed={row.id}
          photo=""
          name={row.name}
          more={isCompact ? [row.sku, priceOf(row)].filter(Boolean).join(' · ') : null}
        />
      ),
      editText: (row) => row.name,
      editor: (props) => <CellInput {...props} />,
    },
    text('sku', { minWidth: 84, grow: 0.5, priority: 3 }),
    text('category', { minWidth: 100, grow: 0.8, priority: 2 }, 'categories'),
    text('unit', { minWidth: 64, grow: 0.3, priority: 5 }, 'units'),
    {
      ...{ id: 'price', title: title('price'), minWidth: 96, grow: 0.4, priority: 1, align: 'end', sortable: true },
      cell: priceOf,
      editText: (row) => price.typed(row.price, row.currency),
      editor: (props) => <CellInput {...props} />,
    },
    {
      ...{ id: 'tags', title: t('products.column.tags'), minWidth: 96, grow: 0.5, priority: 6, sortable: false },
      cell: (row, isCompact) => <TagsCell tags={isCompact ? row.tags.slice(0, 1) : row.tags} />,
    },
    {
      ...{ id: 'owner', title: title('owner'), minWidth: 80, grow: 0.5, priority: 8, sortable: true },
      cell: (row) => row.ownerName || t('party.you'),
      editText: (row) => row.ownerId,
      editor: (props) => <OwnerEditor {...props} />,
    },
    when('createdAt', 7),
    when('updatedAt', 4),
  ];
}
