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

/** What people write for a currency beside its code; a symbol that several have is the one of most. */
const written: Readonly<Record<string, string>> = {
  ...{
    '€': 'EUR',
    $: 'USD',
    US$: 'USD',
    '£': 'GBP',
    '¥': 'JPY',
    '₹': 'INR',
    EURO: 'EUR',
    EUROS: 'EUR',
    'FR.': 'CHF',
    SFR: 'CHF',
  },
};

const plainWord = (word: string): string =>
  word
    .replace(/[\s\u00a0\u202f\u200e\u200f]+/g, ' ')
    .trim()
    .toUpperCase();

const shownAs = new Map<string, ReadonlyMap<string, string>>();

/** The currencies by what a language shows for them: `CA$` and `$` in English, `CA$` and `$` again in German. */
function symbolsOf(locale: string): ReadonlyMap<string, string> {
  let symbols = shownAs.get(locale);
  if (!symbols) {
    const shown = currencies.map((currency): [string, string] => {
      const parts = new Intl.NumberFormat(locale, { style: 'currency', currency }).formatToParts(1);
      return [plainWord(parts.find(({ type }) => type === 'currency')?.value ?? currency), currency];
    });
    symbols = new Map(shown);
    shownAs.set(locale, symbols);
  }
  return symbols;
}

/** The currency that is written beside an amount; undefined where there is none of that name. */
const currencyOf = (word: string, locale: string): string | undefined =>
  isCurrency(word) ? word : (symbolsOf(locale).get(word) ?? written[word]);

export type ParsedMoney =
  | ({ readonly ok: true } & Money)
  | {
      readonly ok: false;
      readonly reason: 'money.malformed' | 'money.negative' | 'money.digits' | 'money.tooLarge' | 'currency.unknown';
    };

/** What separates the groups of a number in a language: `,` in English, `.` in German. */
const groupOf = (locale: string): string =>
  formatOf(locale, { useGrouping: true })
    .formatToParts(1_234_567)
    .find(({ type }) => type === 'group')?.value ?? ',';

/** Spaces and apostrophes separate groups of three, and nothing else: `1 234,5` is a number, `10 20` is none. */
const spaced = /^\d{1,3}(?:[\s'’]\d{3})+(?:[.,]\d+)?$/;

/** The whole and the decimals of a number as typed; null where it is none. */
function split(typed: string, locale: string, decimals: number): [string, string] | null {
  if (/[\s'’]/.test(typed) && !spaced.test(typed)) return null;
  const text = typed.replace(/[\s'’]/g, '');
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
  // In India only the last group has three digits.
  const isGrouped =
    groups.slice(1, -1).every(({ length }) => length === 2 || length === 3) &&
    groups.at(-1)?.length === 3 &&
    (groups[0] ?? '').length <= 3;
  if (groups.length > 1 && !isGrouped) return null;
  if (!isGroup && whole.includes(last)) return null;
  return [groups.join(''), fraction];
}

/**
 * Reads an amount as people type it: `1.234,50`, `1,234.50`, `1'234.5`, `1200`, with or without a symbol, an ISO code
 * or what the language shows for a currency, before or behind it; that is the currency, then. Amounts are never negative.
 */
export function parseMoney(text: string, { locale, currency }: { locale: string; currency: string }): ParsedMoney {
  const [, before = '', number = '', after = ''] = /^(\D*?)([.,]?\d(?:.*\d)?)(\D*)$/su.exec(text) ?? [];
  const refused = (reason: Exclude<ParsedMoney, { ok: true }>['reason']) => ({ ok: false as const, reason });
  if (/[-−–]/.test(before)) return refused(number === '' ? 'money.malformed' : 'money.negative');
  if (!/^[.,]?\d[\d.,\s'’]*$/.test(number)) return refused('money.malformed');
  // `12.–` and `12,-` are prices without cents.
  const words = [before, after.replace(/^[.,][-–—]{0,2}/, '')].map(plainWord).filter((word) => word !== '');
  const named = words.map((word) => currencyOf(word, locale));
  if (named.includes(undefined)) return refused('currency.unknown');
  if (new Set(named).size > 1) return refused('money.malformed');
  const said = named[0] ?? currency;
  const decimals = digitsOf(said);
  const parts = split(number, locale, decimals);
  if (!parts) return refused('money.malformed');
  const [whole, fraction] = parts;
  if (fraction.length > decimals) return refused('money.digits');
  const amount = Number(whole + fraction.padEnd(decimals, '0'));
  return amount > maxAmount ? refused('money.tooLarge') : { ok: true, amount, currency: said };
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
