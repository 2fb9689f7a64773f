import { useMutation } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { useFormat } from '../ui/format-locale';
import { saveFile } from '../ui/save-file';
import { showToast } from '../ui/toast/show-toast';
import { orpc } from './orpc';
import type { client } from './transport';
import { useErrorToast } from './undo';

type Wanted = Parameters<typeof client.bulk.export>[0];

/** Saves records as a table in a file called `name`; says how many, where that is known. */
export function useTableExport() {
  const { t } = useTranslation();
  const { number } = useFormat();
  const onError = useErrorToast();
  const { mutate } = useMutation(orpc.bulk.export.mutationOptions({ onError }));
  return (name: string, wanted: Wanted, count?: number) =>
    mutate(wanted, {
      onSuccess: (file) => {
        saveFile(file, `${name}.${wanted.format}`);
        if (count !== undefined) showToast({ words: t('views.bulk.exported', { count, formatted: number(count) }) });
      },
    });
}
