import { Button } from '@mantine/core';
import { IconBuilding } from '@tabler/icons-react';
import { useMutation } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { useCallback, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { type CompanyRow, companyColumn } from '../../../src-shared/contract/companies';
import { useErrorText } from '../../api/errors';
import { ListBulk } from '../../api/ListBulk';
import { ListViews } from '../../api/ListViews';
import { useListScreen } from '../../api/list-screen';
import { orpc } from '../../api/orpc';
import { companySource } from '../../api/sources';
import { useErrorToast, useUndoToast } from '../../api/undo';
import { EmptyState } from '../../ui/EmptyState';
import { FilterBar } from '../../ui/filter/FilterBar';
import { useFormat } from '../../ui/format-locale';
import { DataGrid } from '../../ui/grid/DataGrid';
import { selectedTwo, selectionInput } from '../../ui/grid/selection';
import { ListBody } from '../../ui/list/ListBody';
import { ListFoot } from '../../ui/list/ListFoot';
import { ListLayout } from '../../ui/list/ListLayout';
import type { RecordParts } from '../../ui/record/parts';
import { showToast } from '../../ui/toast/show-toast';
import { ViewOptions } from '../../ui/views/ViewOptions';
import { CompanyRecord } from './CompanyRecord';
import { useCompanyColumns } from './columns';
import { NewCompany } from './NewCompany';

import { useCompaniesView } from './store';
import { useSaveCell } from './use-save-cell';

const nameOf = (row: CompanyRow) => row.name;

/** Every company in a list, the one that is open beside it. */
export function CompaniesScreen({ openId, parts }: { openId: string | null; parts: RecordParts }) {
  const { t } = useTranslation();
  const { number } = useFormat();
  const navigate = useNavigate();
  const errorText = useErrorText();
  const undoToast = useUndoToast();
  const onError = useErrorToast();
  const columns = useCompanyColumns();
  const onSave = useSaveCell();
  const [isAdding, setAdding] = useState(false);

  const onOpen = useCallback(
    (id: string, isInstead: boolean) => void navigate({ to: '/companies/$id', params: { id }, replace: isInstead }),
    [navigate],
  );
  const onClose = useCallback(() => void navigate({ to: '/companies' }), [navigate]);
  const onNew = { words: t('companies.new'), run: () => setAdding(true) };
  const { list, view, filter, selected, clear, clearFilters, filterBar, options, gridProps } = useListScreen({
    kind: 'company',
    store: useCompaniesView,
    source: companySource,
    sortable: companyColumn.options,
    columns,
    openId,
    onOpen,
    onClose,
    onNew,
  });
  const bin = useMutation(
    orpc.companies.bin.mutationOptions({
      onError,
      onSuccess: ({ count, operationId }) => {
        clear();
        undoToast(t('companies.saved.binned', { count }), operationId);
      },
    }),
  );

  const pair = selectedTwo(view.selection);
  const two = pair && { leftId: pair[0], rightId: pair[1] };
  return (
    <>
      <ListLayout
        title={t('companies.title')}
        count={list.total === null ? null : number(list.total)}
        actions={
          <Button variant="filled" onClick={onNew.run}>
            {t('companies.new')}
          </Button>
        }
        filters={
          list.total !== 0 && (
            <>
              <ListViews kind="company" store={useCompaniesView} sortable={companyColumn.options} />
              <FilterBar {...filterBar} more={<ViewOptions {...options} />} />
              <parts.ListHint />
            </>
          )
        }
        foot={
          selected > 0 ? (
            <ListBulk
              kind="company"
              count={selected}
              selection={selectionInput(view.selection, filter)}
              onMerge={two ? () => void navigate({ to: '/duplicates/$leftId/$rightId', params: two }) : undefined}
              onBin={() => bin.mutate({ selection: selectionInput(view.selection, filter) })}
              onClear={clear}
            />
          ) : (
            <ListFoot />
          )
        }
        record={openId !== null && <CompanyRecord key={openId} id={openId} onClose={onClose} parts={parts} />}
      >
        <ListBody
          error={list.error ? errorText(list.error) : null}
          onRetry={list.retry}
          isKnown={list.isKnown}
          total={list.total}
          count={list.count}
          empty={
            <EmptyState
              icon={<IconBuilding size={22} stroke={1.5} />}
              title={t('companies.empty.title')}
              text={t('companies.empty.text')}
              actions={[
                { words: t('companies.empty.import'), run: () => void navigate({ to: '/import' }), primary: true },
                { words: t('companies.empty.new'), run: onNew.run },
              ]}
            />
          }
          noMatch={
            <EmptyState
              title={t('companies.noMatch.title')}
              text={t('companies.noMatch.text')}
              actions={[{ words: t('companies.noMatch.clear'), run: clearFilters }]}
            />
          }
        >
          <DataGrid label={t('companies.title')} nameOf={nameOf} onSave={onSave} {...gridProps} />
        </ListBody>
      </ListLayout>
      <NewCompany
        opened={isAdding}
        onClose={() => setAdding(false)}
        onCreated={(id) => onOpen(id, openId !== null)}
        Existing={parts.Existing}
        NewFields={parts.NewFields}
        onOpenExisting={(id) => {
          setAdding(false);
          onOpen(id, openId !== null);
          showToast({
            words: t('companies.form.kept'),
            action: { words: t('companies.form.goOn'), run: () => setAdding(true) },
          });
        }}
      />
    </>
  );
}
