import { useTranslation } from 'react-i18next';
import { useFieldWords as usePartyWords } from '../../ui/record/field-words';
import { useTimeWords } from '../../ui/time';

const camel = (name: string): string => name.replace(/_([a-z])/g, (_all, letter: string) => letter.toUpperCase());

/** A name nobody put into words yet, made readable: `next_step` and `nextStep` as "Next step". */
export function readable(name: string): string {
  const words = name
    .replace(/_/g, ' ')
    .replace(/([a-z])([A-Z])/g, '$1 $2')
    .toLowerCase();
  return words.charAt(0).toUpperCase() + words.slice(1);
}

/** Fields and tables of the store in the user's language. */
export function useFieldWords() {
  const { i18n, t } = useTranslation();
  const party = usePartyWords();
  const words = (section: 'field' | 'table', name: string, otherwise = name) => {
    const key = `history.${section}.${camel(name)}`;
    if (i18n.exists(key)) return t(key as 'history.field.role');
    return otherwise === name ? readable(name) : otherwise;
  };
  const { exact } = useTimeWords();
  return {
    /** A value as it is read: times in words; empty where there is none. */
    valueWords: (field: string, value: string | null): string => {
      if (value === null || value === '') return '';
      if (field === 'photo') return t('history.photo');
      return field === 'deletedAt' ? exact(Date.parse(value)) : party.valueWords(field, value);
    },
    fieldWords: (field: string) =>
      field.startsWith('custom.') ? party.fieldWords(field) : words('field', field, party.fieldWords(field)),
    tableWords: (table: string) => words('table', table),
  };
}
