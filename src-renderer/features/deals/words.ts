import { useTranslation } from 'react-i18next';
import { formatMoney, type Money } from '../../../src-shared/domain/money';
import { useFormat } from '../../ui/format-locale';

const dayMs = 86_400_000;

/** How many days nothing has happened, where those are too many for the deal's stage. */
function stalledDays({ updatedAt }: { updatedAt: number }, rotDays: number | null): number | null {
  const days = Math.floor((Date.now() - updatedAt) / dayMs);
  return rotDays !== null && days >= rotDays ? days : null;
}

/** Amounts, days and times of deals in the user's language and region. */
export function useDealWords() {
  const { t } = useTranslation();
  const { locale, number } = useFormat();
  const money = (amount: Money) => formatMoney(amount, locale, { short: true });
  return {
    locale,
    number,
    money,
    /** Sums of several currencies beside each other. */
    sums: (amounts: readonly Money[]) => amounts.map(money).join(' + '),
    /** A day of the calendar: with its year only where that is another one. */
    day: (date: string) => {
      const at = new Date(`${date}T00:00:00`);
      const isThisYear = at.getFullYear() === new Date().getFullYear();
      return at.toLocaleDateString(locale, {
        day: 'numeric',
        month: 'short',
        ...(isThisYear ? {} : { year: 'numeric' as const }),
      });
    },
    /** That nothing happened for so long that a deal counts as stalled; null while it doesn't. */
    stalled(deal: { updatedAt: number }, rotDays: number | null): string | null {
      const count = stalledDays(deal, rotDays);
      return count === null ? null : t('deals.stalled', { count });
    },
    /** As `stalled`, where there is little room. */
    stalledShort(deal: { updatedAt: number }, rotDays: number | null): string | null {
      const count = stalledDays(deal, rotDays);
      return count === null ? null : t('deals.stalledShort', { count });
    },
  };
}
