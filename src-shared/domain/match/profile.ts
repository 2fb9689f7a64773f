import { type AddressParts, addressPartKey, formatAddress } from '../address';
import { fold } from '../fold';
import { isParticle, type NameParts } from '../name';
import { companyKey, legalForm, ownDomain } from './companies';
import { sound, spelling } from './letters';

export interface DayOf {
  readonly year: number | null;
  readonly month: number;
  readonly day: number;
}

/** What is known of somebody, or of a company: `normalized` addresses and numbers (E.164), addresses in parts. */
export interface Facts extends NameParts {
  readonly kind: 'contact' | 'company';
  /** Of a contact the company's name, of a company its own. */
  readonly companyName: string;
  readonly emails: readonly string[];
  readonly phones: readonly string[];
  readonly links: readonly string[];
  readonly places: readonly AddressParts[];
  readonly birthday: DayOf | null;
}

/** Facts prepared for comparing: every text in the form it is compared by, beside what was written. */
export interface Profile {
  readonly kind: Facts['kind'];
  readonly facts: Facts;
  readonly given: readonly string[];
  readonly nickname: string;
  /** Words of the family name without particles. */
  readonly family: readonly string[];
  readonly familyWhole: string;
  readonly familySound: string;
  readonly company: string;
  readonly legal: string;
  readonly domains: readonly string[];
  /** Streets with their place, by the key they are compared by, as they are written. */
  readonly streets: ReadonlyMap<string, string>;
  readonly cities: readonly string[];
  readonly suffix: string;
  readonly gender: 'woman' | 'man' | '';
}

const words = (text: string) => text.split(/[\s\-–]+/).filter((word) => word !== '');
const spelled = (text: string) =>
  words(text)
    .map(spelling)
    .filter((word) => word !== '');

const generations: Readonly<Record<string, string>> = {
  jr: 'jr',
  jun: 'jr',
  junior: 'jr',
  sr: 'sr',
  sen: 'sr',
  senior: 'sr',
  ii: 'ii',
  iii: 'iii',
  iv: 'iv',
};

const generation = (suffix: string) =>
  words(fold(suffix).replace(/[.,]/g, ' ')).flatMap((word) => generations[word] ?? [])[0] ?? '';

const women = /^(frau|fr|mrs|ms|miss|mme|mlle|madame|mademoiselle|señora|senora|sra|signora|sig\.ra|mevr)$/;
const men = /^(herr|hr|mr|monsieur|señor|senor|signor|dhr)$/;

function genderOf(prefix: string): Profile['gender'] {
  const titles = words(prefix.toLowerCase().replace(/[.,]/g, ' '));
  if (titles.some((title) => women.test(title))) return 'woman';
  return titles.some((title) => men.test(title)) ? 'man' : '';
}

/** Street with number, and the place it is in: both are needed to be the same address. */
function streetKeys(address: AddressParts): [string, string][] {
  const place = addressPartKey(address.postalCode) || addressPartKey(address.city);
  const line = addressPartKey(address.street).replace(/\s+/g, ' ').trim();
  return line === '' || place === '' || !/\d/.test(line) ? [] : [[`${line}|${place}`, formatAddress(address)]];
}

const unique = (all: readonly string[]) => [...new Set(all.filter((text) => text !== ''))];

/** Prepares facts for comparing and for finding candidates. */
export function profileOf(facts: Facts): Profile {
  const family = spelled(
    words(facts.familyName)
      .filter((word, _at, all) => all.length === 1 || !isParticle(word))
      .join(' '),
  );
  const familyWhole = family.join('');
  return {
    kind: facts.kind,
    facts,
    given: spelled(`${facts.givenName} ${facts.additionalName}`),
    nickname: spelling(facts.nickname),
    family,
    familyWhole,
    familySound: sound(familyWhole),
    company: companyKey(facts.companyName),
    legal: legalForm(facts.companyName),
    domains: unique([...facts.emails, ...facts.links].map(ownDomain)),
    streets: new Map(facts.places.flatMap(streetKeys)),
    cities: unique(facts.places.map(({ city }) => addressPartKey(city))),
    suffix: generation(facts.suffix),
    gender: genderOf(facts.prefix),
  };
}
