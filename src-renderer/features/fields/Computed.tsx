import { useTranslation } from 'react-i18next';
import type { CustomField, CustomValue } from '../../../src-shared/contract/fields';
import { formatMoney } from '../../../src-shared/domain/money';
import { useDayWords } from '../../ui/day-words';
import { useFormat } from '../../ui/format-locale';
import classes from './Fields.module.css';

/** What a formula or a roll-up came to; where it came to nothing, why. */
export function Computed({ field, value }: { field: Pick<CustomField, 'config'>; value: CustomValue | null }) {
  const { t } = useTranslation();
  const { locale } = useFormat();
  const { isoWords } = useDayWords();
  if (value?.kind === 'problem') {
    return (
      <span className={classes.problem}>{t(`error.reason.${value.reason}` as 'error.reason.formula.number')}</span>
    );
  }
  const words = () => {
    switch (value?.kind) {
      case 'number': {
        const { decimals: digits = 6, format } = field.config;
        const number = value.number.toLocaleString(locale, { maximumFractionDigits: digits });
        return format === 'percent' ? `${number} %` : number;
      }
      case 'money':
        return formatMoney(value, locale);
      case 'yesNo':
        return t(value.yes ? 'fields.yes' : 'fields.no');
      case 'day':
        return isoWords(value.day);
      case 'text':
        return value.text;
      default:
        return '–';
    }
  };
  return <span className={classes.computed}>{words()}</span>;
}
