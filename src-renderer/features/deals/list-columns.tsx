import type { TFunction } from 'i18next';
import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import type { DealRow } from '../../../src-shared/contract/deals';
import { CellInput } from '../../ui/grid/CellInput';
import type { GridColumn } from '../../ui/grid/columns';
import { NameCell } from '../../ui/grid/NameCell';
import { kindIcons } from '../../ui/record/kind-icons';
import { type TimeWords, timeWords } from '../../ui/time';
import { useDealWords } from './words';

const Icon = kindIcons.deal;
const icon = <Icon size={13} stroke={1.6} />;

type Words = Pick<ReturnType<typeof useDealWords>, 'money' | 'day'>;

const stageOf = (t: TFunction, { status, stageName }: DealRow): string =>
  status === 'open' ? stageName : t(`deals.status.${status}`);

function listColumns(
  t: TFunction,
  { money, day }: Words,
  { personal, exact }: TimeWords,
): readonly GridColumn<DealRow>[] {
  const amountOf = ({ amount, currency }: DealRow) => (amount === null ? '' : money({ amount, currency }));
  const plain = (
    id: 'company' | 'contact' | 'stage',
    priority: number,
    sortable: boolean,
    cell: (row: DealRow) => string,
  ): GridColumn<DealRow> => ({
    ...{ id, title: t(`deals.field.${id}`), minWidth: 110, grow: 1, priority, sortable, cell },
  });
  const when = (id: 'createdAt' | 'updatedAt', priority: number): GridColumn<DealRow> => ({
    ...{ id, title: t(`deals.column.${id}`), minWidth: 88, grow: 0, priority, align: 'end', sortable: true },
    cell: (row) => <time title={exact(row[id])}>{personal(row[id])}</time>,
  });
  return [
    {
      ...{ id: 'name', title: t('deals.field.title'), minWidth: 150, grow: 1.6, priority: 0, sortable: true },
      cell: (row, isCompact) => (
        <NameCell
          initials={icon}
          seed={row.id}
          photo=""
          name={row.title}
          more={isCompact ? [stageOf(t, row), amountOf(row)].filter(Boolean).join(' · ') : null}
        />
      ),
      editText: (row) => row.title,
      editor: (props) => <CellInput {...props} />,
    },
    plain('stage', 1, true, (row) => stageOf(t, row)),
    {
      ...{ id: 'amount', title: t('deals.field.amount'), minWidth: 96, grow: 0, priority: 2, sortable: true },
      align: 'end',
      cell: amountOf,
    },
    plain('company', 3, true, ({ companyName }) => companyName),
    plain('contact', 4, false, ({ contactName }) => contactName),
    {
      ...{ id: 'expectedClose', title: t('deals.field.expectedClose'), minWidth: 104, grow: 0, priority: 5 },
      sortable: true,
      cell: ({ expectedClose }) => (expectedClose === null ? '' : day(expectedClose)),
    },
    {
      ...{ id: 'owner', title: t('party.field.owner'), minWidth: 90, grow: 0.6, priority: 7, sortable: true },
      cell: ({ ownerName }) => ownerName || t('party.you'),
    },
    when('createdAt', 8),
    when('updatedAt', 6),
  ];
}

/** The columns of the list of deals. */
export function useListColumns(): readonly GridColumn<DealRow>[] {
  const { t, i18n } = useTranslation();
  const { money, day, locale } = useDealWords();
  // biome-ignore lint/correctness/useExhaustiveDependencies: the words follow from the language and the region.
  return useMemo(() => listColumns(t, { money, day }, timeWords(i18n.language)), [t, locale, i18n.language]);
}
