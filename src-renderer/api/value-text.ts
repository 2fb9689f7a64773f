import { useTranslation } from 'react-i18next';
import type { CustomField, CustomValue } from '../../src-shared/contract/fields';
import { valueKinds } from '../../src-shared/domain/custom/types';
import { formatMoney } from '../../src-shared/domain/money';
import { useDayWords } from '../ui/day-words';
import { useFormat } from '../ui/format-locale';
import { useTimeWords } from '../ui/time';

/** A value as it comes in the head of a group (see `views.groups`). */
function valueOfGroup({ type, config }: CustomField, label: string): CustomValue {
  const [figure = '', currency] = label.split(' ');
  switch (type === 'formula' || type === 'rollup' ? (config.format ?? 'number') : valueKinds[type]) {
    case 'money':
      return { kind: 'money', amount: Number(figure), currency: currency ?? config.currency ?? 'EUR' };
    case 'number':
    case 'percent':
      return { kind: 'number', number: Number(figure) };
    case 'yesNo':
      return { kind: 'yesNo', yes: Number(label) !== 0 };
    case 'day':
    case 'date':
      return { kind: 'day', day: label };
    case 'instant':
      return { kind: 'instant', at: Number(label), zone: '' };
    default:
      return { kind: 'text', text: label };
  }
}

/** The words at the head of a group of records with the same value in a field. */
export function useGroupText() {
  const valueText = useValueText();
  return (field: CustomField, label: string): string => {
    if (label === '') return '';
    const value = valueOfGroup(field, label);
    const words = valueText(field, value);
    // A bare figure, or yes, would not say of what.
    return value.kind === 'text' ? words : `${field.name}: ${words}`;
  };
}

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
