/**
 * What each piece of evidence counts, in points: positive speaks for one and the same, negative against it. About two
 * points halve or double the odds that two records are about two people. The rules are in RULES.md.
 */
export const weights = {
  'email.same': 9,
  'email.role': 2,
  'phone.same': 8,
  'name.same': 5,
  'name.spelling': 4.8,
  'name.nickname': 4.5,
  'name.typo': 4.5,
  'name.swapped': 4.5,
  'name.initial': 2.5,
  'name.part': 2,
  'company.same': 4,
  'address.same': 4,
  'city.same': 1.5,
  'birthday.same': 6,
  'domain.same': 6,
  'company.name': 7,
  'company.spelling': 7,
  'company.typo': 5,
  'company.different': -1,
  'city.different': -0.5,
  'legal.different': -4,
  'family.different': -4,
  'given.different': -8,
  'name.different': -12,
  'title.different': -8,
  'suffix.different': -9,
  'birthday.different': -8,
} as const;

export type ReasonKind = keyof typeof weights;

/** Evidence that says these are two: with any of them a pair is never certain. */
export const contradictions: ReadonlySet<ReasonKind> = new Set<ReasonKind>([
  'legal.different',
  'family.different',
  'given.different',
  'name.different',
  'title.different',
  'suffix.different',
  'birthday.different',
]);

/** Points from which a pair is called so. */
export const thresholds = { certain: 13, likely: 8, possible: 5 } as const;

export type MatchClass = keyof typeof thresholds;

/** What is left of an address, a number or a home that two people of different names share: they are a household. */
export const householdShare = 0.25;

/** A key that more parties than this have in common is no evidence, and leads to no candidates. */
export const largestBlock = 50;
