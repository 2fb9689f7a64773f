import { Input, SegmentedControl, Select } from '@mantine/core';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useId } from 'react';
import { useTranslation } from 'react-i18next';
import type { Settings } from '../../../src-shared/contract/app';
import { useErrorText } from '../../api/errors';
import { orpc } from '../../api/orpc';
import { CountrySelect } from '../../ui/CountrySelect';
import { Section } from '../../ui/settings/Section';
import classes from '../../ui/settings/Settings.module.css';
import { NameField } from './NameField';
import { SystemNotifications } from './SystemNotifications';

const themes = ['auto', 'light', 'dark'] as const;
const locales = ['computer', 'en', 'de'] as const;

const isLocale = (value: string | null): value is (typeof locales)[number] => locales.some((one) => one === value);
const isTheme = (value: string): value is Settings['theme'] => themes.some((one) => one === value);

/** Language, theme, who the user is and where. What is chosen shows at once; what could not be saved is put back. */
export function GeneralPage() {
  const { data: settings } = useQuery(orpc.app.settings.queryOptions());
  return settings ? <General settings={settings} /> : null;
}

function General({ settings }: { settings: Settings }) {
  const { t } = useTranslation();
  const errorText = useErrorText();
  const themeLabel = useId();
  const queryClient = useQueryClient();
  const queryKey = orpc.app.settings.queryKey();
  const save = useMutation(
    orpc.app.saveSettings.mutationOptions({
      onMutate: (patch) => {
        const before = queryClient.getQueryData(queryKey);
        if (before) queryClient.setQueryData(queryKey, Object.assign({}, before, patch));
        return before;
      },
      onError: (_error, _patch, before) => queryClient.setQueryData(queryKey, before),
      onSuccess: (saved) => queryClient.setQueryData(queryKey, saved),
    }),
  );
  const failed = (field: keyof Settings) =>
    save.error !== null && save.variables !== undefined && field in save.variables && errorText(save.error);

  return (
    <>
      <Section title={t('settings.appearance')}>
        <Select
          className={classes.field}
          label={t('settings.language')}
          allowDeselect={false}
          data={locales.map((value) => ({ value, label: t(`settings.languages.${value}`) }))}
          value={settings.locale ?? 'computer'}
          onChange={(value) => isLocale(value) && save.mutate({ locale: value === 'computer' ? null : value })}
          error={failed('locale')}
        />
        <Input.Wrapper
          className={classes.field}
          label={t('settings.theme')}
          labelElement="div"
          labelProps={{ id: themeLabel }}
          error={failed('theme')}
        >
          <div>
            <SegmentedControl
              size="sm"
              aria-labelledby={themeLabel}
              data={themes.map((value) => ({ value, label: t(`settings.themes.${value}`) }))}
              value={settings.theme}
              onChange={(value) => isTheme(value) && save.mutate({ theme: value })}
            />
          </div>
        </Input.Wrapper>
        <SystemNotifications
          value={settings.systemNotifications}
          onChange={(systemNotifications) => save.mutate({ systemNotifications })}
          error={failed('systemNotifications')}
        />
      </Section>
      <Section title={t('settings.practice')}>
        <NameField
          name={settings.userName}
          onSave={(userName, onSaved) => save.mutate({ userName }, { onSuccess: onSaved })}
          error={failed('userName')}
        />
        <CountrySelect
          className={classes.field}
          label={t('settings.country')}
          description={t('settings.countryHint')}
          value={settings.country}
          onChange={(country) => save.mutate({ country })}
          error={failed('country')}
        />
      </Section>
    </>
  );
}
