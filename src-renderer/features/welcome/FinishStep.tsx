import { Button } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { orpc } from '../../api/orpc';
import { useFormat } from '../../ui/format-locale';
import { FullScreen } from '../../ui/full-screen/FullScreen';
import classes from '../../ui/full-screen/FullScreen.module.css';
import own from './Welcome.module.css';

/** How many people are here now, and what comes next. */
export function FinishStep({
  onLanguage,
  onAnother,
  onEnter,
}: {
  onLanguage: (language: 'en' | 'de') => void;
  onAnother: () => void;
  onEnter: () => void;
}) {
  const { t } = useTranslation();
  const { number } = useFormat();
  const { data: here } = useQuery(orpc.contacts.count.queryOptions({ input: { filter: {} } }));
  const count = here?.count ?? 0;
  return (
    <FullScreen title={t('welcome.finish.title', { count, number: number(count) })} onLanguage={onLanguage}>
      <p className={classes.lead}>{t('welcome.finish.lead')}</p>
      <ul className={own.next}>
        {(['find', 'undo', 'keep'] as const).map((what) => (
          <li key={what}>
            <strong>{t(`welcome.finish.${what}`)}</strong>
            <span>{t(`welcome.finish.${what}Text`)}</span>
          </li>
        ))}
      </ul>
      <div className={classes.actions}>
        <Button variant="filled" data-autofocus onClick={onEnter}>
          {t('welcome.finish.enter')}
        </Button>
        <Button onClick={onAnother}>{t('welcome.finish.another')}</Button>
      </div>
    </FullScreen>
  );
}
