import { useMantineColorScheme } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useEffect } from 'react';
import { orpc } from '../api/orpc';
import { computerLocale, setLocale } from './i18n/i18n';

/** Follows the settings of theme and language. False until they were read once, so that no screen changes its look. */
export function usePreferences(): boolean {
  const settings = useQuery(orpc.app.settings.queryOptions());
  const { setColorScheme } = useMantineColorScheme();
  const theme = settings.data?.theme;
  const locale = settings.data?.locale;
  useEffect(() => {
    if (theme !== undefined) setColorScheme(theme);
  }, [theme, setColorScheme]);
  useEffect(() => {
    if (locale !== undefined) void setLocale(locale ?? computerLocale(navigator.languages));
  }, [locale]);
  return settings.isFetched;
}
