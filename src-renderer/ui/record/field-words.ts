import { useTranslation } from 'react-i18next';
import { useDayWords } from '../day-words';
import { languageName } from '../languages';
import { useTouchWords } from './touch-words';

const isoDay = /(?:\d{4}|-)-\d{2}-\d{2}/g;

/** Fields whose values have days in them. */
const hasDays = /^(birthday|anniversary|date|affiliation|relationship\..*|custom\..*)$/;

/** Names of a record's fields and their values, as the history and the timeline know them; an unknown one stays as it is. */
export function useFieldWords() {
  const { i18n, t } = useTranslation();
  const { isoWords } = useDayWords();
  const touchWords = useTouchWords();
  return {
    fieldWords: (field: string): string => {
      if (field.startsWith('custom.')) return field.slice('custom.'.length);
      const type = field.startsWith('relationship.') ? field.slice('relationship.'.length) : null;
      const key = type === null ? `party.field.${field}` : `connections.type.${type}`;
      if (i18n.exists(key)) return i18n.t(key as 'party.field.name');
      return type === null ? field : t('party.field.relationship');
    },
    valueWords: (field: string, value: string): string => {
      if (value === '') return '';
      if (field === 'localOnly') return t('common.yes');
      if (field === 'photo') return t('party.timeline.photo');
      if (field === 'keepInTouch') return touchWords(value);
      if (field === 'language') return languageName(i18n.language, value);
      return hasDays.test(field) ? value.replace(isoDay, isoWords) : value;
    },
  };
}
