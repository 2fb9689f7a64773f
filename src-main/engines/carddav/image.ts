/**
 * What a contact or a card says, as one flat map, so that two of them can be compared and merged part by part:
 * `givenName` → `Ada`, `tag friend` → `Friend`, `point email ada@mail.example` → its value and label as JSON. A part
 * that says nothing is not there.
 */
export type Image = Readonly<Record<string, string>>;

/** Parts that differ, with what they become; null where a part goes. */
export type Difference = ReadonlyMap<string, string | null>;

export function differenceOf(before: Image, after: Image): Difference {
  const difference = new Map<string, string | null>();
  for (const key of Object.keys(before)) if (!Object.hasOwn(after, key)) difference.set(key, null);
  for (const [key, value] of Object.entries(after)) if (before[key] !== value) difference.set(key, value);
  return difference;
}

export function withDifference(image: Image, difference: Difference): Image {
  const next = { ...image };
  for (const [key, value] of difference) {
    if (value === null) delete next[key];
    else next[key] = value;
  }
  return next;
}

/** Parts that both sides made something different of. */
export const conflictsOf = (ours: Difference, theirs: Difference): string[] =>
  [...theirs].filter(([key, value]) => ours.has(key) && ours.get(key) !== value).map(([key]) => key);

/** `image` with the parts named as they are in `other`. */
export const withPartsOf = (image: Image, other: Image, keys: Iterable<string>): Image =>
  withDifference(
    image,
    new Map([...keys].map((key) => [key, Object.hasOwn(other, key) ? (other[key] ?? null) : null])),
  );

export const textParts = [
  'prefix',
  'givenName',
  'additionalName',
  'familyName',
  'suffix',
  'nickname',
  'company',
  'department',
  'role',
  'about',
  /** Hash of the photo's bytes (FileStore). */
  'photo',
] as const;
export type TextPart = (typeof textParts)[number];

export interface PointPart {
  kind: 'email' | 'phone' | 'url';
  value: string;
  normalized: string;
  label: string;
}

export interface DatePart {
  kind: 'birthday' | 'anniversary' | 'custom';
  label: string;
  year: number | null;
  month: number;
  day: number;
}

export interface AddressPart {
  label: string;
  street: string;
  extended: string;
  postalCode: string;
  city: string;
  region: string;
  country: string;
}
