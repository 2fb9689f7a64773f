import { fold } from './fold';

/** A person's name in the parts of vCard's N (RFC 6350, 6.2.2), plus the nickname. Empty strings where there is none. */
export interface NameParts {
  prefix: string;
  givenName: string;
  additionalName: string;
  familyName: string;
  suffix: string;
  nickname: string;
}

/** A name of which any part may be missing. */
export type PartialName = { readonly [Part in keyof NameParts]?: NameParts[Part] | undefined };

export const noName: NameParts = {
  prefix: '',
  givenName: '',
  additionalName: '',
  familyName: '',
  suffix: '',
  nickname: '',
};

/** Forms of address: dropped from the display name, for they say how to write to somebody, not who it is. */
const salutations = new Set(
  'herr frau hr fr mr mrs ms miss mx mme mlle monsieur madame mademoiselle señor señora srta sra sig sigra signor signora dhr mw mevr'.split(
    ' ',
  ),
);
const particles = new Set(
  "von van vom zu zum zur de der den dem del della delle dello dei degli di da do dos das du des la le lo los las el al af av ter ten te tot op 't bin ibn bint abu y st".split(
    ' ',
  ),
);

const eastAsian = /^[\p{Script=Han}\p{Script=Hangul}\p{Script=Hiragana}\p{Script=Katakana}ー・\s]+$/u;

const words = (text: string) => text.split(/\s+/).filter((word) => word !== '');
const bare = (word: string) => word.toLowerCase().replace(/[.,]/g, '');

/** Whether a word is a form of address ("Frau", "Mr.") rather than a title ("Dr."). */
export const isSalutation = (word: string) => salutations.has(bare(word));

/** Whether a word belongs to the family name that follows it ("von", "de", "van"). */
export const isParticle = (word: string) => particles.has(word.toLowerCase());

/** Whether a name is written in a script whose names begin with the family name. */
export const isEastAsian = (text: string) => text !== '' && eastAsian.test(text);

const join = (...parts: readonly (string | undefined)[]) => parts.filter((part) => part).join(' ');

/**
 * The name as it stands in lists: title, given, additional and family name, then the suffix; the family name first
 * in East Asian scripts. A form of address only shows before a lone family name ("Frau Weber").
 * Without a name, the nickname, then the first of `otherwise` (company, email, phone) that is not empty.
 */
export function displayName(name: PartialName, ...otherwise: readonly string[]): string {
  const { givenName = '', additionalName = '', familyName = '' } = name;
  const core = isEastAsian(givenName + familyName)
    ? join(familyName, additionalName, givenName)
    : join(givenName, additionalName, familyName);
  if (core === '') return name.nickname || otherwise.find((text) => text !== '') || join(name.prefix, name.suffix);
  const prefix =
    givenName || additionalName
      ? words(name.prefix ?? '')
          .filter((word) => !isSalutation(word))
          .join(' ')
      : name.prefix;
  const full = join(prefix, core);
  if (!name.suffix) return full;
  return /^(jr|sr|[ivx]+)$/i.test(bare(name.suffix)) ? `${full} ${name.suffix}` : `${full}, ${name.suffix}`;
}

/** The folded key by which people are sorted: family, given, additional name; without a name, what is displayed. */
export function sortKey(name: PartialName, ...otherwise: readonly string[]): string {
  const key = fold(join(name.familyName, name.givenName, name.additionalName));
  return key || fold(displayName(name, ...otherwise));
}

/** One or two capital letters that stand for a party without a picture; `?` for one without a name. */
export function initials(name: PartialName, ...otherwise: readonly string[]): string {
  const first = (text: string | undefined) => {
    const parts = words(text ?? '');
    const word = parts.find((part) => !isParticle(part)) ?? parts[0] ?? '';
    return word.match(/[\p{L}\p{N}]/u)?.[0] ?? '';
  };
  const both = isEastAsian(`${name.givenName ?? ''}${name.familyName ?? ''}`)
    ? first(name.familyName) + first(name.givenName)
    : first(name.givenName) + first(name.familyName);
  if (both) return both.toUpperCase();
  const parts = words(displayName(name, ...otherwise));
  return (first(parts[0]) + (parts.length > 1 ? first(parts[1]) : '')).toUpperCase() || '?';
}
