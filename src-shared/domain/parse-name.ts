import { isEastAsian, isParticle, isSalutation, type NameParts, noName } from './name';

const titles = new Set(
  'dr prof professor doktor doctor dipl dipl-ing dipl-kfm dipl-kffr dipl-psych dipl-päd dipl-vw dr-ing mag ing dott dottssa avv ra rain me sir dame rev hon capt col gen lt sgt sr'.split(
    ' ',
  ),
);
/** Only titles after another title: "Dr. med. Anna Weber", "Prof. Dr. h. c. mult." */
const furtherTitles = new Set(
  'med dent vet jur rer nat phil oec pol theol habil hc h c mult univ rer-nat psych ing sc agr soc em apl lic fh bsc msc'.split(
    ' ',
  ),
);
const suffixes = new Set(
  'jr sr jun sen ii iii iv phd md mba esq llm llb msc bsc meng beng dds dvm cpa rn obe cbe mbe jd edd pmp cfa'.split(
    ' ',
  ),
);
/** Suffixes that are names as well: only after a comma. */
const suffixesAfterComma = new Set('ma ba v vi junior senior fh'.split(' '));

const bare = (word: string) => word.toLowerCase().replace(/[.,]/g, '');
const words = (text: string) => text.split(' ').filter((word) => word !== '');
const isTitle = (word: string) => titles.has(bare(word)) || isSalutation(word);
const isSuffix = (word: string) => suffixes.has(bare(word));
const isSuffixList = (text: string) =>
  words(text).every((word) => isSuffix(word) || suffixesAfterComma.has(bare(word)));

/** Takes the leading titles off; a lone title stays, for then it is the name. */
function takePrefix(tokens: string[]): string {
  let count = 0;
  while (count < tokens.length - 1) {
    const token = tokens[count] ?? '';
    const further = count > 0 && furtherTitles.has(bare(token)) && token === token.toLowerCase();
    if (!isTitle(token) && !further) break;
    count++;
  }
  return tokens.splice(0, count).join(' ');
}

function takeSuffix(tokens: string[]): string {
  let start = tokens.length;
  while (start > 1 && isSuffix(tokens[start - 1] ?? '')) start--;
  return tokens.splice(start).join(' ');
}

/** `given`, further given names as `additional`. */
function given(tokens: readonly string[]): Pick<NameParts, 'givenName' | 'additionalName'> {
  return { givenName: tokens[0] ?? '', additionalName: tokens.slice(1).join(' ') };
}

/** "Family, Given": titles may stand on either side, particles after the given name ("Beethoven, Ludwig van"). */
function familyFirst(before: string, after: string, suffix: string): NameParts {
  const family = words(before);
  const rest = words(after);
  const prefix = [takePrefix(family), takePrefix(rest)].filter((part) => part !== '').join(' ');
  const end = takeSuffix(rest);
  let particlesFrom = rest.length;
  while (particlesFrom > 1 && isParticle(rest[particlesFrom - 1] ?? '')) particlesFrom--;
  const familyName = [...rest.splice(particlesFrom), ...family].join(' ');
  return {
    ...noName,
    prefix,
    ...given(rest),
    familyName,
    suffix: [end, suffix].filter((part) => part !== '').join(' '),
  };
}

function givenFirst(text: string, suffix: string): NameParts {
  const tokens = words(text);
  const prefix = takePrefix(tokens);
  const end = [takeSuffix(tokens), suffix].filter((part) => part !== '').join(' ');
  const only = tokens[0] ?? '';
  const base = { ...noName, prefix, suffix: end };
  if (tokens.length <= 1) return prefix ? { ...base, familyName: only } : { ...base, givenName: only };
  if (isEastAsian(tokens.join(''))) return { ...base, familyName: only, givenName: tokens.slice(1).join(' ') };
  // French and Spanish lists write the family name first, in capitals: "DUPONT Jean".
  if (/^\p{Lu}[\p{Lu}'-]{2,}$/u.test(only) && /\p{Ll}/u.test(tokens[1] ?? ''))
    return { ...base, familyName: only, ...given(tokens.slice(1)) };
  // "Della Reese" and "Al Pacino" begin with a given name; "von Berg" and "Herr Von Berg" with a particle.
  const canBeFirst = prefix !== '' || only === only.toLowerCase();
  const particle = tokens.findIndex(
    (token, at) => isParticle(token) && at < tokens.length - 1 && (at > 0 || canBeFirst),
  );
  const familyFrom = particle >= 0 ? particle : tokens.length - 1;
  return { ...base, ...given(tokens.slice(0, familyFrom)), familyName: tokens.slice(familyFrom).join(' ') };
}

/**
 * Takes a full name apart: titles ("Frau Dr. med."), given and additional names, family name with its particles
 * ("van der Berg"), suffixes ("Jr.", "PhD"), a nickname in quotes or brackets; "Family, Given" too. A guess by
 * nature, but no word is lost: every word of the text is in one of the parts.
 */
export function parseName(text: string): NameParts {
  let nickname = '';
  const clean = text
    .replace(/\s+/g, ' ')
    .trim()
    .replace(/^(["'])([^"']+)\1$/, '$2')
    .replace(/(\S) (?:"([^"]+)"|“([^”]+)”|„([^“”]+)[“”]|\(([^()]+)\))(?= |$)/, (whole, last, ...found) => {
      nickname = found.slice(0, 4).find((name) => typeof name === 'string') ?? '';
      return nickname ? last : whole;
    });
  const [before = '', ...rest] = clean
    .split(',')
    .map((part) => part.trim())
    .filter((part) => part !== '');
  const [after = '', ...last] = rest;
  if (rest.length === 0) return { ...givenFirst(before, ''), nickname };
  if (rest.every(isSuffixList)) return { ...givenFirst(before, rest.join(', ')), nickname };
  return { ...familyFirst(before, after, last.join(', ')), nickname };
}
