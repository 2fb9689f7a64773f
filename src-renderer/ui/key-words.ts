import type { ParseKeys } from 'i18next';
import { useTranslation } from 'react-i18next';

/**
 * The words of a key that a table holds. The key is checked where it is written; given to `t` as it is, the compiler
 * would have to look at t's types for every key there is.
 */
export function useKeyWords(): (key: ParseKeys) => string {
  return useTranslation().t as unknown as (key: string) => string;
}
