import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { orpc } from '../../api/orpc';
import { Page } from '../../ui/page/Page';
import { AboutSection } from './AboutSection';
import { DataSection } from './DataSection';
import { GeneralSection } from './GeneralSection';
import { SecuritySection } from './SecuritySection';
import classes from './Settings.module.css';

/** Everything one may set, each thing saved as soon as it is changed. */
export function SettingsScreen() {
  const { t } = useTranslation();
  const settings = useQuery(orpc.app.settings.queryOptions());
  return (
    <Page title={t('settings.title')}>
      <div className={classes.body}>
        {settings.data && <GeneralSection settings={settings.data} />}
        <SecuritySection />
        <DataSection />
        <AboutSection />
      </div>
    </Page>
  );
}
