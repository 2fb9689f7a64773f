import { noAddress } from '../../src-shared/domain/address';
import type { Facts } from '../../src-shared/domain/match/profile';
import { noName } from '../../src-shared/domain/name';

/** A record of the corpus, and whom it is about: records with the same `who` are duplicates. */
export interface Labelled {
  who: number;
  facts: Facts;
}

const given = (
  'Anna Maria Johanna Katharina Elisabeth Susanne Martin Martina Julia Julian Peter Petra Thomas Michael Michaela ' +
  'Robert Alexander Alexandra Stefan Stefanie Christian Christoph Christine William James Jennifer Margaret Jürgen Björn'
).split(' ');
const family = (
  'Müller Schmidt Schmitt Weber Meyer Maier Köhler Schröder Groß Özdemir Nowak Kowalski Hansen Petersen Wagner Becker ' +
  'Hoffmann Lindemann Brandstetter Oberhuber Smith Johnson Williamson Fitzgerald Lefèvre Dubois Rossi Bianchi Novák ' +
  'Johansson Andersson Vogelsang Steinbach Rosenthal Lichtenberg Zimmermann Schwarzenegger Hagedorn'
).split(' ');
const nicknames: Readonly<Record<string, string>> = {
  Katharina: 'Kathi',
  Susanne: 'Susi',
  Thomas: 'Tom',
  Michael: 'Michi',
  Robert: 'Bob',
  Alexander: 'Alex',
  William: 'Bill',
  James: 'Jim',
  Jennifer: 'Jenny',
  Margaret: 'Maggie',
  Elisabeth: 'Lisa',
  Stefan: 'Steffen',
};
const firms = 'Adler Nordlicht Alpenblick Seewind Kontor Steinwerk Lichtblick Waldhaus Hafenstern Rheingold'.split(' ');
const cities = 'Berlin Hamburg München Köln Leipzig Graz Wien Zürich Bremen Kiel'.split(' ');

/** Numbers between 0 and 1 that are the same every time (mulberry32). */
export function seeded(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4294967296;
  };
}

const asciiOf = (text: string) =>
  text.replace(
    /[äöüßÄÖÜ]/g,
    (letter) => ({ ä: 'ae', ö: 'oe', ü: 'ue', ß: 'ss', Ä: 'Ae', Ö: 'Oe', Ü: 'Ue' })[letter] ?? '',
  );

export const person = (patch: Partial<Facts>): Facts => ({
  ...noName,
  kind: 'contact',
  companyName: '',
  emails: [],
  phones: [],
  links: [],
  places: [],
  birthday: null,
  ...patch,
});

/**
 * `count` people, every fifth of them entered a second time as people do: with a slip, a nickname, other spelling, the
 * name the wrong way round, less of it. Among them couples that share an address and a number, fathers and sons, and
 * colleagues who share info@.
 */
export function corpus(count: number, seed: number): Labelled[] {
  const next = seeded(seed);
  const pick = <T>(list: readonly T[]) => list[Math.floor(next() * list.length)] as T;
  const records: Labelled[] = [];
  for (let who = 0; who < count; who++) {
    const [first, last] = [pick(given), pick(family)];
    const firm = next() < 0.6 ? pick(firms) : '';
    const place = {
      ...noAddress,
      street: `${pick(cities)}er Straße ${1 + Math.floor(next() * 99)}`,
      city: pick(cities),
    };
    const facts = person({
      givenName: first,
      familyName: last,
      companyName: firm === '' ? '' : `${firm} GmbH`,
      emails: next() < 0.8 ? [`${asciiOf(first)}.${asciiOf(last)}.${who}@mail.example`.toLowerCase()] : [],
      phones: next() < 0.7 ? [`+4930${1_000_000 + who}`] : [],
      places: next() < 0.6 ? [{ ...place, postalCode: String(10_000 + Math.floor(next() * 80_000)) }] : [],
      birthday:
        next() < 0.2
          ? {
              year: 1950 + Math.floor(next() * 50),
              month: 1 + Math.floor(next() * 12),
              day: 1 + Math.floor(next() * 28),
            }
          : null,
    });
    records.push({ who, facts });
    const other = companion(facts, firm, next, pick);
    if (next() < 0.2) records.push({ who, facts: entered(facts, next, pick) });
    else if (other !== null) records.push({ who: count + who, facts: other });
  }
  return records;
}

/** Somebody else who shares much with one person: the partner at home, the son of the same name, a colleague. */
function companion(facts: Facts, firm: string, next: () => number, pick: Pick): Facts | null {
  const kind = Math.floor(next() * 10);
  if (kind === 0) return partner(facts, pick);
  if (kind === 1) return { ...partner(facts, pick), givenName: facts.givenName, suffix: 'jun.', emails: [] };
  if (kind > 3 || firm === '') return null;
  const colleague = {
    givenName: pick(given),
    familyName: pick(family),
    emails: [`info@${firm.toLowerCase()}.example`],
  };
  return { ...facts, ...colleague, birthday: null, phones: [] };
}

type Pick = <T>(list: readonly T[]) => T;

const partner = (facts: Facts, pick: Pick): Facts => ({
  ...facts,
  givenName: pick(given.filter((name) => name !== facts.givenName)),
  companyName: '',
  birthday: null,
});

/** The same person, entered again. */
function entered(facts: Facts, next: () => number, pick: Pick): Facts {
  const spoiled = pick(['same', 'typo', 'nickname', 'ascii', 'swapped', 'initial', 'case'] as const);
  const names = spoiledName(facts, spoiled, next);
  const keepEmail = next() < 0.8;
  return {
    ...facts,
    ...names,
    emails: keepEmail ? facts.emails : [],
    phones: next() < 0.7 ? facts.phones : [],
    companyName: next() < 0.7 ? facts.companyName.replace(' GmbH', '') : '',
    places: next() < 0.5 ? facts.places : [],
    birthday: next() < 0.5 ? facts.birthday : null,
  };
}

function spoiledName(facts: Facts, how: string, next: () => number): Names {
  const { givenName, familyName } = facts;
  switch (how) {
    case 'typo': {
      const at = 1 + Math.floor(next() * (familyName.length - 2));
      return { givenName, familyName: familyName.slice(0, at) + familyName.slice(at + 1) };
    }
    case 'nickname':
      return { givenName: nicknames[givenName] ?? givenName, familyName };
    case 'ascii':
      return { givenName: asciiOf(givenName), familyName: asciiOf(familyName) };
    case 'swapped':
      return { givenName: familyName, familyName: givenName };
    case 'initial':
      return { givenName: `${givenName[0]}.`, familyName };
    case 'case':
      return { givenName: givenName.toLowerCase(), familyName: familyName.toUpperCase() };
    default:
      return { givenName, familyName };
  }
}

interface Names {
  givenName: string;
  familyName: string;
}
