import { Button } from '@mantine/core';
import { useNavigate } from '@tanstack/react-router';
import { useCallback, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { type ContactRow, contactColumn } from '../../../src-shared/contract/contacts';
import { useErrorText } from '../../api/errors';
import { ListBulk } from '../../api/ListBulk';
import { ListViews } from '../../api/ListViews';
import { useListScreen } from '../../api/list-screen';
import { contactSource } from '../../api/sources';
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
import { ContactRecord } from './ContactRecord';
import { useContactColumns } from './columns';
import { NewContact } from './NewContact';
import { NoContacts } from './NoContacts';

import { useContactsView } from './store';
import { useBulk } from './use-bulk';
import { useSaveCell } from './use-save-cell';

const nameOf = (row: ContactRow) => row.displayName;

/** The address book: every contact in a list, the one that is open beside it. */
export function ContactsScreen({
  openId,
  startsAdding,
  parts,
}: {
  openId: string | null;
  /** Begins with the form of a new contact. */
  startsAdding: boolean;
  parts: RecordParts;
}) {
  const { t } = useTranslation();
  const { number } = useFormat();
  const navigate = useNavigate();
  const errorText = useErrorText();
  const columns = useContactColumns();
  const onSave = useSaveCell();
  const [isAdding, setAdding] = useState(startsAdding);

  const onOpen = useCallback(
    (id: string, isInstead: boolean) => void navigate({ to: '/contacts/$id', params: { id }, replace: isInstead }),
    [navigate],
  );
  const onClose = useCallback(() => void navigate({ to: '/contacts' }), [navigate]);
  const onNew = { words: t('contacts.new'), run: () => setAdding(true) };
  const { list, view, filter, selected, clear, clearFilters, filterBar, options, gridProps } = useListScreen({
    kind: 'contact',
    store: useContactsView,
    source: contactSource,
    sortable: contactColumn.options,
    columns,
    openId,
    onOpen,
    onClose,
    onNew,
  });
  const bulk = useBulk(view.selection, filter, view.sort, clear);
  const toImport = () => void navigate({ to: '/import' });

  const pair = selectedTwo(view.selection);
  const two = pair && { leftId: pair[0], rightId: pair[1] };
  return (
    <>
      <ListLayout
        title={t('contacts.title')}
        count={list.total === null ? null : number(list.total)}
        actions={
          <>
            <Button onClick={toImport}>{t('contacts.import')}</Button>
            <Button variant="filled" onClick={onNew.run}>
              {t('contacts.new')}
            </Button>
          </>
        }
        filters={
          list.total !== 0 && (
            <>
              <ListViews kind="contact" store={useContactsView} sortable={contactColumn.options} />
              <FilterBar {...filterBar} more={<ViewOptions {...options} />} />
              <parts.ListHint />
            </>
          )
        }
        foot={
          selected > 0 ? (
            <ListBulk
              kind="contact"
              count={selected}
              selection={selectionInput(view.selection, filter)}
              onExport={() => bulk.export(selected, 'csv')}
              onExportSheet={() => bulk.export(selected, 'xlsx')}
              onExportCards={() => bulk.export(selected, 'vcard')}
              onMerge={two ? () => void navigate({ to: '/duplicates/$leftId/$rightId', params: two }) : undefined}
              onBin={bulk.bin}
              onClear={clear}
            />
          ) : (
            <ListFoot />
          )
        }
        record={openId !== null && <ContactRecord key={openId} id={openId} onClose={onClose} parts={parts} />}
      >
        <ListBody
          error={list.error ? errorText(list.error) : null}
          onRetry={list.retry}
          isKnown={list.isKnown}
          total={list.total}
          count={list.count}
          empty={<NoContacts onImport={toImport} onNew={onNew.run} />}
          noMatch={
            <EmptyState
              title={t('contacts.noMatch.title')}
              text={t('contacts.noMatch.text')}
              actions={[{ words: t('contacts.noMatch.clear'), run: clearFilters }]}
            />
          }
        >
          <DataGrid label={t('contacts.title')} nameOf={nameOf} onSave={onSave} {...gridProps} />
        </ListBody>
      </ListLayout>
      <NewContact
        opened={isAdding}
        onClose={() => setAdding(false)}
        onCreated={(id) => onOpen(id, openId !== null)}
        Existing={parts.Existing}
        NewFields={parts.NewFields}
        onOpenExisting={(id) => {
          setAdding(false);
          onOpen(id, openId !== null);
          showToast({
            words: t('contacts.form.kept'),
            action: { words: t('contacts.form.goOn'), run: () => setAdding(true) },
          });
        }}
      />
    </>
  );
}
