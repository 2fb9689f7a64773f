import * as z from 'zod';
import type { SampleLeft } from '../../../src-shared/contract/app';
import { AppError } from '../../../src-shared/errors';
import type { FeatureContext } from '../../platform/feature';
import { defineTask } from '../../platform/operations/task';
import type { ReadableDb, Tx } from '../../platform/store/handles';
import { binRecord, binRow } from '../records';
import { activity, tag } from '../records/schema';

interface SampleRow {
  readonly table: 'contact' | 'company' | 'deal' | 'product' | 'task' | 'activity' | 'stage' | 'pipeline' | 'tag';
  readonly id: string;
  /** Another act has written to it since. */
  readonly changed: number;
}

/** What the sample brought and is still there; people first, tags last. The journal knows each row by the act that made it. */
const madeBySample = `
  SELECT made.tbl AS "table", made.row AS id,
    EXISTS (
      SELECT 1 FROM journal later
      JOIN operation act ON act.id = later.operation JOIN operation root ON root.id = act.root
      WHERE later.record = made.row AND root.label_key NOT IN ('demo.filled', 'demo.removed')
    ) AS changed
  FROM operation filled JOIN journal made
    ON made.seq BETWEEN filled.first_seq AND filled.last_seq AND made.operation = filled.id
  WHERE filled.label_key = 'demo.filled' AND made.grp IS NULL AND CASE made.tbl
    WHEN 'contact' THEN EXISTS (SELECT 1 FROM contact WHERE id = made.row AND deleted_at IS NULL)
    WHEN 'company' THEN EXISTS (SELECT 1 FROM company WHERE id = made.row AND deleted_at IS NULL)
    WHEN 'deal' THEN EXISTS (SELECT 1 FROM deal WHERE id = made.row AND deleted_at IS NULL)
    WHEN 'product' THEN EXISTS (SELECT 1 FROM product WHERE id = made.row AND deleted_at IS NULL)
    WHEN 'stage' THEN EXISTS (SELECT 1 FROM stage WHERE id = made.row AND deleted_at IS NULL)
    WHEN 'pipeline' THEN EXISTS (SELECT 1 FROM pipeline WHERE id = made.row AND deleted_at IS NULL)
    WHEN 'task' THEN EXISTS (SELECT 1 FROM task WHERE id = made.row AND deleted_at IS NULL)
    WHEN 'activity' THEN EXISTS (SELECT 1 FROM activity WHERE id = made.row AND deleted_at IS NULL)
    WHEN 'tag' THEN EXISTS (SELECT 1 FROM tag WHERE id = made.row AND deleted_at IS NULL)
    END
  ORDER BY made.tbl IN ('tag', 'stage', 'pipeline'), made.tbl <> 'deal', made.tbl DESC, made.seq`;

const sampleRows = (db: ReadableDb): SampleRow[] => db.prepare<[], SampleRow>(madeBySample).all();

const tagInUse = `
  SELECT 1 FROM tagging JOIN (
    SELECT id FROM contact WHERE deleted_at IS NULL UNION ALL SELECT id FROM company WHERE deleted_at IS NULL
  ) party ON party.id = tagging.party_id
  WHERE tagging.tag_id = ? AND tagging.deleted_at IS NULL LIMIT 1`;

/** What stays while something of one's own is there: tags, the places of deals, and what deals are about. */
const inUse: Readonly<Record<string, string>> = {
  tag: tagInUse,
  stage: 'SELECT 1 FROM deal WHERE stage_id = ? AND deleted_at IS NULL LIMIT 1',
  product: `SELECT 1 FROM deal_line l JOIN deal d ON d.id = l.deal_id AND d.deleted_at IS NULL
    WHERE l.product_id = ? AND l.deleted_at IS NULL LIMIT 1`,
  pipeline: 'SELECT 1 FROM deal WHERE pipeline_id = ? AND deleted_at IS NULL LIMIT 1',
};

function removeRow(tx: Tx, table: SampleRow['table'], id: string): void {
  const used = inUse[table];
  if (used && tx.db.prepare(used).get(id)) return;
  if (table === 'tag') binRow(tx, tag, id);
  else if (table === 'activity') binRow(tx, activity, id);
  else binRecord(tx, table, id);
}

/** How much of the sample practice is left. */
export function sampleLeft({ store }: FeatureContext): SampleLeft {
  const rows = sampleRows(store.db);
  const of = (table: SampleRow['table']) => rows.filter((row) => row.table === table);
  const [people, companies] = [of('contact'), of('company')];
  return {
    people: people.length,
    companies: companies.length,
    changed: [...people, ...companies].filter(({ changed }) => changed === 1).length,
  };
}

/** Puts what the sample brought into the bin, and nothing else: tags go where nobody else has them. */
export const removeSampleTask = (context: () => FeatureContext) =>
  defineTask({
    name: 'demo.remove',
    state: z.object({ all: z.int() }),
    next: () => sampleRows(context().store.db),
    step(tx, { all }, rows, budget) {
      let done = 0;
      for (const { table, id } of rows) {
        if (done > 0 && budget.spent()) break;
        removeRow(tx, table, id);
        done++;
      }
      const left = rows.length - done;
      return { state: { all }, done: left === 0, progress: 1 - left / Math.max(all, 1), consumed: true };
    },
  });

/** Removes what is left of the sample practice, as one operation. Fails: `not_found` when nothing is. */
export async function removeSample(context: FeatureContext): Promise<{ operationId: number }> {
  const { store, runner, actor } = context;
  const all = sampleRows(store.db).length;
  if (all === 0) throw new AppError('not_found', 'no sample practice', { reason: 'no_sample' });
  const operationId = runner.start({ label: { key: 'demo.removed' }, actor: actor() }, 'demo.remove', { all });
  await runner.finished(operationId);
  return { operationId };
}
