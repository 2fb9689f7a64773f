import { useState } from 'react';
import { useTranslation } from 'react-i18next';

/** Says that what is stored is something else by now, and how to keep what was typed. */
export function useMeanwhileWords(): (stored: string) => string {
  const { t } = useTranslation();
  return (stored) => t('common.changedMeanwhile', { value: stored === '' ? t('common.nothing') : stored });
}

/**
 * Notices that what is stored in a field was changed elsewhere, in another window or by a sync, while one was typing in
 * it. `said` is how the value is read.
 */
export function useMeanwhile(stored: string, said: (stored: string) => string = (value) => value) {
  const words = useMeanwhileWords();
  const [base, setBase] = useState<string | null>(null);
  return {
    words: words(stored === '' ? '' : said(stored)),
    /** Typing has begun: from now on a change is noticed. */
    begin: () => setBase((now) => now ?? stored),
    end: () => setBase(null),
    /** The one who types was told: what is stored now may be overwritten. */
    told: () => setBase(stored),
    isChanged: (typed: string): boolean =>
      base !== null && stored.trim() !== base.trim() && stored.trim() !== typed.trim(),
  };
}
