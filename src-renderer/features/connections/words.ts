import { useTranslation } from 'react-i18next';
import { ownType } from '../../../src-shared/domain/relationship';
import { useDayWords } from '../../ui/day-words';

/** Relationships, and how long they last, in the user's language. */
export function useConnectionWords() {
  const { t } = useTranslation();
  const { isoWords } = useDayWords();
  return {
    /** What the other one is; the user's own word where it is one. */
    typeWords: ({ type, word }: { type: string; word: string }): string =>
      type === ownType ? word : t(`connections.type.${type}` as 'connections.type.friend'),
    termWords: ({ since, until }: { since: string; until: string }): string => {
      if (since !== '' && until !== '') {
        return t('connections.term.both', { since: isoWords(since), until: isoWords(until) });
      }
      if (since !== '') return t('connections.term.since', { since: isoWords(since) });
      return until === '' ? '' : t('connections.term.until', { until: isoWords(until) });
    },
  };
}
