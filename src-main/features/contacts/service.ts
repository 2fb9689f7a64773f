import type * as z from 'zod';
import type { Contact, ContactPatch, contacts } from '../../../src-shared/contract/contacts';
import { displayName } from '../../../src-shared/domain/name';
import { AppError } from '../../../src-shared/errors';
import type { Tx } from '../../platform/store/handles';
import { ensureCompany } from '../companies';
import { writeNewValues } from '../fields';
import { runSelection, type Selection } from '../lists';
import { checkPoint, findParty, type PartiesOptions, partyToChange } from '../parties';
import { changedFields, ensureTags, isUser, type TagOptions } from '../records';
import { type ContactFields, getContact, insertContact, updateContact } from './repository';

type NewContactInput = z.infer<NonNullable<(typeof contacts.create)['~orpc']['inputSchema']>>;

/** Blanks around and runs of blanks go; `about` is free text and stays. A language is spelt as BCP 47 has it. */
function tidy({ about, localOnly, ...lines }: ContactPatch): ContactPatch {
  const tidied = Object.entries(lines).map(([key, value]) => [key, value?.replace(/\s+/g, ' ').trim()]);
  const { language, ...rest }: ContactPatch = Object.fromEntries(tidied);
  return { ...rest, about, localOnly, language: language && canonical(language) };
}

function canonical(language: string): string {
  try {
    return new Intl.Locale(language).toString();
  } catch {
    throw new AppError('validation', 'no language tag', { field: 'language', reason: 'malformed' });
  }
}

/** The fields of the contact's own row; a company that is named is found or made. */
function ownFields(
  tx: Tx,
  { companyName, ...fields }: ContactPatch,
): { [Key in keyof ContactFields]?: ContactFields[Key] | undefined } {
  if (fields.ownerId !== undefined) isUser(tx.db, fields.ownerId);
  if (companyName === undefined) return fields;
  return { ...fields, companyId: companyName === '' ? null : ensureCompany(tx, companyName) };
}

/** Creates and changes contacts, each as one undoable act; whole selections as one operation. */
export function contactService(context: PartiesOptions) {
  const { store, actor, country } = context;
  const many = <Options>(
    task: string,
    label: 'contact.binned' | 'contact.restored' | 'contact.tagged' | 'contact.purged',
    selection: Selection,
    options: Options,
  ) => runSelection(context, 'contact', { task, label, selection, options, undoable: task !== 'contact.purge' });

  return {
    /** Fails: `validation` (field `emails.0.value` …) on a malformed address or number, and when all is empty. */
    create(input: NewContactInput): Contact {
      const { emails, phones, tags, values, ...patch } = input;
      const fields = tidy(patch);
      const points = [
        ...emails.map((point, at) => ({ kind: 'email' as const, ...point, field: `emails.${at}.value` })),
        ...phones.map((point, at) => ({ kind: 'phone' as const, ...point, field: `phones.${at}.value` })),
      ].map(({ kind, value, label, field }) => ({
        kind,
        label: label.trim(),
        ...checkPoint(kind, value, country(), field),
      }));
      const name = displayName(fields, fields.companyName ?? '', ...points.map(({ value }) => value));
      if (name === '') {
        throw new AppError('validation', 'a contact needs a name or a company, an email or a number', {
          field: 'name',
          reason: 'required',
        });
      }
      const id = store.transact({ label: { key: 'contact.created', params: { name } }, actor: actor() }, (tx) => {
        const own = ownFields(tx, fields);
        const given = Object.fromEntries(Object.entries(own).filter(([, value]) => value !== undefined));
        const companyName = own.companyId ? (findParty(tx.db, own.companyId)?.name ?? '') : '';
        const tagIds = ensureTags(tx, tags);
        const made = insertContact(tx, { ...given, companyName, points, addresses: [], tagIds });
        writeNewValues(tx, made, values, country());
        return made;
      });
      return getContact(store.db, id);
    },

    update({ id, patch }: { id: string; patch: ContactPatch }): Contact {
      const fields = tidy(patch);
      const { name } = partyToChange(store.db, id);
      store.transact({ label: { key: 'contact.edited', params: { name } }, actor: actor() }, (tx) => {
        const now = getContact(tx.db, id);
        const { companyName, ...rest } = fields;
        const differing = ownFields(tx, companyName === now.companyName ? rest : fields);
        const changed = changedFields(now, differing);
        if (Object.keys(changed).length > 0) updateContact(tx, id, changed);
      });
      return getContact(store.db, id);
    },

    bin: (selection: Selection) => many('contact.bin', 'contact.binned', selection, {}),
    restore: (selection: Selection) => many('contact.restore', 'contact.restored', selection, {}),
    tag: (selection: Selection, tags: TagOptions) => many('contact.tag', 'contact.tagged', selection, tags),
    purge: async (selection: Selection) => ({
      count: (await many('contact.purge', 'contact.purged', selection, {})).count,
    }),
  };
}
