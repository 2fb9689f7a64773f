import { Button } from '@mantine/core';
import { IconBuilding } from '@tabler/icons-react';
import { useMutation } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { useCallback, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { type CompanyRow, companyColumn } from '../../../src-shared/contract/companies';
import { useListScreen } from '../../api/list-screen';
import { orpc } from '../../api/orpc';
import { RecordList } from '../../api/RecordList';
import { companySource } from '../../api/sources';
import { useErrorToast, useUndoToast } from '../../api/undo';
import { EmptyState } from '../../ui/EmptyState';
import { selectedTwo } from '../../ui/grid/selection';
import type { RecordParts } from '../../ui/record/parts';
import { showToast } from '../../ui/toast/show-toast';
import { CompanyRecord } from './CompanyRecord';
import { useCompanyColumns } from './columns';
import { NewCompany } from './NewCompany';
import { useCompaniesView } from './store';
import { useSaveCell } from './use-save-cell';

const nameOf = (row: CompanyRow) => row.name;

/** Every company in a list, the one that is open beside it. */
export function CompaniesScreen({ openId, parts }: { openId: string | null; parts: RecordParts }) {
  const { t } = useTranslation();
  const navigate = useNavigate();
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
  const screen = useListScreen({
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
        screen.clear();
        undoToast(t('companies.saved.binned', { count }), operationId);
      },
    }),
  );

  const pair = selectedTwo(screen.view.selection);
  const two = pair && { leftId: pair[0], rightId: pair[1] };
  return (
    <>
      <RecordList
        title={t('companies.title')}
        screen={screen}
        actions={
          <Button variant="filled" onClick={onNew.run}>
            {t('companies.new')}
          </Button>
        }
        hint={<parts.ListHint />}
        bulk={{
          FieldValue: parts.FieldValue,
          onMerge: two ? () => void navigate({ to: '/duplicates/$leftId/$rightId', params: two }) : undefined,
          onBin: () => bin.mutate({ selection: screen.chosen }),
        }}
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
        noMatch={{
          title: t('companies.noMatch.title'),
          text: t('companies.noMatch.text'),
          clear: t('companies.noMatch.clear'),
        }}
        nameOf={nameOf}
        onSave={onSave}
        record={openId !== null && <CompanyRecord key={openId} id={openId} onClose={onClose} parts={parts} />}
      />
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
