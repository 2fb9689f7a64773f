import { useTranslation } from 'react-i18next';
import { formatMoney, type Money } from '../../../src-shared/domain/money';
import { overdue } from '../../../src-shared/domain/pipeline-report';
import { useFormat } from '../../ui/format-locale';

const day = 86_400_000;
const hour = 3_600_000;

/** Shares, spans, months and sums in the user's language and region. */
export function useReportWords() {
  const { t } = useTranslation();
  const { locale, number } = useFormat();
  const at = (date: string) => new Date(`${date}T00:00:00`);
  return {
    number,
    share: (share: number | null) =>
      share === null ? '–' : share.toLocaleString(locale, { style: 'percent', maximumFractionDigits: 0 }),
    /** How long something took: in days, below one in hours. */
    span: (ms: number | null) => {
      if (ms === null) return '–';
      const [amount, unit] = ms < day ? [ms / hour, 'hour'] : [ms / day, 'day'];
      return amount.toLocaleString(locale, {
        ...{ style: 'unit', unit, unitDisplay: 'long' },
        maximumFractionDigits: amount < 10 ? 1 : 0,
      });
    },
    money: (amount: Money) => formatMoney(amount, locale, { short: true }),
    /** Sums of several currencies beside each other. */
    sums: (amounts: readonly Money[]) =>
      amounts.length === 0 ? '–' : amounts.map((one) => formatMoney(one, locale, { short: true })).join(' + '),
    month: (month: string | null) => {
      if (month === null) return t('reports.noDay');
      if (month === overdue) return t('reports.overdue');
      return at(`${month}-01`).toLocaleDateString(locale, { month: 'long', year: 'numeric' });
    },
    shortMonth: (month: string | null) => {
      if (month === null) return t('reports.noDay');
      if (month === overdue) return t('reports.overdue');
      return at(`${month}-01`).toLocaleDateString(locale, { month: 'short', year: '2-digit' });
    },
    day: (date: string | null) =>
      date === null ? '' : at(date).toLocaleDateString(locale, { day: 'numeric', month: 'short' }),
  };
}
