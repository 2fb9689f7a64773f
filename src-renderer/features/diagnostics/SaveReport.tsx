import { Button } from '@mantine/core';
import { useMutation } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { client } from '../../api/transport';
import { saveReport } from './report-file';

/** Saves a report where there is no screen for it: the store does not open. */
export function SaveReport() {
  const { t } = useTranslation();
  const save = useMutation({ mutationFn: async () => saveReport(await client.diagnostics.report()) });
  return (
    <Button loading={save.isPending} onClick={() => save.mutate()}>
      {t('diagnostics.save')}
    </Button>
  );
}
