import type { Deal, DealPerson, DealRow, DealStatus } from '../../../src-shared/contract/deals';
import type { DealField } from '../../../src-shared/contract/pipelines';
import { fold } from '../../../src-shared/domain/fold';
import { AppError } from '../../../src-shared/errors';
import type { ReadableDb, Tx } from '../../platform/store/handles';
import { newRow } from '../../platform/store/rows';
import { insertRow, tagsOfRecords, updateRow, userNames } from '../records';
import { liveStage } from './pipeline-repository';
import { lastPlace } from './place';
import { deal, dealContact, stageChange } from './schema';

/** A deal's own row, as it is stored. */
export interface StoredDeal {
  id: string;
  title: string;
  pipelineId: string;
  stageId: string;
  status: DealStatus;
  amount: number | null;
  currency: string;
  expectedClose: string | null;
  companyId: string | null;
  source: string;
  about: string;
  ownerId: string;
  boardOrder: string;
  deletedAt: number | null;
}

/** Fields of a deal's own row that can be changed. */
export interface DealFields
  extends Pick<
    StoredDeal,
    'title' | 'amount' | 'currency' | 'expectedClose' | 'companyId' | 'source' | 'about' | 'ownerId'
  > {}

const rowColumns = `d.id, d.title, d.pipeline_id AS pipelineId, d.stage_id AS stageId, coalesce(s.name, '') AS stageName,
  d.status, d.amount, d.currency, d.expected_close AS expectedClose, k.id AS companyId,
  coalesce(k.name, '') AS companyName,
  coalesce((SELECT c.display_name FROM deal_contact p JOIN contact c ON c.id = p.contact_id AND c.deleted_at IS NULL
    WHERE p.deal_id = d.id AND p.deleted_at IS NULL ORDER BY p.position, p.id LIMIT 1), '') AS contactName,
  d.owner_id AS ownerId, coalesce(u.name, '') AS ownerName, d.stage_since AS stageSince,
  EXISTS (SELECT 1 FROM task_record r JOIN task o ON o.id = r.task_id AND o.done_at IS NULL AND o.deleted_at IS NULL
    WHERE r.record_id = d.id AND r.deleted_at IS NULL) AS hasNextStep,
  d.created_at AS createdAt, d.updated_at AS updatedAt`;

const joined = `LEFT JOIN stage s ON s.id = d.stage_id AND s.deleted_at IS NULL
  LEFT JOIN company k ON k.id = d.company_id AND k.deleted_at IS NULL LEFT JOIN user u ON u.id = d.owner_id`;

/** Deals as they stand in lists, in the order of `ids`. */
export function dealRows(db: ReadableDb, ids: readonly string[]): DealRow[] {
  return db
    .prepare<[string], Omit<DealRow, 'hasNextStep'> & { hasNextStep: 0 | 1 }>(
      `SELECT ${rowColumns} FROM json_each(?) j CROSS JOIN deal d ON d.id = j.value ${joined} ORDER BY j.key`,
    )
    .all(JSON.stringify(ids))
    .map((row) => ({ ...row, hasNextStep: row.hasNextStep === 1 }));
}

/** The people of a deal that are not in the bin, the main one first. */
export function peopleOf(db: ReadableDb, dealId: string): DealPerson[] {
  return db
    .prepare<[string], DealPerson>(
      `SELECT p.id, p.contact_id AS contactId, c.display_name AS name, c.photo, p.role
       FROM deal_contact p JOIN contact c ON c.id = p.contact_id AND c.deleted_at IS NULL
       WHERE p.deal_id = ? AND p.deleted_at IS NULL ORDER BY p.position, p.id`,
    )
    .all(dealId);
}

/** A deal with all that belongs to it. Fails: `not_found`. */
export function getDeal(db: ReadableDb, id: string): Deal {
  const [row] = dealRows(db, [id]);
  if (!row) throw new AppError('not_found', 'no such deal', { id });
  const own = db
    .prepare<[string], Pick<Deal, 'closedAt' | 'reason' | 'source' | 'about' | 'createdBy' | 'updatedBy' | 'binnedAt'>>(
      `SELECT closed_at AS closedAt, reason, source, about, created_by AS createdBy, updated_by AS updatedBy,
         deleted_at AS binnedAt FROM deal WHERE id = ?`,
    )
    .get(id);
  if (!own) throw new AppError('not_found', 'no such deal', { id });
  const users = userNames(db);
  return {
    ...row,
    ...own,
    createdBy: users.get(own.createdBy) ?? '',
    updatedBy: users.get(own.updatedBy) ?? '',
    people: peopleOf(db, id),
    tags: tagsOfRecords(db, [id]).get(id) ?? [],
  };
}

/** A deal's own row, also of one in the bin. */
export const findDeal = (db: ReadableDb, id: string): StoredDeal | undefined =>
  db
    .prepare<[string], StoredDeal>(
      `SELECT id, title, pipeline_id AS pipelineId, stage_id AS stageId, status, amount, currency,
         expected_close AS expectedClose, company_id AS companyId, source, about, owner_id AS ownerId,
         board_order AS boardOrder, deleted_at AS deletedAt FROM deal WHERE id = ?`,
    )
    .get(id);

/** A deal's own row, for a change. Fails: `not_found`; `conflict` (reason `binned`). */
export function dealToChange(db: ReadableDb, id: string): StoredDeal {
  const row = findDeal(db, id);
  if (!row) throw new AppError('not_found', 'no such deal', { id });
  if (row.deletedAt !== null) throw new AppError('conflict', 'it lies in the bin', { id, reason: 'binned' });
  return row;
}

export interface NewDeal extends Partial<DealFields> {
  title: string;
  currency: string;
  pipelineId: string;
  stageId: string;
  boardOrder: string;
  /** When it was made and came to its stage, ms since 1970; by default now. */
  at?: number;
}

/** Adds a deal, with the first line of its history; answers its id. */
export function insertDeal(tx: Tx, { at = tx.at, ...fields }: NewDeal): string {
  const row = { ...newRow(tx), createdAt: at, updatedAt: at, stageSince: at, nameKey: fold(fields.title) };
  insertRow(tx, deal, { ...row, ...fields });
  noteChange(tx, row.id, null, { stageId: fields.stageId, status: 'open' }, at);
  return row.id;
}

/** A deal that has gone its way already: `way` are its places, and when it came to each (ms since 1970). */
export interface DealWithWay extends Partial<DealFields> {
  title: string;
  currency: string;
  reason: string;
  way: readonly (Place & { at: number })[];
  changedAt: number;
}

/** Adds a deal with the way it has gone, at the end of the stage where it stands; answers its id. */
export function insertDealWithWay(tx: Tx, { way, changedAt, ...fields }: DealWithWay): string {
  const [first] = way;
  const last = way.at(-1);
  const { pipelineId } = liveStage(tx.db, last?.stageId ?? '');
  if (!first || !last) throw new Error('a deal without a way');
  const row = { ...newRow(tx), createdAt: first.at, updatedAt: changedAt, nameKey: fold(fields.title) };
  insertRow(tx, deal, {
    ...row,
    ...fields,
    ...{ pipelineId, stageId: last.stageId, status: last.status },
    boardOrder: lastPlace(tx.db, last.stageId),
    stageSince: way.find(({ stageId }) => stageId === last.stageId)?.at ?? last.at,
    closedAt: last.status === 'open' ? null : last.at,
  });
  way.forEach((place, at) => {
    noteChange(tx, row.id, way[at - 1] ?? null, place, place.at);
  });
  return row.id;
}

type Place = Pick<StoredDeal, 'stageId' | 'status'>;

/** Writes down that a deal went from one place to another at `at` (ms), with what it is worth now. */
export function noteChange(tx: Tx, dealId: string, from: Place | null, to: Place, at = tx.at): void {
  const now = tx.db
    .prepare<[string], { amount: number | null; currency: string }>('SELECT amount, currency FROM deal WHERE id = ?')
    .get(dealId);
  insertRow(tx, stageChange, {
    ...newRow(tx),
    dealId,
    fromStage: from?.stageId ?? null,
    toStage: to.stageId,
    fromStatus: from?.status ?? null,
    toStatus: to.status,
    at,
    amount: now?.amount ?? null,
    currency: now?.currency ?? '',
  });
}

/** An amount that is given stands for itself from then on, whatever the deal's lines come to. */
export function updateDeal(tx: Tx, id: string, patch: Partial<typeof deal.$inferInsert>): void {
  updateRow(tx, deal, id, { ...patch, ...(patch.amount !== undefined && { amountFromLines: false }) });
}

/** Names somebody as part of a deal; one who is that already has another role now. Answers the part's id. */
export function putPerson(tx: Tx, dealId: string, contactId: string, role: string): string {
  const known = peopleOf(tx.db, dealId).find((person) => person.contactId === contactId);
  if (known) {
    if (known.role !== role) updateRow(tx, dealContact, known.id, { role });
    return known.id;
  }
  const row = newRow(tx);
  insertRow(tx, dealContact, { ...row, dealId, contactId, role, position: nextPersonPosition(tx.db, dealId) });
  return row.id;
}

const nextPersonPosition = (db: ReadableDb, dealId: string): number =>
  db
    .prepare<[string], { next: number }>(
      'SELECT coalesce(max(position) + 1, 0) AS next FROM deal_contact WHERE deal_id = ?',
    )
    .get(dealId)?.next ?? 0;

/** What of `required` a deal does not have. */
export function missingFields(db: ReadableDb, id: string, required: readonly DealField[]): DealField[] {
  const { amount, expectedClose, companyId, source } = dealToChange(db, id);
  const has: Record<DealField, () => boolean> = {
    amount: () => amount !== null,
    expectedClose: () => expectedClose !== null,
    company: () => companyId !== null,
    contact: () => peopleOf(db, id).length > 0,
    source: () => source !== '',
  };
  return required.filter((field) => !has[field]());
}
