import { eq } from 'drizzle-orm';
import { fold } from '../../../src-shared/domain/fold';
import type { ReadableDb, Tx } from '../../platform/store/handles';
import { changedRow } from '../../platform/store/rows';
import { ensureCompany } from '../companies';
import { insertContact, updateContact } from '../contacts';
import { textWriter } from '../fields';
import { insertAddress, insertDate, insertPoint } from '../parties';
import { postalAddress } from '../parties/schema';
import { addTagging, ensureTags, insertNote } from '../records';
import type { DraftCustom } from './custom-cells';
import type { Draft } from './draft';
import type { Plan } from './match';
import type { Merge } from './merge';

/** Ids of tags by folded name, as this import found or made them. */
export type TagCache = Map<string, string>;

function tagId(tx: Tx, name: string, cache: TagCache): string {
  const key = fold(name);
  const known = cache.get(key);
  const live = 'SELECT 1 FROM tag WHERE id = ? AND deleted_at IS NULL';
  if (known && tx.db.prepare<[string], unknown>(live).get(known)) return known;
  const [id = ''] = ensureTags(tx, [name]);
  cache.set(key, id);
  return id;
}

const isFree = (db: ReadableDb, id: string) =>
  !db.prepare<[string], unknown>('SELECT 1 FROM contact WHERE id = ?').get(id);

const companyName = (db: ReadableDb, id: string) =>
  db.prepare<[string], { name: string }>('SELECT name FROM company WHERE id = ?').get(id)?.name ?? '';

/** Does what was planned for a row, inside the running transaction. */
export function applyPlan(tx: Tx, draft: Draft, plan: Plan, tags: TagCache): void {
  if (plan.verdict === 'new') addContact(tx, draft, tags);
  else if (plan.verdict === 'update') changeContact(tx, plan, tags);
}

function addContact(tx: Tx, draft: Draft, tags: TagCache): void {
  const { company, tags: names, notes, id: wanted, customs = [], ...fields } = draft;
  const companyId = company === '' ? null : ensureCompany(tx, company);
  const id = insertContact(tx, {
    ...fields,
    // The id of a contact that lies in the bin stays its own: undoing this import must not touch it.
    ...(wanted !== '' && isFree(tx.db, wanted) ? { id: wanted } : {}),
    companyId,
    companyName: companyId === null ? '' : companyName(tx.db, companyId),
    tagIds: names.map((name) => tagId(tx, name, tags)),
  });
  for (const body of notes) insertNote(tx, id, body);
  writeCustoms(tx, id, customs);
}

function writeCustoms(tx: Tx, id: string, customs: readonly DraftCustom[]): void {
  if (customs.length === 0) return;
  const write = textWriter(tx);
  for (const { fieldId, text, key } of customs) write(id, fieldId, text, key);
}

/** Completes the contact a plan found by what the draft has more. */
export function changeContact(
  tx: Tx,
  { contact: known, merge }: Extract<Plan, { merge: Merge }>,
  tags: TagCache = new Map(),
): void {
  const { company, ...fields } = merge.fields;
  const patch = { ...fields, ...(company === undefined ? {} : { companyId: ensureCompany(tx, company) }) };
  if (Object.keys(patch).length > 0) updateContact(tx, known.id, patch);
  for (const { at, parts } of merge.addressParts) {
    tx.db.orm
      .update(postalAddress)
      .set({ ...parts, ...changedRow(tx) })
      .where(eq(postalAddress.id, known.addresses[at]?.id ?? ''))
      .run();
  }
  for (const date of merge.dates) insertDate(tx, known.id, date);
  for (const point of merge.points) insertPoint(tx, known.id, point);
  for (const address of merge.addresses) insertAddress(tx, known.id, address);
  for (const name of merge.tags) addTagging(tx, known.id, tagId(tx, name, tags));
  for (const body of merge.notes) insertNote(tx, known.id, body);
  writeCustoms(tx, known.id, merge.customs);
}
