import { ORPCError } from '@orpc/client';
import { formatDecimal, parseDecimal } from '../../../src-shared/domain/line-totals';
import { editMoney, formatMoney, type Money, parseMoney } from '../../../src-shared/domain/money';
import { useFormat } from '../../ui/format-locale';

/** What was typed can't be read: told next to its field, as a refusal of the core is. */
const unreadable = (reason: string) => new ORPCError('validation', { data: { reason } });

/** Prices, quantities and percentages in the user's language and region: as they are read, and as they are typed. */
export function useAmounts() {
  const { locale } = useFormat();
  const decimal = (decimals: number) => ({
    shown: (parts: number) => formatDecimal(parts, decimals, locale),
    /** Fails where it is no such number. */
    read: (text: string): number => {
      const parts = parseDecimal(text, decimals);
      if (parts === null || parts > 1_000_000_000) throw unreadable('decimal.malformed');
      return parts;
    },
  });
  const percent = decimal(2);
  return {
    money: (amount: Money) => formatMoney(amount, locale),
    /** Sums of several currencies beside each other. */
    sums: (amounts: readonly Money[]) => amounts.map((amount) => formatMoney(amount, locale)).join(' + '),
    price: {
      typed: (amount: number | null, currency: string) =>
        amount === null ? '' : editMoney({ amount, currency }, locale),
      /** Fails where it is no amount. */
      read: (text: string, currency: string): Money => {
        const parsed = parseMoney(text, { locale, currency });
        if (!parsed.ok) throw unreadable(parsed.reason);
        return { amount: parsed.amount, currency: parsed.currency };
      },
      /** Minor units of a currency. Fails for an amount of another one, too. */
      readIn: (text: string, currency: string): number => {
        const parsed = parseMoney(text, { locale, currency });
        if (!parsed.ok) throw unreadable(parsed.reason);
        if (parsed.currency !== currency) throw unreadable('money.otherCurrency');
        return parsed.amount;
      },
    },
    quantity: decimal(3),
    percent: {
      shown: percent.shown,
      read: (text: string): number => {
        const parts = text.trim() === '' ? 0 : percent.read(text);
        if (parts > 10_000) throw unreadable('decimal.percent');
        return parts;
      },
    },
  };
}
