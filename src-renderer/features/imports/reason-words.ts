import { useTranslation } from 'react-i18next';
import { failureOf, useErrorText } from '../../api/errors';

/** What is wrong with a file, a row or a cell, in the user's language. */
export function useReasonWords() {
  const { t, i18n } = useTranslation();
  const errorText = useErrorText();
  const known = (reason: string): string | null => {
    for (const section of ['imports', 'error']) {
      const key = `${section}.reason.${reason}`;
      if (i18n.exists(key)) return t(key as 'imports.reason.row.quote');
    }
    return null;
  };
  return {
    reasonWords: (reason: string): string => known(reason) ?? t('imports.unknownReason'),
    errorWords: (error: unknown): string => {
      const { reason } = failureOf(error);
      return (reason === null ? null : known(reason)) ?? errorText(error);
    },
  };
}
