/** Whom a type fits: people only, or companies too. */
type Between = 'people' | 'any';

interface Pair {
  type: string;
  /** The same relationship told from the other side; the same word for those that are mutual. */
  inverse: string;
  between: Between;
}

const mutual = (between: Between, ...types: string[]): Pair[] =>
  types.map((type) => ({ type, inverse: type, between }));
const pair = (between: Between, type: string, inverse: string): Pair[] => [
  { type, inverse, between },
  { type: inverse, inverse: type, between },
];

/**
 * What one record can be to another, as vCard's RELATED says it (RFC 6350, 6.6.6): `parent` means that the other is
 * the parent of the one whose card it stands on.
 */
const catalogue: readonly Pair[] = [
  ...mutual('people', 'spouse', 'partner'),
  ...pair('people', 'parent', 'child'),
  ...mutual('people', 'sibling'),
  ...pair('people', 'grandparent', 'grandchild'),
  ...mutual('people', 'relative', 'friend', 'colleague'),
  ...pair('people', 'manager', 'report'),
  ...pair('people', 'assistant', 'supervisor'),
  ...pair('people', 'guardian', 'ward'),
  ...pair('people', 'emergencyContact', 'emergencyContactOf'),
  ...mutual('any', 'acquaintance', 'neighbour', 'businessPartner'),
  ...pair('any', 'referrer', 'referred'),
  ...pair('any', 'lawyer', 'lawyerClient'),
  ...pair('any', 'adviser', 'adviserClient'),
  ...pair('any', 'doctor', 'patient'),
  ...pair('any', 'supplier', 'customer'),
  ...pair('any', 'landlord', 'tenant'),
  ...pair('any', 'owner', 'owned'),
];

/** Told in the user's own words. */
export const ownType = 'other';

export const relationshipTypes: readonly string[] = [...catalogue.map(({ type }) => type), ownType];

const byType = new Map(catalogue.map((entry) => [entry.type, entry]));

/** The same relationship from the other side; a type that isn't known stays as it is. */
export const inverseType = (type: string): string => byType.get(type)?.inverse ?? type;

/** Whether a type can be said of two records of these kinds. */
export const fitsKinds = (type: string, kinds: readonly ('contact' | 'company')[]): boolean =>
  byType.get(type)?.between !== 'people' || kinds.every((kind) => kind === 'contact');

/** A relationship as one side tells it. Own words: an empty inverse is the word itself. */
export interface Told {
  type: string;
  word: string;
  inverse: string;
}

/** What the other side tells. */
export const toldBack = ({ type, word, inverse }: Told): Told => ({
  type: inverseType(type),
  word: inverse === '' ? word : inverse,
  inverse: inverse === '' ? '' : word,
});
