import i18next from 'i18next';
import deKinds from '../../../resources/locales/de/notifications.json';
import deOperation from '../../../resources/locales/de/operation.json';
import enKinds from '../../../resources/locales/en/notifications.json';
import enOperation from '../../../resources/locales/en/operation.json';
import type { Notification } from '../../../src-shared/contract/notifications';

const resources = {
  en: { translation: { notifications: enKinds, operation: enOperation } },
  de: { translation: { notifications: deKinds, operation: deOperation } },
};

export interface NotificationWords {
  title: string;
  text: string;
}

/** A notification in words, for the operating system: there the core speaks for itself. */
export async function notificationWords(of: Notification, locale: 'en' | 'de'): Promise<NotificationWords> {
  const words = i18next.createInstance();
  await words.init({ resources, lng: locale, fallbackLng: 'en', interpolation: { escapeValue: false } });
  const key = (part: string) => `notifications.kind.${of.kind}.${part}`;
  const what = of.label ? words.t(`operation.${of.label.key}`, { count: 1, ...of.label.params }) : '';
  const fill = { ...of.params, name: of.record?.name ?? '', what };
  return { title: words.t(key('title'), fill), text: words.t(key('text'), fill) };
}
