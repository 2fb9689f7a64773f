import i18next from 'i18next';
import { initReactI18next } from 'react-i18next';
import { de } from './de';
import { en } from './en';

export type Locale = 'en' | 'de';

/** The language of the computer, where Praxis speaks it. */
export function computerLocale(languages: readonly string[]): Locale {
  for (const language of languages) {
    if (language.startsWith('de')) return 'de';
    if (language.startsWith('en')) return 'en';
  }
  return 'en';
}

export async function startI18n(locale: Locale): Promise<void> {
  // For screen readers and hyphenation, whoever switches.
  i18next.on('languageChanged', (language) => {
    document.documentElement.lang = language;
  });
  await i18next.use(initReactI18next).init({
    resources: { en: { translation: en }, de: { translation: de } },
    lng: locale,
    fallbackLng: 'en',
    interpolation: { escapeValue: false },
  });
}

/** Switches the language of every open screen. */
export async function setLocale(locale: Locale): Promise<void> {
  if (i18next.language !== locale) await i18next.changeLanguage(locale);
}
