import type { EntryFields } from '../../../src-shared/contract/deals';
import { parseMoney } from '../../../src-shared/domain/money';

/** What is typed of a deal, field by field. */
export interface DealDraft {
  readonly title: string;
  readonly amount: string;
  readonly currency: string;
  /** ISO 8601, '' for none. */
  readonly expectedClose: string;
  readonly companyName: string;
  readonly contact: { readonly id: string | null; readonly name: string };
  readonly source: string;
}

export type DraftField = keyof DealDraft;
export type DraftErrors = { readonly [Field in DraftField]?: string };

export const emptyDraft = (currency: string): DealDraft => ({
  ...{ title: '', amount: '', currency, expectedClose: '', companyName: '', source: '' },
  contact: { id: null, name: '' },
});

/** What is typed as the core takes it; or, by field, the reasons (keys of `error.reason`) why it can't be taken. */
export function entryOf(
  draft: DealDraft,
  locale: string,
): { readonly fields: EntryFields; readonly errors?: undefined } | { readonly errors: DraftErrors } {
  const errors: { -readonly [Field in DraftField]?: string } = {};
  const fields: EntryFields = {};
  const text = (value: string) => value.trim();
  if (text(draft.title) !== '') fields.title = text(draft.title);
  if (text(draft.amount) !== '') {
    const parsed = parseMoney(draft.amount, { locale, currency: draft.currency });
    if (parsed.ok) Object.assign(fields, { amount: parsed.amount, currency: parsed.currency });
    else errors.amount = parsed.reason;
  } else fields.currency = draft.currency;
  if (draft.expectedClose !== '') fields.expectedClose = draft.expectedClose;
  if (text(draft.companyName) !== '') fields.companyName = text(draft.companyName);
  if (text(draft.source) !== '') fields.source = text(draft.source);
  if (draft.contact.id !== null) fields.contactId = draft.contact.id;
  else if (text(draft.contact.name) !== '') errors.contact = 'contact.pick';
  return Object.keys(errors).length > 0 ? { errors } : { fields };
}
