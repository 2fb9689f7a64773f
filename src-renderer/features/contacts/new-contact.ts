import { create } from 'zustand';
import { displayName, type NameParts } from '../../../src-shared/domain/name';
import { parseName } from '../../../src-shared/domain/parse-name';
import { givenValues, type NewValues, noNewValues } from '../../ui/record/new-values';

/** The small form's content. The name is one line until it is taken apart. */
export interface Draft {
  readonly full: string;
  readonly parts: NameParts | null;
  readonly company: string;
  readonly email: string;
  readonly phone: string;
  readonly tags: string[];
  readonly own: NewValues;
}

/** What was typed of somebody new, while one looks at who is there already; lives as long as the window. */
export const useKeptContact = create<{ draft: Draft | null; keep: (draft: Draft) => void; forget: () => void }>(
  (set) => ({ draft: null, keep: (draft) => set({ draft }), forget: () => set({ draft: null }) }),
);

export const noDraft: Draft = { full: '', parts: null, company: '', email: '', phone: '', tags: [], own: noNewValues };

const nameOf = (draft: Draft): NameParts => draft.parts ?? parseName(draft.full);

/** Whether there is nothing yet to know somebody by. */
export const isBlank = (draft: Draft): boolean =>
  [...Object.values(nameOf(draft)), draft.company, draft.email, draft.phone].every((text) => text.trim() === '');

/** From one line to parts and back. */
export const splitName = (draft: Draft): Draft =>
  draft.parts === null
    ? { ...draft, parts: parseName(draft.full) }
    : { ...draft, full: displayName(draft.parts), parts: null };

const texts = (value: string) => (value.trim() === '' ? [] : [value.trim()]);

/** What others are compared with. */
export const typedSoFar = (draft: Draft) => ({
  kind: 'contact' as const,
  ...nameOf(draft),
  companyName: draft.company.trim(),
  emails: texts(draft.email),
  phones: texts(draft.phone),
});

const point = (value: string) => texts(value).map((one) => ({ value: one, label: '' }));

/** What the core is asked to create. */
export const toInput = (draft: Draft) => ({
  ...nameOf(draft),
  companyName: draft.company.trim(),
  emails: point(draft.email),
  phones: point(draft.phone),
  tags: draft.tags,
  values: givenValues(draft.own),
});
