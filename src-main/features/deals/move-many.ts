import * as z from 'zod';
import type { DealField } from '../../../src-shared/contract/pipelines';
import type { LocalDate } from '../../../src-shared/domain/local-date';
import type { FeatureContext } from '../../platform/feature';
import type { ReadableDb, Tx } from '../../platform/store/handles';
import { runSelection, type Selection, selectionPreview, selectionTask } from '../lists';
import { liveStage, type StageRow } from './pipeline-repository';
import { lastPlace } from './place';
import { findDeal, missingFields, noteChange, updateDeal } from './repository';

/** Where a deal (a row `c`) lacks a field; as `missingFields` finds it for one. */
const lacksField: Readonly<Record<DealField, string>> = {
  amount: 'c.amount IS NULL',
  expectedClose: 'c.expected_close IS NULL',
  company: 'c.company_id IS NULL',
  contact: `NOT EXISTS (SELECT 1 FROM deal_contact p JOIN contact k ON k.id = p.contact_id AND k.deleted_at IS NULL
    WHERE p.deal_id = c.id AND p.deleted_at IS NULL)`,
  source: `c.source = ''`,
};

const open = `c.status = 'open' AND c.deleted_at IS NULL`;

interface MovePreview {
  total: number;
  moving: number;
  there: number;
  closed: number;
  lacking: number;
  lacks: { id: string; title: string; fields: DealField[] }[];
}

/** What a move of many would do: see the contract. Fails: `conflict` (reason `stage.gone`). */
export function movePreview(
  db: ReadableDb,
  { stageId, ...chosen }: { selection: Selection; stageId: string; today: LocalDate },
): MovePreview {
  const { required } = liveStage(db, stageId);
  const look = (sql: string, params: string[], shown: readonly string[] = []) =>
    selectionPreview(db, 'deal', chosen, { name: 'c.title', shown, differs: { sql, params } });
  const lacks = required.length === 0 ? '0' : required.map((field) => lacksField[field]).join(' OR ');
  const moving = look(`${open} AND c.stage_id <> ? AND NOT (${lacks})`, [stageId]);
  const shown = required.map((field) => lacksField[field]);
  const lacking = look(`${open} AND c.stage_id <> ? AND (${lacks})`, [stageId], shown);
  const there = look(`${open} AND c.stage_id = ?`, [stageId]);
  return {
    total: moving.total,
    moving: moving.changing,
    there: there.changing,
    closed: moving.total - moving.changing - lacking.changing - there.changing,
    lacking: lacking.changing,
    lacks: lacking.sample.map(({ id, name, before }) => ({
      ...{ id, title: name },
      fields: required.filter((_, at) => before[at] === '1'),
    })),
  };
}

/** Puts a deal at the end of a stage; says whether it went: it stays where it is closed, there already, or lacks something. */
function moveToEnd(tx: Tx, id: string, { id: stageId, pipelineId, required }: StageRow): boolean {
  const now = findDeal(tx.db, id);
  if (!now || now.deletedAt !== null || now.status !== 'open' || now.stageId === stageId) return false;
  if (required.length > 0 && missingFields(tx.db, id, required).length > 0) return false;
  updateDeal(tx, id, { stageId, pipelineId, boardOrder: lastPlace(tx.db, stageId), stageSince: tx.at });
  noteChange(tx, id, now, { stageId, status: 'open' });
  return true;
}

const task = 'deal.moveMany';

/** Moves the deals of a selection, as many as fit into each transaction; a stage that is gone takes all of it back. */
export const moveManyTask = (context: () => FeatureContext) =>
  selectionTask(context, {
    name: task,
    options: z.object({ stageId: z.string() }),
    begin(tx, { stageId }) {
      const stage = liveStage(tx.db, stageId);
      return (id) => moveToEnd(tx, id, stage);
    },
  });

/** Moves many deals, as one undoable act. Fails: `conflict` (reasons `stage.gone`, and `takenBack` where that happens meanwhile). */
export function moveMany(context: FeatureContext, { selection, stageId }: { selection: Selection; stageId: string }) {
  const { name } = liveStage(context.store.db, stageId);
  const act = { task, label: 'deal.manyMoved' as const, selection, options: { stageId }, params: { stage: name } };
  return runSelection(context, 'deal', act);
}
