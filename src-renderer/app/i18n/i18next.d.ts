import 'i18next';
import type { en } from './en';

/** Every key of a nested file, as one writes it: `contacts.column.name`. */
type FlatKey<T> = { [K in keyof T & string]: T[K] extends string ? K : `${K}.${FlatKey<T[K]>}` }[keyof T & string];

declare module 'i18next' {
  interface CustomTypeOptions {
    defaultNS: 'translation';
    // The keys are laid flat here, once: left to i18next's own types, so many of them exceed the compiler's limits.
    keySeparator: false;
    resources: { translation: Record<FlatKey<typeof en>, string> };
  }
}
