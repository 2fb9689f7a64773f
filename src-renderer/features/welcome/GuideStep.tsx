import { Button } from '@mantine/core';
import { IconChevronLeft } from '@tabler/icons-react';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { FullScreen } from '../../ui/full-screen/FullScreen';
import { useKeyWords } from '../../ui/key-words';
import type { Guide } from './guides';
import { SampleButton } from './SampleButton';
import { stepsInAll } from './steps';
import own from './Welcome.module.css';

/** How to get the contacts out of one place, step by step, and beside it where the file goes. */
export function GuideStep({
  guide,
  drop,
  onLanguage,
  onBack,
  onAccounts,
  onType,
  onFilled,
  onSkip,
}: {
  guide: Guide;
  /** Takes the file. */
  drop: ReactNode;
  onLanguage: (language: 'en' | 'de') => void;
  onBack: () => void;
  onAccounts: () => void;
  onType: () => void;
  onFilled: () => void;
  onSkip: () => void;
}) {
  const { t } = useTranslation();
  const keyWords = useKeyWords();
  return (
    <FullScreen
      key={guide.id}
      title={t('welcome.guide', { source: keyWords(guide.name) })}
      progress={{ at: 4, of: stepsInAll }}
      width="wide"
      onLanguage={onLanguage}
    >
      <div className={own.guide}>
        <ol className={own.steps}>
          {guide.steps.map((step) => (
            <li key={step}>{keyWords(step)}</li>
          ))}
        </ol>
        {guide.leadsTo === 'file' && <div className={own.drop}>{drop}</div>}
        {guide.leadsTo === 'account' && (
          <div className={own.steer}>
            <Button variant="filled" onClick={onAccounts}>
              {t('welcome.account')}
            </Button>
          </div>
        )}
        {guide.leadsTo === 'typing' && (
          <div className={own.steer}>
            <Button variant="filled" onClick={onType}>
              {t('welcome.type')}
            </Button>
            <SampleButton onFilled={onFilled} />
          </div>
        )}
      </div>
      <div className={own.steer}>
        <Button leftSection={<IconChevronLeft size={16} aria-hidden />} onClick={onBack}>
          {t('welcome.back')}
        </Button>
        <Button onClick={onSkip}>{t('welcome.skip')}</Button>
      </div>
    </FullScreen>
  );
}
