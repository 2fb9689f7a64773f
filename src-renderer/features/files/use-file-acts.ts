import { useMutation } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import type { Attachment } from '../../../src-shared/contract/files';
import { fileNameToSave } from '../../../src-shared/domain/file-name';
import { readContent } from '../../api/file-content';
import { orpc } from '../../api/orpc';
import { useErrorToast, useUndoToast } from '../../api/undo';
import { saveFile } from '../../ui/save-file';

/** What can be done with a file of a record. */
export function useFileActs() {
  const { t } = useTranslation();
  const onError = useErrorToast();
  const undoToast = useUndoToast();
  const rename = useMutation(orpc.files.rename.mutationOptions());
  const remove = useMutation(orpc.files.remove.mutationOptions({ onError }));
  return {
    /** Fails as the procedure does: the words stand beside the field. */
    rename: async (recordId: string, id: string, name: string) => {
      await rename.mutateAsync({ recordId, id, name });
      undoToast(t('files.saved.renamed'));
    },
    remove: (recordId: string, { id, name }: Attachment) =>
      remove.mutate(
        { recordId, id },
        { onSuccess: ({ operationId }) => undoToast(t('files.saved.removed', { name }), operationId) },
      ),
    save: async ({ hash, size, name }: Attachment) => {
      try {
        saveFile(await readContent(hash, { size }), fileNameToSave(name));
      } catch (error) {
        onError(error);
      }
    },
  };
}
