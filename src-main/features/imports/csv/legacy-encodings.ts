import type { CsvDialect } from '../../../../src-shared/contract/imports';

export type Encoding = CsvDialect['encoding'];

/** How a double-byte encoding lays out its characters: [first bytes, second bytes] of common and of all characters. */
interface DoubleByte {
  common(first: number, second: number): boolean;
  valid(first: number, second: number): boolean;
  single(byte: number): boolean;
}

const within = (low: number, byte: number, high: number) => byte >= low && byte <= high;
const never = () => false;

const doubleByte: Partial<Record<Encoding, DoubleByte>> = {
  // JIS X 0208: hiragana in 82, katakana in 83, level 1 kanji from 88 to 97; half-width katakana in single bytes.
  shift_jis: {
    common: (first, second) =>
      (first === 0x82 && second >= 0x9f) || (first === 0x83 && second <= 0x96) || within(0x88, first, 0x97),
    valid: (first, second) =>
      (within(0x81, first, 0x9f) || within(0xe0, first, 0xef)) && within(0x40, second, 0xfc) && second !== 0x7f,
    single: (byte) => within(0xa1, byte, 0xdf),
  },
  // GB 2312 level 1, by pronunciation, lies in B0 to D7.
  gb18030: {
    common: (first, second) => within(0xb0, first, 0xd7) && second >= 0xa1,
    valid: (first, second) => within(0x81, first, 0xfe) && within(0x40, second, 0xfe) && second !== 0x7f,
    single: never,
  },
  // Big5 level 1 lies in A4 to C6.
  big5: {
    common: (first) => within(0xa4, first, 0xc6),
    valid: (first, second) => within(0xa1, first, 0xf9) && (within(0x40, second, 0x7e) || within(0xa1, second, 0xfe)),
    single: never,
  },
  // KS X 1001: the Hangul syllables lie in B0 to C8.
  'euc-kr': {
    common: (first, second) => within(0xb0, first, 0xc8) && second >= 0xa1,
    valid: (first, second) => within(0xa1, first, 0xfe) && within(0xa1, second, 0xfe),
    single: never,
  },
};

const isAsciiLetter = (byte: number) => within(0x41, byte & 0xdf, 0x5a);

/** Points for one character and how many bytes it has; after a Latin letter ("Hélène") it is hardly East Asian. */
function pairScore(first: number, second: number, afterLetter: boolean, layout: DoubleByte): [number, number] {
  if (layout.single(first)) return [-1, 1];
  if (!layout.valid(first, second)) return [-8, 1];
  if (afterLetter) return [-6, 2];
  return [layout.common(first, second) ? 4 : -1, 2];
}

function doubleByteScore(words: Uint8Array, layout: DoubleByte): number {
  let score = 0;
  let afterLetter = false;
  for (let at = 0; at < words.length; ) {
    const first = words[at] ?? 0;
    const [points, bytes] = first < 0x80 ? [0, 1] : pairScore(first, words[at + 1] ?? 0, afterLetter, layout);
    score += points;
    at += bytes;
    afterLetter = isAsciiLetter(first);
  }
  return score;
}

const vowel = /[aeiouyàáâãäåæèéêëìíîïòóôõöøùúûüýÿœąęěůűőăāēīū]/i;
const everyday = /[äöüßéèàìòùçñáíóúâêôëïîãõåøæœłńśżźąęćčšžřěůýťďňőűășțţş]/i;
const isLetter = (char: string) => /\p{L}/u.test(char);
const isUpper = (char: string) => char !== char.toLowerCase();
const isLower = (char: string) => char !== char.toUpperCase();

/** Vowels and consonants take turns. */
function turnScore(char: string, before: string, after: string): number {
  const neighbours = [before, after].filter(isLetter);
  if (neighbours.length === 0) return -3;
  if (char === 'ß') return 0;
  const same = neighbours.filter((letter) => vowel.test(letter) === vowel.test(char)).length;
  if (same === neighbours.length) return vowel.test(char) ? -1 : -2;
  return same === 0 ? neighbours.length / 2 : 0.5;
}

/** Capitals begin words, or fill them. */
function caseScore(char: string, before: string, after: string): number {
  if (isUpper(char) && isLetter(before) && isLower(before)) return -6;
  return isLower(char) && char !== 'ß' && isLetter(after) && isUpper(after) ? -4 : 0;
}

function latinScore(char: string, before: string, after: string): number {
  const frequent = everyday.test(char) ? 2 : -1;
  const crowded = before > '\x7f' && isLetter(before) ? -2 : 0;
  const strange = char === 'õ' && !/[ea]/i.test(after) ? -1 : 0;
  return frequent + crowded + strange + turnScore(char, before, after) + caseScore(char, before, after);
}

function cyrillicScore(char: string, before: string, after: string): number {
  if (/[a-z]/i.test(before + after)) return -5;
  return (/[а-яё]/i.test(char) ? 2 : -1) + caseScore(char, before, after);
}

function symbolScore(char: string, before: string, after: string): number {
  const inWord = isLetter(before) && isLetter(after);
  if (/[’‘–·]/.test(char)) return inWord ? 0.5 : 0;
  if (/[€“”„…—°§]/.test(char)) return inWord ? -4 : 0.5;
  return isLetter(before) || isLetter(after) ? -4 : -2;
}

function charScore(char: string, before: string, after: string): number {
  if (char === '\ufffd' || /\p{C}/u.test(char)) return -10;
  if (/\p{Script=Cyrillic}/u.test(char)) return cyrillicScore(char, before, after);
  if (/[ªºﬁﬂƒˆ]/.test(char)) return -3;
  return isLetter(char) ? latinScore(char, before, after) : symbolScore(char, before, after);
}

function singleByteScore(words: Uint8Array, encoding: Encoding): number {
  const text = new TextDecoder(encoding).decode(words);
  let score = 0;
  for (let at = 0; at < text.length; at++) {
    const char = text.charAt(at);
    if (char > '\x7f') score += charScore(char, text.charAt(at - 1), text.charAt(at + 1));
  }
  return score;
}

/** In order of how common they are: the first of equals is taken. */
const candidates: readonly Encoding[] = [
  'windows-1252',
  'iso-8859-15',
  'windows-1250',
  'macintosh',
  'windows-1251',
  'shift_jis',
  'euc-kr',
  'gb18030',
  'big5',
];

/**
 * The older encoding that reads best. `words` are words of the file with bytes beyond ASCII, separated by spaces:
 * each candidate is judged by how letters stand together in it. Statistical detectors need more text than a short
 * address book has, and don't know Macintosh.
 */
export function likeliestLegacy(words: Uint8Array): Encoding {
  const sample = words.subarray(0, 16 * 1024);
  let best: Encoding = 'windows-1252';
  let bestScore = Number.NEGATIVE_INFINITY;
  for (const encoding of candidates) {
    const layout = doubleByte[encoding];
    const score = layout ? doubleByteScore(sample, layout) : singleByteScore(sample, encoding);
    if (score > bestScore) {
      best = encoding;
      bestScore = score;
    }
  }
  return best;
}
