import { Button } from '@mantine/core';
import { IconChevronLeft } from '@tabler/icons-react';
import { type ReactNode, useEffect, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import { FileStep } from '../../features/imports/FileStep';
import { ImportScreen } from '../../features/imports/ImportScreen';
import { startOver, useImport } from '../../features/imports/store';
import { FullScreen } from '../../ui/full-screen/FullScreen';
import own from './Importing.module.css';

/** A guide with the import's drop zone in it; once a file is in, the import itself, straight at its preview. */
export function Importing({
  onLanguage,
  onBack,
  onDone,
  onSkip,
  children,
}: {
  onLanguage: (language: 'en' | 'de') => void;
  onBack: () => void;
  onDone: () => void;
  onSkip: () => void;
  children: (drop: ReactNode) => ReactNode;
}) {
  const { t } = useTranslation();
  const step = useImport((state) => state.step);
  const analysis = useImport((state) => state.analysis);
  const isRun = useImport((state) => state.run !== null);
  const shown = useRef<string | null>(null);
  // A file whose columns were recognised needs nobody to say what they mean; the way back to them stays open.
  useEffect(() => {
    if (analysis === null || shown.current === analysis.importId) return;
    shown.current = analysis.importId;
    if (analysis.source !== 'unknown') useImport.setState({ step: 'check' });
  }, [analysis]);

  if (step === 'file') return children(<FileStep />);
  return (
    <FullScreen title={t('imports.title')} width="full" onLanguage={onLanguage}>
      <ImportScreen
        onShowContacts={() => {
          startOver();
          onDone();
        }}
      />
      {!isRun && (
        <div className={own.bar}>
          <Button
            leftSection={<IconChevronLeft size={16} aria-hidden />}
            onClick={() => {
              startOver();
              onBack();
            }}
          >
            {t('welcome.people.title')}
          </Button>
          <Button onClick={onSkip}>{t('welcome.skip')}</Button>
        </div>
      )}
    </FullScreen>
  );
}
