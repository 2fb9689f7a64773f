import companyList from '../../../resources/demo/companies.json';
import names from '../../../resources/demo/names.json';
import places from '../../../resources/demo/places.json';
import texts from '../../../resources/demo/texts.json';
import { fold } from '../../../src-shared/domain/fold';
import { type DemoDeal, demoDeals } from './deals';
import { Chance } from './random';

export interface DemoNote {
  /** ms since 1970. */
  at: number;
  body: string;
}

interface DemoParty {
  phones: string[];
  emails: string[];
  address: { street: string; postalCode: string; city: string; country: string } | null;
  tags: string[];
  notes: DemoNote[];
  at: number;
}

export interface DemoCompany extends DemoParty {
  name: string;
  industry: string;
  url: string;
}

export interface DemoPerson extends DemoParty {
  givenName: string;
  familyName: string;
  company: string;
  role: string;
  department: string;
  about: string;
}

export interface DemoPractice {
  companies: DemoCompany[];
  people: DemoPerson[];
  deals: DemoDeal[];
}

const peopleCount = 300;
const day = 24 * 60 * 60_000;
const minute = 60_000;

type PlaceOfCompany = (typeof places)[number];

/** The sample practice: a business adviser's 80 companies and 300 people, and the year before `now`. */
export function demoPractice(now: number): DemoPractice {
  const chance = new Chance(20_26);
  const phones = phoneBook();
  const companies = companyList.map((row) => makeCompany(chance, phones, row as [string, string, number], now));
  const seen = new Set<string>();
  const people: DemoPerson[] = [];
  while (people.length < peopleCount) {
    const person = makePerson(chance, phones, companies, now);
    const name = `${person.givenName} ${person.familyName}`;
    if (!seen.has(name)) people.push(person);
    seen.add(name);
  }
  return {
    companies: companies.map(({ place: _place, ...company }) => company),
    people,
    deals: demoDeals(chance, companies, now),
  };
}

/** Deals out numbers that are kept free for fiction (Bundesnetzagentur, Ofcom, Arcep): none rings at somebody's. */
function phoneBook() {
  const next = new Map<string, number>();
  const number = (prefix: string, digits: number) => {
    const count = next.get(prefix) ?? 7;
    next.set(prefix, count + 13);
    const text = String(count % 10 ** digits).padStart(digits, '0');
    return digits === 4 ? `${prefix}${text.slice(0, 2)} ${text.slice(2)}` : `${prefix}${text}`;
  };
  return {
    landline: ({ phone }: PlaceOfCompany) => number(phone, phone.startsWith('+33') ? 4 : 3),
    mobile: (chance: Chance) => number(chance.happens(0.5) ? '+49 171 39200 ' : '+49 176 040690 ', 2),
  };
}

const german: Readonly<Record<string, string>> = { ä: 'ae', ö: 'oe', ü: 'ue' };

const slug = (text: string) =>
  fold(text.toLowerCase().replace(/[äöü]/g, (letter) => german[letter] ?? letter))
    .replace(/[^a-z0-9]+/g, '-')
    .replace(/^-|-$/g, '');

/** A working hour of a working day, `days` before `now`. */
function workingHour(chance: Chance, now: number, days: number): number {
  const date = new Date(now - days * day);
  const weekday = date.getDay();
  date.setDate(date.getDate() - (weekday === 0 ? 2 : weekday === 6 ? 1 : 0));
  date.setHours(8 + chance.below(9), 5 * chance.below(12), chance.below(60), 0);
  return Math.min(date.getTime(), now - minute);
}

function makeAddress(chance: Chance, place: PlaceOfCompany) {
  const ending =
    /\d/.test(place.postalCode) && !place.postalCode.endsWith(' ') ? String(100 + chance.below(899)) : '4AB';
  return {
    street:
      place.country === 'Germany'
        ? `${chance.pick(place.streets)} ${1 + chance.below(90)}`
        : `${1 + chance.below(90)} ${chance.pick(place.streets)}`,
    postalCode: place.postalCode + ending,
    city: place.city,
    country: place.country,
  };
}

function makeCompany(
  chance: Chance,
  phones: ReturnType<typeof phoneBook>,
  [name, industry, at]: [string, string, number],
  now: number,
): DemoCompany & { place: PlaceOfCompany } {
  const place = places[at] ?? chance.weighted(places);
  const since = 200 + chance.below(165);
  const domain = `${slug(name)}.example`;
  const notes = chance.happens(0.35)
    ? [note(chance, now, chance.below(since), chance.pick(texts.companyNotes), '', place)]
    : [];
  return {
    name,
    industry,
    place,
    url: `https://${domain}`,
    phones: [phones.landline(place)],
    emails: [`office@${domain}`],
    address: makeAddress(chance, place),
    tags: tagsOf(chance, 0.6),
    notes,
    at: workingHour(chance, now, since),
  };
}

function makePerson(
  chance: Chance,
  phones: ReturnType<typeof phoneBook>,
  companies: readonly (DemoCompany & { place: PlaceOfCompany })[],
  now: number,
): DemoPerson {
  const culture = chance.weighted(names);
  const givenName = chance.pick(chance.happens(0.52) ? culture.women : culture.men);
  const familyName = chance.pick(culture.families);
  const company = chance.happens(0.82) ? chance.pick(companies) : null;
  const place = company?.place ?? chance.weighted(places);
  const since = chance.below(360) + 2;
  const local =
    [slug(givenName), slug(familyName)].filter((part) => part !== '').join('.') || `kontakt${chance.below(900) + 100}`;
  const mobile = chance.happens(0.45);
  return {
    givenName,
    familyName,
    company: company?.name ?? '',
    role: company ? chance.pick(texts.roles) : '',
    department: company ? chance.pick(texts.departments) : '',
    about: chance.happens(0.3) ? chance.pick(texts.about) : '',
    emails: [
      ...(chance.happens(0.93) ? [company ? `${local}@${slug(company.name)}.example` : `${local}@mail.example`] : []),
      ...(company && chance.happens(0.12) ? [`${local}@mail.example`] : []),
    ],
    phones: [
      ...(mobile ? [phones.mobile(chance)] : []),
      ...(!mobile || chance.happens(0.4) ? [phones.landline(place)] : []),
    ],
    address: chance.happens(company ? 0.25 : 0.8) ? makeAddress(chance, place) : null,
    tags: tagsOf(chance, 1),
    notes: notesOf(chance, now, since, givenName, place),
    at: workingHour(chance, now, since),
  };
}

/** Who is a client is a prospect no more. */
function tagsOf(chance: Chance, likelihood: number): string[] {
  const tags = texts.tags.filter(({ share }) => chance.happens(share * likelihood)).map(({ name }) => name);
  return tags.includes('Client') ? tags.filter((name) => name !== 'Prospect') : tags;
}

/** Some are written about every few weeks, some never. */
function notesOf(chance: Chance, now: number, since: number, givenName: string, place: PlaceOfCompany): DemoNote[] {
  const most = chance.happens(0.25) ? 14 : 5;
  const bodies = new Set<string>();
  for (let left = chance.below(most); left > 0; left--) bodies.add(chance.pick(texts.notes));
  return [...bodies].map((body) => note(chance, now, chance.below(since), body, givenName, place));
}

function note(
  chance: Chance,
  now: number,
  days: number,
  body: string,
  given: string,
  { city }: PlaceOfCompany,
): DemoNote {
  const text = body
    .replaceAll('{given}', given)
    .replaceAll('{topic}', chance.pick(texts.topics))
    .replaceAll('{place}', chance.happens(0.5) ? `our office` : `a café in ${city}`);
  return { at: workingHour(chance, now, days), body: text.charAt(0).toUpperCase() + text.slice(1) };
}
