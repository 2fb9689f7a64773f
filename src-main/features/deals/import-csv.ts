import { fold } from '../../../src-shared/domain/fold';
import { sortKey } from '../../../src-shared/domain/name';
import { parseName } from '../../../src-shared/domain/parse-name';
import type { ReadableDb, Tx } from '../../platform/store/handles';
import { ensureCompany } from '../companies';
import { insertContact } from '../contacts';
import { textWriter } from '../fields';
import type { TableKind } from '../imports';
import { addTagging, ensureTags } from '../records';
import { type DealRead, readDeals } from './csv';
import { insertPipeline, insertStage } from './pipeline-repository';
import { insertDealWithWay, putPerson } from './repository';

/** The deal a row is about: the first of its name and company is the first such row's, the second the second's. */
const dealOf = (db: ReadableDb, { name, company, nth }: DealRead): string | undefined =>
  db
    .prepare<[string, string, number], { id: string }>(
      `SELECT d.id FROM deal d LEFT JOIN company k ON k.id = d.company_id
       WHERE d.name_key = ? AND d.deleted_at IS NULL AND coalesce(k.name_key, '') = ? ORDER BY d.id LIMIT 1 OFFSET ?`,
    )
    .get(fold(name), fold(company), nth)?.id;

const newStage = (name: string) => ({ name, color: 'info' as const, probability: 50, rotDays: null, required: [] });

interface Place {
  id: string;
  name: string;
  pipelineId: string;
  pipeline: string;
}

const places = (db: ReadableDb): Place[] =>
  db
    .prepare<[], Place>(
      `SELECT s.id, s.name, p.id AS pipelineId, p.name AS pipeline FROM pipeline p
       JOIN stage s ON s.pipeline_id = p.id AND s.deleted_at IS NULL
       WHERE p.deleted_at IS NULL ORDER BY p.position, p.id, s.position, s.id`,
    )
    .all();

/** The stage a row names; pipelines and stages that are not there are made. What a stage asks for is not asked here. */
function stageFor(tx: Tx, { pipeline, stage }: DealRead): string {
  const there = places(tx.db).filter((one) => pipeline === '' || fold(one.pipeline) === fold(pipeline));
  const found = stage === '' ? there[0] : there.find(({ name }) => fold(name) === fold(stage));
  if (found) return found.id;
  const [first] = there;
  const made = newStage((stage || 'Open').slice(0, 60));
  if (first) return insertStage(tx, first.pipelineId, made);
  const id = insertPipeline(tx, (pipeline || 'Pipeline').slice(0, 60), [made]);
  return places(tx.db).find(({ pipelineId }) => pipelineId === id)?.id ?? '';
}

/** Somebody by name: the one who is there, else a new contact. */
function personFor(tx: Tx, name: string, company: { id: string; name: string } | null): string {
  const parts = parseName(name);
  const there = tx.db
    .prepare<[string], { id: string }>(
      'SELECT id FROM contact WHERE name_key = ? AND deleted_at IS NULL ORDER BY id LIMIT 1',
    )
    .get(sortKey(parts, '', '', ''));
  const companyOf = { companyName: company?.name ?? '', ...(company && { companyId: company.id }) };
  return there?.id ?? insertContact(tx, { ...parts, ...companyOf, points: [], addresses: [], tagIds: [] });
}

/** Deals out of a CSV file; those that are there already stay as they are. */
export const dealImport: TableKind<DealRead> = {
  task: 'deal.import',
  label: 'deal.imported',
  read: readDeals,
  actOf: (db, row) => (dealOf(db, row) === undefined ? 'add' : 'same'),
  take(tx, row) {
    if (dealOf(tx.db, row) !== undefined) return 'same';
    const { status, amount, currency, expectedClose, source, about } = row;
    const stageId = stageFor(tx, row);
    const companyId = row.company === '' ? null : ensureCompany(tx, row.company);
    const closedAt = Math.min(row.closedAt ?? tx.at, tx.at);
    const at = Math.min(row.createdAt ?? tx.at, status === 'open' ? tx.at : closedAt);
    const begun = { stageId, status: 'open' as const, at };
    const id = insertDealWithWay(tx, {
      ...{ title: row.name, amount, currency, expectedClose, companyId, source, about },
      reason: status === 'open' ? '' : row.reasonWhy,
      way: status === 'open' ? [begun] : [begun, { stageId, status, at: closedAt }],
      changedAt: status === 'open' ? at : closedAt,
    });
    const company = companyId === null ? null : { id: companyId, name: row.company };
    for (const { name, role } of row.people) putPerson(tx, id, personFor(tx, name, company), role);
    for (const tagId of ensureTags(tx, row.tags)) addTagging(tx, id, tagId);
    const write = textWriter(tx);
    for (const { fieldId, text, key } of row.own) write(id, fieldId, text, key);
    return 'add';
  },
};
