import { Button, UnstyledButton } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { orpc } from '../../api/orpc';
import { useFormat } from '../../ui/format-locale';
import { FullScreen } from '../../ui/full-screen/FullScreen';
import classes from '../../ui/full-screen/FullScreen.module.css';
import { useKeyWords } from '../../ui/key-words';
import { type Guide, guides } from './guides';
import { SampleButton } from './SampleButton';
import { stepsInAll } from './steps';
import own from './Welcome.module.css';

/** "Where are your contacts now?": a guide for each place, the sample practice, or not now. */
export function PeopleStep({
  hasAccounts,
  onLanguage,
  onGuide,
  onHere,
  onSkip,
}: {
  /** Whether an account of another server can be set up. */
  hasAccounts: boolean;
  onLanguage: (language: 'en' | 'de') => void;
  onGuide: (guide: Guide) => void;
  onHere: () => void;
  onSkip: () => void;
}) {
  const { t } = useTranslation();
  const keyWords = useKeyWords();
  const { number } = useFormat();
  const { data: here } = useQuery(orpc.contacts.count.queryOptions({ input: { filter: {} } }));
  const count = here?.count ?? 0;
  return (
    <FullScreen
      title={t('welcome.people.title')}
      progress={{ at: 4, of: stepsInAll }}
      width="wide"
      onLanguage={onLanguage}
    >
      <p className={classes.lead}>{t('welcome.people.lead')}</p>
      {count > 0 && (
        <div className={classes.actions} role="status">
          <span>{t('welcome.people.here', { count, number: number(count) })}</span>
          <Button variant="filled" onClick={onHere}>
            {t('welcome.on')}
          </Button>
        </div>
      )}
      <div className={own.sources}>
        {guides
          .filter(({ leadsTo }) => leadsTo !== 'account' || hasAccounts)
          .map((guide) => (
            <UnstyledButton key={guide.id} className={own.source} onClick={() => onGuide(guide)}>
              <guide.icon size={20} stroke={1.5} aria-hidden />
              {keyWords(guide.name)}
            </UnstyledButton>
          ))}
      </div>
      <div className={own.steer}>
        {count === 0 && <SampleButton onFilled={onHere} />}
        <Button onClick={onSkip}>{t('welcome.skip')}</Button>
      </div>
    </FullScreen>
  );
}
