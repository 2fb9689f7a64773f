import { useTranslation } from 'react-i18next';
import type { CustomField, CustomValue } from '../../src-shared/contract/fields';
import { formatMoney } from '../../src-shared/domain/money';
import { useDayWords } from '../ui/day-words';
import { useFormat } from '../ui/format-locale';
import { useTimeWords } from '../ui/time';

/** What stands in a field, in a line of a list. */
export function useValueText() {
  const { t } = useTranslation();
  const { locale } = useFormat();
  const { isoWords } = useDayWords();
  const { personal } = useTimeWords();
  return ({ type, config }: Pick<CustomField, 'type' | 'config'>, value: CustomValue | null): string => {
    switch (value?.kind) {
      case 'text':
        return value.text;
      case 'number': {
        const number = value.number.toLocaleString(locale, { maximumFractionDigits: config.decimals ?? 6 });
        return type === 'percent' || config.format === 'percent' ? `${number} %` : number;
      }
      case 'money':
        return formatMoney(value, locale);
      case 'yesNo':
        return t(value.yes ? 'fields.yes' : 'fields.no');
      case 'day':
        return isoWords(value.day);
      case 'instant':
        return personal(value.at);
      case 'options':
        return value.options.map(({ name }) => name).join(', ');
      case 'files':
        return value.files.map(({ name }) => name).join(', ');
      case 'records':
        return value.records.map(({ name }) => name).join(', ');
      default:
        return '';
    }
  };
}
