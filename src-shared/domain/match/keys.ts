import type { Commonness } from './compare';
import { sound } from './letters';
import { rootsOf } from './nicknames';
import type { Profile } from './profile';
import { largestBlock } from './weights';

/** Two records are compared when they have a key in common; a key is a short text of what must be alike. */
export type Key = string;

/** The key of exactly this name, in whatever order its parts stand: who has it is a namesake. */
function nameKey(profile: Profile): Key | null {
  if (profile.kind === 'company') return profile.company === '' ? null : `k ${profile.company}`;
  const words = [...profile.given.slice(0, 1), profile.familyWhole].filter((word) => word !== '');
  return words.length < 2 ? null : `n ${words.sort().join(' ')}`;
}

const pointKey = (kind: 'email' | 'phone', normalized: string): Key => `${kind} ${normalized}`;

/** People and companies are looked for apart. */
const ofKind = (kind: Profile['kind'], key: Key): Key => `${kind} ${key}`;

function personKeys({ given, nickname, familyWhole, familySound, company, streets, facts }: Profile): Key[] {
  const [first = nickname] = given;
  const called = [...new Set([...rootsOf(first), ...given.slice(1), nickname].filter((word) => word.length > 1))];
  const keys: Key[] = [];
  if (familyWhole !== '') {
    keys.push(
      ...[...new Set([first, ...called].map((name) => name.slice(0, 1)))].map((letter) => `s ${familySound} ${letter}`),
    );
    for (const name of called)
      keys.push(`g ${sound(name)} ${familySound.slice(0, 3)}`, `t ${sound(name)} ${familySound.slice(-4)}`);
    if (company !== '') keys.push(`c ${company} ${familySound}`);
    keys.push(...[...streets.keys()].map((street) => `a ${street} ${familyWhole[0]}`));
  }
  if (company !== '' && first !== '') keys.push(`c ${company} ${sound(first)}`);
  if (facts.birthday) keys.push(`b ${facts.birthday.month}-${facts.birthday.day} ${familySound.slice(0, 2)}`);
  return keys;
}

function companyKeys({ company, domains }: Profile): Key[] {
  const heard = sound(company);
  return [...domains.map((domain) => `d ${domain}`), `o ${heard.slice(0, 5)}`, `q ${heard.slice(-6)}`];
}

/** Every key a record is found by. */
export function keysOf(profile: Profile): Key[] {
  const { kind, facts } = profile;
  const exact = nameKey(profile);
  const all = [
    ...(exact === null ? [] : [exact]),
    ...facts.emails.map((email) => pointKey('email', email)),
    ...facts.phones.map((phone) => pointKey('phone', phone)),
    ...(kind === 'contact' ? personKeys(profile) : companyKeys(profile)),
  ].map((key) => ofKind(kind, key));
  return [...new Set(all)];
}

/** The keys of a record as the index has them, and that of its name (0 where it has none). */
export function hashesOf(profile: Profile): { name: number; keys: number[] } {
  const name = nameKey(profile);
  return {
    name: name === null ? 0 : hashOf(ofKind(profile.kind, name)),
    keys: [...new Set(keysOf(profile).map(hashOf))].sort((a, b) => a - b),
  };
}

/** What an index of keys knows of one: how many parties have it, and how many different names these bear. */
export interface KeyCounts {
  parties(hash: number): number;
  names(hash: number): number;
}

/** Looks commonness up in an index of keys. Entered three times, one person does not make an address common. */
export const commonnessBy = (kind: Profile['kind'], { parties, names }: KeyCounts): Commonness => ({
  sharing(point, value) {
    const hash = hashOf(ofKind(kind, pointKey(point, value)));
    const count = parties(hash);
    return count > largestBlock ? count : names(hash);
  },
  namesakes(profile) {
    const key = nameKey(profile);
    return key === null ? 2 : parties(hashOf(ofKind(kind, key)));
  },
});

/** A key as a whole number under 2^53, for the index (cyrb53); that two texts fall together only costs a comparison. */
function hashOf(key: Key): number {
  let [high, low] = [0xdeadbeef, 0x41c6ce57];
  for (let at = 0; at < key.length; at++) {
    const code = key.charCodeAt(at);
    high = Math.imul(high ^ code, 2654435761);
    low = Math.imul(low ^ code, 1597334677);
  }
  high = Math.imul(high ^ (high >>> 16), 2246822507) ^ Math.imul(low ^ (low >>> 13), 3266489909);
  low = Math.imul(low ^ (low >>> 16), 2246822507) ^ Math.imul(high ^ (high >>> 13), 3266489909);
  return 4294967296 * (2097151 & low) + (high >>> 0);
}
