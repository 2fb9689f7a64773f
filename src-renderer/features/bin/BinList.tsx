import { Button } from '@mantine/core';
import { IconTrash } from '@tabler/icons-react';
import { type ReactNode, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useErrorText } from '../../api/errors';
import type { useListScreen } from '../../api/list-screen';
import { EmptyState } from '../../ui/EmptyState';
import type { GridColumn, GridRow } from '../../ui/grid/columns';
import { DataGrid } from '../../ui/grid/DataGrid';
import { selectionInput, wholeSelection } from '../../ui/grid/selection';
import { ListBody } from '../../ui/list/ListBody';
import { ListLayout } from '../../ui/list/ListLayout';
import classes from './Bin.module.css';
import { PurgeDialog } from './PurgeDialog';
import { useEmptyBin } from './use-empty-bin';

export interface BinListProps<Row extends GridRow, Column extends string> {
  readonly kind: 'contacts' | 'companies' | 'products';
  readonly kinds: ReactNode;
  readonly screen: ReturnType<typeof useListScreen<Row, Column>>;
  readonly columns: readonly GridColumn<Row>[];
  readonly nameOf: (row: Row) => string;
}

/** The binned records of one kind. What is selected, or all of it, goes back or away. */
export function BinList<Row extends GridRow, Column extends string>({
  kind,
  kinds,
  screen,
  columns,
  nameOf,
}: BinListProps<Row, Column>) {
  const { t } = useTranslation();
  const errorText = useErrorText();
  const { list, view, filter, selected, clear, gridProps } = screen;
  const [isAsking, setAsking] = useState(false);
  const { restore, purge } = useEmptyBin(kind, clear);
  const chosen = () => selectionInput(selected > 0 ? view.selection : wholeSelection, filter);
  const empty = (
    <EmptyState icon={<IconTrash size={22} stroke={1.5} />} title={t('bin.empty.title')} text={t('bin.empty.text')} />
  );
  const count = selected > 0 ? selected : list.count;
  return (
    <>
      <ListLayout
        title={t('bin.title')}
        count={null}
        actions={null}
        filters={
          <div className={classes.bar}>
            {kinds}
            <p className={classes.text}>{t('bin.text')}</p>
            {list.count > 0 && (
              <>
                <Button onClick={() => restore(chosen())}>
                  {selected > 0 ? t('bin.restore') : t('bin.restoreAll')}
                </Button>
                <Button c="var(--bad)" onClick={() => setAsking(true)}>
                  {selected > 0 ? t('bin.purge') : t('bin.purgeAll')}
                </Button>
              </>
            )}
          </div>
        }
        record={null}
      >
        <ListBody
          error={list.error ? errorText(list.error) : null}
          onRetry={list.retry}
          isKnown={list.isKnown}
          total={list.total}
          count={list.count}
          empty={empty}
          noMatch={empty}
        >
          <DataGrid label={t('bin.title')} nameOf={nameOf} {...gridProps} columns={columns} />
        </ListBody>
      </ListLayout>
      <PurgeDialog
        count={isAsking ? count : 0}
        onClose={() => setAsking(false)}
        onPurge={() => {
          setAsking(false);
          purge(chosen());
        }}
      />
    </>
  );
}
