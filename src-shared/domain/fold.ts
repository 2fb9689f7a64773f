/** Letters that Unicode does not decompose, with what people type when they search for them. */
const letters: Record<string, string> = {
  ß: 'ss',
  æ: 'ae',
  œ: 'oe',
  ø: 'o',
  ł: 'l',
  đ: 'd',
  ð: 'd',
  þ: 'th',
  ħ: 'h',
  ŧ: 't',
  ŋ: 'n',
  ı: 'i',
  ĸ: 'k',
  ς: 'σ',
  '’': "'",
  '‘': "'",
  ʼ: "'",
  '`': "'",
  '´': "'",
  '‐': '-',
  '–': '-',
  '—': '-',
  '−': '-',
};
const letter = new RegExp(`[${Object.keys(letters).join('')}]`, 'g');

/** Accents, Hebrew points and Arabic vowel marks; not the vowel signs of Indic scripts, which tell names apart. */
const marks = new RegExp(
  [
    '[\\u0300-\\u036f]|[\\u1ab0-\\u1aff]|[\\u1dc0-\\u1dff]|[\\u20d0-\\u20ff]|[\\ufe20-\\ufe2f]',
    '[\\u0591-\\u05bd]|\\u05bf|\\u05c1|\\u05c2',
    '[\\u064b-\\u065f]|\\u0670',
    '\\p{Cf}',
  ].join('|'),
  'gu',
);
const plain = /^(?:[\x21-\x5f\x61-\x7e]+(?: [\x21-\x5f\x61-\x7e]+)*)?$/;

/**
 * The key by which text is sorted, matched and searched: compatibility forms resolved (Unicode NFKD), lower case,
 * without accents and invisible characters, ß as ss, ø as o, ł as l …, white space as single spaces, none at the ends.
 * Folding twice changes nothing.
 */
export function fold(text: string): string {
  if (plain.test(text)) return text.toLowerCase();
  return text
    .replace(/´/g, "'")
    .normalize('NFKD')
    .toLowerCase()
    .replace(letter, (found) => letters[found] ?? found)
    .normalize('NFKD')
    .replace(marks, '')
    .normalize('NFC')
    .replace(/\s+/g, ' ')
    .trim();
}
