import type { NameParts } from '../../../src-shared/domain/name';
import type { DraftDate } from './date-cells';
import type { Draft, DraftAddress } from './draft';
import type { DraftPoint } from './point-cells';

/** A contact as far as an import compares and changes it: a stored one, or one that an earlier row will make. */
export interface ContactImage extends NameParts {
  id: string;
  company: string;
  role: string;
  department: string;
  about: string;
  points: DraftPoint[];
  /** `id` is empty for one that is not stored yet. */
  addresses: (DraftAddress & { id: string })[];
  pronouns: string;
  language: string;
  dates: DraftDate[];
  photo: string;
  tags: string[];
  notes: string[];
  /** What stands in the users' own fields, as plain texts by field; left out where there are none. */
  custom?: Readonly<Record<string, string>>;
}

/** The contact a new row makes, under the id it will have. */
export const imageOf = (draft: Draft, id: string): ContactImage => ({
  ...draft,
  id,
  addresses: draft.addresses.map((address) => ({ ...address, id: '' })),
  custom: Object.fromEntries((draft.customs ?? []).map(({ fieldId, text }) => [fieldId, text])),
});
