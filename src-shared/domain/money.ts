/** An amount in a currency: whole minor units (cents, yen, fils) and an ISO 4217 code. */
export interface Money {
  readonly amount: number;
  readonly currency: string;
}

/** The largest amount, in minor units: a hundred times as much is still a whole number without loss. */
export const maxAmount = 9_999_999_999_999;

const known = new Set(Intl.supportedValuesOf('currency'));

/** Every currency, by its ISO 4217 code, sorted. */
export const currencies: readonly string[] = [...known].sort();

export const isCurrency = (code: string): boolean => known.has(code);

const digits = new Map<string, number>();

/** How many decimals amounts of a currency have: 2 of EUR, 0 of JPY, 3 of BHD. */
export function digitsOf(currency: string): number {
  let count = digits.get(currency);
  if (count === undefined) {
    const format = new Intl.NumberFormat('en', { style: 'currency', currency });
    count = format.resolvedOptions().maximumFractionDigits ?? 2;
    digits.set(currency, count);
  }
  return count;
}

const formats = new Map<string, Intl.NumberFormat>();

function formatOf(locale: string, options: Intl.NumberFormatOptions): Intl.NumberFormat {
  const key = `${locale} ${JSON.stringify(options)}`;
  let format = formats.get(key);
  if (!format) {
    format = new Intl.NumberFormat(locale, options);
    formats.set(key, format);
  }
  return format;
}

/** An amount as it is read: `1.234,50 €`, `$1,234.50`. `short` leaves out decimals that are all zero. */
export function formatMoney({ amount, currency }: Money, locale: string, { short = false } = {}): string {
  const options: Intl.NumberFormatOptions = { style: 'currency', currency };
  if (short) options.trailingZeroDisplay = 'stripIfInteger';
  return formatOf(locale, options).format(amount / 10 ** digitsOf(currency));
}

/** An amount as it stands in a field one types into: no symbol, no groups, the decimals of its currency. */
export function editMoney({ amount, currency }: Money, locale: string): string {
  const count = digitsOf(currency);
  const fraction = { minimumFractionDigits: count, maximumFractionDigits: count, useGrouping: false };
  return formatOf(locale, fraction).format(amount / 10 ** count);
}

const symbols: Readonly<Record<string, string>> = { '€': 'EUR', $: 'USD', '£': 'GBP', '¥': 'JPY', '₹': 'INR' };

export type ParsedMoney =
  | ({ readonly ok: true } & Money)
  | {
      readonly ok: false;
      readonly reason: 'money.malformed' | 'money.digits' | 'money.tooLarge' | 'currency.unknown';
    };

/** What separates the groups of a number in a language: `,` in English, `.` in German. */
const groupOf = (locale: string): string =>
  formatOf(locale, { useGrouping: true })
    .formatToParts(1_234_567)
    .find(({ type }) => type === 'group')?.value ?? ',';

/** The whole and the decimals of a number as typed; null where it is none. */
function split(text: string, locale: string, decimals: number): [string, string] | null {
  const marks = [...text.replace(/\d/g, '')];
  if (marks.some((mark) => !'.,'.includes(mark))) return null;
  const last = marks.at(-1);
  if (last === undefined) return [text, ''];
  const at = text.lastIndexOf(last);
  const behind = text.length - at - 1;
  const isRepeated = marks.filter((mark) => mark === last).length > 1;
  // A single mark before three digits separates a group, unless the currency has three decimals and the language says so.
  const isGroup = isRepeated || (marks.length === 1 && behind === 3 && (decimals !== 3 || last === groupOf(locale)));
  const [whole, fraction] = isGroup ? [text, ''] : [text.slice(0, at), text.slice(at + 1)];
  const groups = whole.split(/[.,]/);
  const isGrouped = groups.slice(1).every((group) => group.length === 3) && (groups[0] ?? '').length <= 3;
  if (groups.length > 1 && !isGrouped) return null;
  if (!isGroup && whole.includes(last)) return null;
  return [groups.join(''), fraction];
}

/**
 * Reads an amount as people type it: `1.234,50`, `1,234.50`, `1'234.5`, `1200`, with or without a symbol or an ISO
 * code, which then is the currency. Amounts are never negative.
 */
export function parseMoney(text: string, { locale, currency }: { locale: string; currency: string }): ParsedMoney {
  const word = /\p{L}+/u.exec(text)?.[0].toUpperCase();
  const symbol = Object.keys(symbols).find((one) => text.includes(one));
  if (word !== undefined && !isCurrency(word)) return { ok: false, reason: 'currency.unknown' };
  const said = word ?? (symbol === undefined ? undefined : symbols[symbol]) ?? currency;
  const number = text.replace(/[\p{L}\p{Sc}\s'’\u00a0\u202f]/gu, '');
  if (!/^(\d[\d.,]*|[.,]\d+)$/.test(number)) return { ok: false, reason: 'money.malformed' };
  const decimals = digitsOf(said);
  const parts = split(number.replace(/[.,]$/, ''), locale, decimals);
  if (!parts) return { ok: false, reason: 'money.malformed' };
  const [whole, fraction] = parts;
  if (fraction.length > decimals) return { ok: false, reason: 'money.digits' };
  const amount = Number(whole + fraction.padEnd(decimals, '0'));
  return amount > maxAmount ? { ok: false, reason: 'money.tooLarge' } : { ok: true, amount, currency: said };
}

/** What a share of an amount is worth, in minor units; a half is rounded up. `probability` 0 to 100. */
export const weighted = (amount: number, probability: number): number => Math.round((amount * probability) / 100);

/** Sums by currency, sorted by code: amounts of different currencies are never added up. */
export function sumMoney(amounts: Iterable<Money>): Money[] {
  const sums = new Map<string, number>();
  for (const { amount, currency } of amounts) sums.set(currency, (sums.get(currency) ?? 0) + amount);
  return [...sums]
    .map(([currency, amount]) => ({ amount, currency }))
    .sort((a, b) => (a.currency < b.currency ? -1 : 1));
}

const euro = 'AD AT BE CY DE EE ES FI FR GR HR IE IT LT LU LV MC ME MT NL PT SI SK SM VA XK BG';
const others: Readonly<Record<string, string>> = {
  ...{ AE: 'AED', AR: 'ARS', AU: 'AUD', BR: 'BRL', CA: 'CAD', CH: 'CHF', CL: 'CLP', CN: 'CNY', CO: 'COP', CZ: 'CZK' },
  ...{ DK: 'DKK', EG: 'EGP', GB: 'GBP', HK: 'HKD', HU: 'HUF', ID: 'IDR', IL: 'ILS', IN: 'INR', IS: 'ISK', JP: 'JPY' },
  ...{ KE: 'KES', KR: 'KRW', LI: 'CHF', MA: 'MAD', MX: 'MXN', MY: 'MYR', NG: 'NGN', NO: 'NOK', NZ: 'NZD', PH: 'PHP' },
  ...{ PK: 'PKR', PL: 'PLN', RO: 'RON', RS: 'RSD', SA: 'SAR', SE: 'SEK', SG: 'SGD', TH: 'THB', TR: 'TRY', TW: 'TWD' },
  ...{ UA: 'UAH', US: 'USD', VN: 'VND', ZA: 'ZAR' },
};

/** What one most likely reckons in, by country (ISO 3166); the US dollar where that is not known. */
export const currencyOfCountry = (country: string): string =>
  euro.split(' ').includes(country) ? 'EUR' : (others[country] ?? 'USD');
