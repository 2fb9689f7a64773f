import { Button } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { client } from '../../api/transport';
import { Page } from '../../ui/page/Page';
import { CheckStep } from './CheckStep';
import { ColumnsStep } from './ColumnsStep';
import { FileStep } from './FileStep';
import { ResultStep } from './ResultStep';
import { StepBar } from './StepBar';
import { startOver, useImport } from './store';

/** Brings an address book in: a file, what its columns mean, what each row would do, and the import itself. */
export function ImportScreen({ onShowContacts }: { onShowContacts: () => void }) {
  const { t } = useTranslation();
  const step = useImport((state) => state.step);
  const analysis = useImport((state) => state.analysis);
  const run = useImport((state) => state.run);

  const leave = () => {
    // What stays behind when this fails is cleared by the core at its next start.
    if (analysis !== null && run === null)
      void client.imports.discard({ importId: analysis.importId }).catch(() => undefined);
    startOver();
  };

  return (
    <Page
      title={t('imports.title')}
      count={analysis?.fileName}
      actions={analysis !== null && run === null && <Button onClick={leave}>{t('imports.startOver')}</Button>}
    >
      <StepBar />
      {step === 'file' && <FileStep />}
      {step === 'columns' && analysis !== null && <ColumnsStep analysis={analysis} />}
      {step === 'check' && analysis !== null && <CheckStep analysis={analysis} />}
      {step === 'result' && analysis !== null && run !== null && (
        <ResultStep analysis={analysis} run={run} onShowContacts={onShowContacts} onAnother={leave} />
      )}
    </Page>
  );
}
