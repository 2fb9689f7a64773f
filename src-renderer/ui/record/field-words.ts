import { useTranslation } from 'react-i18next';
import { taxClasses } from '../../../src-shared/contract/products';
import { activityKinds } from '../../../src-shared/domain/activity';
import { formatMoney, isCurrency } from '../../../src-shared/domain/money';
import { priorities } from '../../../src-shared/domain/task';
import { useDayWords } from '../day-words';
import { useFormat } from '../format-locale';
import { languageName } from '../languages';
import { useTouchWords } from './touch-words';

const isoDay = /(?:\d{4}|-)-\d{2}-\d{2}/g;

/** Fields whose values have days in them. */
const hasDays = /^(birthday|anniversary|date|expectedClose|due|affiliation|relationship\..*|custom\..*)$/;

/** Amounts come as they are stored: `1250 EUR`. */
const amount = /(\d+) ([A-Z]{3})$/;

/** Names of a record's fields and their values, as the history and the timeline know them; an unknown one stays as it is. */
export function useFieldWords() {
  const { i18n, t } = useTranslation();
  const { isoWords } = useDayWords();
  const touchWords = useTouchWords();
  const { locale } = useFormat();
  const moneyWords = (number: string, currency: string) =>
    isCurrency(currency) ? formatMoney({ amount: Number(number), currency }, locale) : `${number} ${currency}`;
  const amountWords = (value: string) =>
    value.replace(amount, (_all, number: string, currency: string) => moneyWords(number, currency));
  const valueWords: Readonly<Record<string, (value: string) => string>> = {
    localOnly: () => t('common.yes'),
    done: () => t('common.yes'),
    priority: (value) => {
      const known = priorities.find((one) => one === value);
      return known ? t(`tasks.priority.${known}`) : value;
    },
    photo: () => t('party.timeline.photo'),
    keepInTouch: touchWords,
    language: (value) => languageName(i18n.language, value),
    status: (value) => t(value === 'won' || value === 'lost' ? `party.status.${value}` : 'party.status.open'),
    taxClass: (value) => {
      const known = taxClasses.find((one) => one === value);
      return known ? t(`products.tax.${known}`) : value;
    },
    ...{ amount: amountWords, price: amountWords, line: amountWords },
  };
  return {
    fieldWords: (field: string): string => {
      if (field.startsWith('custom.')) return field.slice('custom.'.length);
      const kind = activityKinds.find((one) => field === `activity.${one}`);
      if (kind) return t(`party.activity.${kind}`);
      const type = field.startsWith('relationship.') ? field.slice('relationship.'.length) : null;
      const key = type === null ? `party.field.${field}` : `connections.type.${type}`;
      if (i18n.exists(key)) return i18n.t(key as 'party.field.name');
      return type === null ? field : t('party.field.relationship');
    },
    valueWords: (field: string, value: string): string => {
      if (value === '') return '';
      const words = valueWords[field];
      if (words) return words(value);
      return hasDays.test(field) ? value.replace(isoDay, isoWords) : value;
    },
  };
}
