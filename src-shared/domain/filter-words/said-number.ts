import { isCurrency } from '../money';

/** A number as it was said, as a plain decimal, with its currency (ISO 4217) where one was said. */
export interface SaidNumber {
  readonly value: string;
  readonly currency: string;
  /** How many words it took. */
  readonly length: number;
}

const times: Readonly<Record<string, number>> = {
  k: 1e3,
  tsd: 1e3,
  tausend: 1e3,
  thousand: 1e3,
  m: 1e6,
  mn: 1e6,
  mio: 1e6,
  million: 1e6,
  millionen: 1e6,
  millions: 1e6,
};

const currencies: Readonly<Record<string, string>> = {
  '€': 'EUR',
  euro: 'EUR',
  euros: 'EUR',
  $: 'USD',
  dollar: 'USD',
  dollars: 'USD',
  '£': 'GBP',
  pfund: 'GBP',
  pounds: 'GBP',
  franken: 'CHF',
  francs: 'CHF',
};

const currencyOf = (word: string): string => {
  if (Object.hasOwn(currencies, word)) return currencies[word] ?? '';
  return word.length === 3 && isCurrency(word.toUpperCase()) ? word.toUpperCase() : '';
};

/** `1.234,50`, `1,234.50`, `5.000`: a single mark before three digits stands between thousands. */
function decimal(text: string): number {
  const bare = text.replace(/'/g, '');
  const at = Math.max(bare.lastIndexOf('.'), bare.lastIndexOf(','));
  if (at < 0) return Number(bare);
  const mark = bare[at] ?? '';
  const isGroup = bare.split(mark).length > 2 || (bare.length - at === 4 && !/[.,]/.test(bare.slice(0, at)));
  return isGroup
    ? Number(bare.replace(/[.,]/g, ''))
    : Number(`${bare.slice(0, at).replace(/[.,]/g, '')}.${bare.slice(at + 1)}`);
}

/** Reads a number from folded words, the first of which it begins with: `5k`, `5.000 €`, `1,5 Mio Euro`. Null for what is none. */
export function saidNumber(words: readonly string[]): SaidNumber | null {
  const [first = '', ...rest] = words;
  const [, before = '', digits, behind = ''] = /^([€$£]?)(\d[\d.,']*)([a-z€$£]*)$/.exec(first) ?? [];
  if (digits === undefined) return null;
  const number = decimal(digits.replace(/[.,]$/, ''));
  if (!Number.isFinite(number)) return null;
  let length = 1;
  let factor = 1;
  let currency = currencyOf(before);
  for (const [at, word] of (behind === '' ? rest : [behind, ...rest]).slice(0, 2).entries()) {
    const isGlued = behind !== '' && at === 0;
    if (factor === 1 && currency === '' && Object.hasOwn(times, word)) factor = times[word] ?? 1;
    else if (currency === '' && currencyOf(word) !== '') currency = currencyOf(word);
    else if (isGlued) return null;
    else break;
    if (!isGlued) length++;
  }
  return { value: String(Math.round(number * factor * 1e6) / 1e6), currency, length };
}
