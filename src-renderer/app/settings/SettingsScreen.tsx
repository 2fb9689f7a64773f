import { IconChevronLeft, IconChevronRight } from '@tabler/icons-react';
import { Link, useParams } from '@tanstack/react-router';
import { Suspense } from 'react';
import { useTranslation } from 'react-i18next';
import { useKeyWords } from '../../ui/key-words';
import { NotFoundScreen } from '../routes/NotFoundScreen';
import { settingsPages } from './pages';
import classes from './SettingsScreen.module.css';

/**
 * Everything one may set, each thing saved as soon as it is changed: the pages, and beside them the one that is open.
 * On a phone `/settings` is the list, and each page stands alone with a way back.
 */
export function SettingsScreen() {
  const { t } = useTranslation();
  const keyWords = useKeyWords();
  const { page: open } = useParams({ strict: false });
  const page = open === undefined ? settingsPages[0] : settingsPages.find(({ id }) => id === open);
  return (
    <div className={classes.screen} data-open={open !== undefined || undefined}>
      <section className={classes.pages} aria-label={t('settings.title')}>
        <header className={classes.bar}>
          <h1 className={classes.title}>{t('settings.title')}</h1>
        </header>
        <nav className={classes.nav} aria-label={t('settings.pages')}>
          {settingsPages.map(({ id, words, icon: Icon }) => (
            <Link
              key={id}
              to="/settings/$page"
              params={{ page: id }}
              className={classes.link}
              data-active={id === page?.id || undefined}
              aria-current={id === page?.id ? 'page' : undefined}
            >
              <Icon size={16} stroke={1.5} aria-hidden />
              <span className={classes.words}>{keyWords(words)}</span>
              <IconChevronRight className={classes.chevron} size={16} stroke={1.5} aria-hidden />
            </Link>
          ))}
        </nav>
      </section>
      {page ? (
        <section key={page.id} className={classes.page} aria-labelledby="settings-page">
          <header className={classes.bar}>
            <Link to="/settings" className={classes.back} aria-label={t('settings.back')}>
              <IconChevronLeft size={18} stroke={1.5} aria-hidden />
            </Link>
            <h2 id="settings-page" className={classes.title}>
              {keyWords(page.words)}
            </h2>
          </header>
          <div className={classes.body}>
            <Suspense>
              <page.component />
            </Suspense>
          </div>
        </section>
      ) : (
        <NotFoundScreen />
      )}
    </div>
  );
}
