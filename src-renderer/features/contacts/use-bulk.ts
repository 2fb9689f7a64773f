import { useMutation } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import type { BulkEdit } from '../../../src-shared/contract/bulk';
import type { ContactColumn } from '../../../src-shared/contract/contacts';
import { orpc } from '../../api/orpc';
import { useErrorToast, useUndoToast } from '../../api/undo';
import type { Sort } from '../../ui/grid/list-view';
import { saveFile } from '../../ui/save-file';
import { showToast } from '../../ui/toast/show-toast';

/** What a file that goes out is called. */
const fileWords = {
  csv: 'contacts.exportFile',
  xlsx: 'contacts.sheetFile',
  vcard: 'contacts.cardsFile',
} as const;

/** What is done with many contacts at once, each as one operation with one undo. */
export function useBulk(selection: BulkEdit['selection'], sort: Sort<ContactColumn>, onDone: () => void) {
  const { t } = useTranslation();
  const undoToast = useUndoToast();
  const onError = useErrorToast();
  const bin = useMutation(orpc.contacts.bin.mutationOptions({ onError }));
  const exported = useMutation(orpc.imports.exportContacts.mutationOptions({ onError }));
  return {
    bin: () =>
      bin.mutate(
        { selection },
        {
          onSuccess: ({ count, operationId }) => {
            onDone();
            undoToast(t('contacts.saved.binned', { count }), operationId);
          },
        },
      ),
    export: (count: number, format: keyof typeof fileWords) =>
      exported.mutate(
        { selection, sort, format },
        {
          onSuccess: (file) => {
            saveFile(file, t(fileWords[format]));
            showToast({ words: t('contacts.saved.exported', { count }) });
          },
        },
      ),
  };
}
