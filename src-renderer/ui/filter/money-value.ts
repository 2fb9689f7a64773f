import { digitsOf, formatMoney, isCurrency, parseMoney } from '../../../src-shared/domain/money';

/** An amount as a filter has it (`1250.5`, `1250.5 EUR`), taken apart; `currency` is '' where any is meant. */
export function moneyOf(value: string): { readonly number: number; readonly currency: string } | null {
  const [, number, currency = ''] = /^(-?\d+(?:\.\d+)?)(?:\s+([A-Z]{3}))?$/.exec(value.trim()) ?? [];
  return number === undefined ? null : { number: Number(number), currency };
}

/** An amount as a filter has it, as it is read. */
export function moneyWords(value: string, locale: string): string {
  const money = moneyOf(value);
  if (!money) return value;
  const { number, currency } = money;
  if (!isCurrency(currency)) return number.toLocaleString(locale);
  return formatMoney({ amount: Math.round(number * 10 ** digitsOf(currency)), currency }, locale, { short: true });
}

/** What is typed, of a currency or of any (''), as a filter has it; a currency that is typed is meant. */
export function typedMoney(
  text: string,
  currency: string,
  locale: string,
): { readonly value: string; readonly currency: string } | { readonly refused: string } {
  // Any currency is read like those most are: with hundredths.
  const parsed = parseMoney(text, { locale, currency: currency || 'XXX' });
  if (!parsed.ok) return { refused: parsed.reason };
  const said = parsed.currency === 'XXX' ? '' : parsed.currency;
  const number = parsed.amount / 10 ** digitsOf(parsed.currency);
  return { value: said === '' ? String(number) : `${number} ${said}`, currency: said };
}
