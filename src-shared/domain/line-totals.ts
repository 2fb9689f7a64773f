import { type Money, sumMoney } from './money';

/** What is asked for one thing: `quantity` in thousandths, `unitPrice` in minor units, `discount` in hundredths of a percent. */
export interface LineFigures {
  readonly quantity: number;
  readonly unitPrice: number;
  readonly currency: string;
  readonly discount: number;
}

export interface LineTotal {
  /** Without the discount. */
  readonly gross: number;
  readonly net: number;
}

/** A whole number divided by another, a half away from zero; neither is negative. */
const divided = (number: bigint, by: bigint): number => Number((2n * number + by) / (2n * by));

const thousandths = 1000n;
const wholePercent = 10_000n;

/**
 * What a line comes to, in minor units. Each line is rounded once, at its end, a half up: so what stands on the lines
 * adds up to what stands below them, to the cent (EN 16931 rounds a line's net amount, BT-131, the same way).
 */
export function lineTotal({ quantity, unitPrice, discount }: LineFigures): LineTotal {
  const exact = BigInt(quantity) * BigInt(unitPrice);
  return {
    gross: divided(exact, thousandths),
    net: divided(exact * (wholePercent - BigInt(discount)), thousandths * wholePercent),
  };
}

/** The sums of some lines, by currency: amounts of different currencies are never added up. */
export function linesTotal(lines: readonly LineFigures[]): { gross: Money[]; net: Money[] } {
  const sum = (part: keyof LineTotal) =>
    sumMoney(lines.map((line) => ({ amount: lineTotal(line)[part], currency: line.currency })));
  return { gross: sum('gross'), net: sum('net') };
}

/**
 * Reads a number that is not negative as people type it, `1,5` or `1.5`, as whole parts of `1 / 10 ** decimals`; null
 * where it is none, or has more decimals. The last of several marks separates the decimals: `1.200,5`.
 */
export function parseDecimal(text: string, decimals: number): number | null {
  const typed = text.replace(/[\s%'’\u00a0\u202f]/g, '');
  const match = /^(\d*|\d{1,3}(?:[.,]\d{3})+)(?:[.,](\d+))?$/.exec(typed);
  const [, whole = '', fraction = ''] = match ?? [];
  if (!match || whole + fraction === '' || fraction.length > decimals) return null;
  const number = Number(whole.replace(/[.,]/g, '') + fraction.padEnd(decimals, '0'));
  return Number.isSafeInteger(number) ? number : null;
}

/** A number of whole parts as it is read and typed in a language: `1.5`, `1,5`. */
export const formatDecimal = (parts: number, decimals: number, locale: string): string =>
  new Intl.NumberFormat(locale, { maximumFractionDigits: decimals, useGrouping: false }).format(parts / 10 ** decimals);
