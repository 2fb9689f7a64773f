import { Button } from '@mantine/core';
import type { FormEvent } from 'react';
import { useTranslation } from 'react-i18next';
import { CountrySelect } from '../../ui/CountrySelect';
import { FullScreen } from '../../ui/full-screen/FullScreen';
import classes from '../../ui/full-screen/FullScreen.module.css';
import { countryOf } from './place';
import { stepsInAll } from './steps';
import { useBeforeStore } from './store';

export interface Beginning {
  readonly id: string;
  /** What one does instead of beginning anew. */
  readonly words: string;
  readonly run: () => void;
}

/** Language and country; and, below, the other ways to begin. */
export function PlaceStep({ beginnings }: { beginnings: readonly Beginning[] }) {
  const { t } = useTranslation();
  const country = useBeforeStore((state) => state.country) ?? countryOf(navigator.languages);
  const submit = (event: FormEvent) => {
    event.preventDefault();
    useBeforeStore.setState({ step: 'key', country });
  };
  return (
    <FullScreen title={t('welcome.place.title')} progress={{ at: 1, of: stepsInAll }}>
      <p className={classes.lead}>{t('welcome.place.lead')}</p>
      <form className={classes.form} onSubmit={submit}>
        <CountrySelect
          label={t('welcome.place.country')}
          description={t('welcome.place.countryHint')}
          value={country}
          onChange={(chosen) => useBeforeStore.setState({ country: chosen })}
        />
        <div className={classes.actions}>
          <Button type="submit" variant="filled" data-autofocus>
            {t('welcome.on')}
          </Button>
        </div>
      </form>
      {beginnings.length > 0 && (
        <nav className={classes.actions} aria-label={t('welcome.place.others')}>
          {beginnings.map(({ id, words, run }) => (
            <Button key={id} onClick={run}>
              {words}
            </Button>
          ))}
        </nav>
      )}
    </FullScreen>
  );
}
