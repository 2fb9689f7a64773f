import { displayName, type NameParts } from '../../../src-shared/domain/name';
import { parseName } from '../../../src-shared/domain/parse-name';

/** The small form's content. The name is one line until it is taken apart. */
export interface Draft {
  readonly full: string;
  readonly parts: NameParts | null;
  readonly company: string;
  readonly email: string;
  readonly phone: string;
  readonly tags: string[];
}

export const noDraft: Draft = { full: '', parts: null, company: '', email: '', phone: '', tags: [] };

const nameOf = (draft: Draft): NameParts => draft.parts ?? parseName(draft.full);

/** Whether there is nothing yet to know somebody by. */
export const isBlank = (draft: Draft): boolean =>
  [...Object.values(nameOf(draft)), draft.company, draft.email, draft.phone].every((text) => text.trim() === '');

/** From one line to parts and back. */
export const splitName = (draft: Draft): Draft =>
  draft.parts === null
    ? { ...draft, parts: parseName(draft.full) }
    : { ...draft, full: displayName(draft.parts), parts: null };

const point = (value: string) => (value.trim() === '' ? [] : [{ value: value.trim(), label: '' }]);

/** What the core is asked to create. */
export const toInput = (draft: Draft) => ({
  ...nameOf(draft),
  companyName: draft.company.trim(),
  emails: point(draft.email),
  phones: point(draft.phone),
  tags: draft.tags,
});
