import { useTranslation } from 'react-i18next';

/** How dates and numbers are written: as in the user's region, where the computer names one for the language of the screens. */
export const formatLocale = (language: string, preferred: readonly string[]): string =>
  preferred.find((locale) => locale.split('-')[0] === language.split('-')[0]) ?? language;

/** Numbers and dates in the user's language and region. */
export function useFormat() {
  const locale = formatLocale(useTranslation().i18n.language, navigator.languages);
  return { locale, number: (value: number) => value.toLocaleString(locale) };
}
