import { currencies, digitsOf } from '../../../src-shared/domain/money';

/** What a minor unit is worth, in SQL: most currencies have hundredths, some thousandths, some none. */
export const perUnit = (currency: string): string => {
  const of = (digits: number) =>
    currencies
      .filter((code) => digitsOf(code) === digits)
      .map((code) => `'${code}'`)
      .join(', ');
  return `(CASE WHEN ${currency} IN (${of(0)}) THEN 1.0 WHEN ${currency} IN (${of(3)}) THEN 1000.0 ELSE 100.0 END)`;
};
