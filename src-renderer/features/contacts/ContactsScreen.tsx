import { Button } from '@mantine/core';
import { useNavigate } from '@tanstack/react-router';
import { useCallback, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { type ContactRow, contactColumn } from '../../../src-shared/contract/contacts';
import { useListScreen } from '../../api/list-screen';
import { RecordList } from '../../api/RecordList';
import { contactSource } from '../../api/sources';
import { selectedTwo } from '../../ui/grid/selection';
import type { RecordParts } from '../../ui/record/parts';
import { showToast } from '../../ui/toast/show-toast';
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
  const navigate = useNavigate();
  const columns = useContactColumns();
  const onSave = useSaveCell();
  const [isAdding, setAdding] = useState(startsAdding);

  const onOpen = useCallback(
    (id: string, isInstead: boolean) => void navigate({ to: '/contacts/$id', params: { id }, replace: isInstead }),
    [navigate],
  );
  const onClose = useCallback(() => void navigate({ to: '/contacts' }), [navigate]);
  const onNew = { words: t('contacts.new'), run: () => setAdding(true) };
  const screen = useListScreen({
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
  const bulk = useBulk(screen.chosen, screen.view.sort, screen.clear);
  const toImport = () => void navigate({ to: '/import' });

  const pair = selectedTwo(screen.view.selection);
  const two = pair && { leftId: pair[0], rightId: pair[1] };
  return (
    <>
      <RecordList
        title={t('contacts.title')}
        screen={screen}
        actions={
          <>
            <Button onClick={toImport}>{t('contacts.import')}</Button>
            <Button variant="filled" onClick={onNew.run}>
              {t('contacts.new')}
            </Button>
          </>
        }
        hint={<parts.ListHint />}
        bulk={{
          FieldValue: parts.FieldValue,
          files: {
            onExport: () => bulk.export(screen.selected, 'csv'),
            onExportSheet: () => bulk.export(screen.selected, 'xlsx'),
            onExportCards: () => bulk.export(screen.selected, 'vcard'),
          },
          onMerge: two ? () => void navigate({ to: '/duplicates/$leftId/$rightId', params: two }) : undefined,
          onBin: bulk.bin,
        }}
        empty={<NoContacts onImport={toImport} onNew={onNew.run} />}
        noMatch={{
          title: t('contacts.noMatch.title'),
          text: t('contacts.noMatch.text'),
          clear: t('contacts.noMatch.clear'),
        }}
        nameOf={nameOf}
        onSave={onSave}
        record={openId !== null && <ContactRecord key={openId} id={openId} onClose={onClose} parts={parts} />}
      />
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
