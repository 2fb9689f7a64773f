import { implement } from '@orpc/server';
import * as z from 'zod';
import { contract } from '../../../src-shared/contract';
import type { BulkEdit, BulkPreview, BulkTagging } from '../../../src-shared/contract/bulk';
import { type ListKind, listKind } from '../../../src-shared/contract/filters';
import type { LocalDate } from '../../../src-shared/domain/local-date';
import type { FeatureContext } from '../../platform/feature';
import type { RunnableTask } from '../../platform/operations/task';
import type { ReadableDb } from '../../platform/store/handles';
import { countMatching, type Predicate, runSelection, selectionPreview, selectionTask, today } from '../lists';
import { findTag, recordTables } from '../records';
import { assignments } from './editors';

const os = implement(contract).bulk;

const options = z.object({ changes: z.array(z.object({ field: z.string(), value: z.string() })) });

const storeOf = (kind: ListKind) => {
  const found = recordTables.find((one) => one.kind === kind);
  if (!found) throw new Error(`no records of kind ${kind}`);
  return found;
};

function preview(db: ReadableDb, input: BulkEdit & { today: LocalDate }): BulkPreview {
  const set = assignments(db, input);
  return selectionPreview(db, input.kind, input, {
    name: `c.${storeOf(input.kind).name}`,
    shown: set.map(({ shown }) => shown),
    differs: { sql: set.map(({ differs }) => differs).join(' OR '), params: set.map(({ compared }) => compared) },
  });
}

/** Where tags would change: where one to add isn't, or one to remove is. */
function tagsDiffer(db: ReadableDb, { add = [], remove = [] }: BulkTagging): Predicate {
  if (add.length === 0 && remove.length === 0) return { sql: '1', params: [] };
  const has = (name: string): Predicate => {
    const tag = findTag(db, name);
    const tagged = 'SELECT 1 FROM tagging x WHERE x.party_id = c.id AND x.tag_id = ? AND x.deleted_at IS NULL';
    return tag ? { sql: `EXISTS (${tagged})`, params: [tag.id] } : { sql: '0', params: [] };
  };
  const parts = [
    ...add.map((name) => ({ ...has(name), not: 'NOT ' })),
    ...remove.map((name) => ({ ...has(name), not: '' })),
  ];
  return {
    sql: parts.map(({ not, sql }) => `${not}${sql}`).join(' OR '),
    params: parts.flatMap(({ params }) => params),
  };
}

const look = (db: ReadableDb, input: BulkTagging & { today: LocalDate }): BulkPreview =>
  selectionPreview(db, input.kind, input, {
    name: `c.${storeOf(input.kind).name}`,
    shown: [],
    differs: tagsDiffer(db, input),
  });

/** Long reads of this feature, by name. */
export const bulkReads = { 'bulk.preview': preview, 'bulk.look': look };

/** `<kind>.edit` sets fields of records, as many as fit into each transaction. */
export const bulkTasks = (context: () => FeatureContext): RunnableTask[] =>
  listKind.options.map((kind) =>
    selectionTask(context, kind, {
      name: `${kind}.edit`,
      options,
      begin(tx, { changes }) {
        const set = assignments(tx.db, { kind, changes }).map((one) => ({ ...one, value: one.stored(tx) }));
        const values = set.map(({ value }) => value);
        const update = tx.db.prepare<unknown[], never>(
          `UPDATE ${storeOf(kind).table} SET ${set.map(({ column }) => `${column} = ?`).join(', ')},
             updated_at = ?, updated_by = ?
           WHERE id = ? AND deleted_at IS NULL AND (${set.map(({ column }) => `${column} IS NOT ?`).join(' OR ')})`,
        );
        return (id) => update.run(...values, tx.at, tx.actor.id, id, ...values).changes > 0;
      },
    }),
  );

/** What is done to many records of any list at once. */
export function bulkFeature(context: FeatureContext) {
  const { store, reads } = context;
  return {
    handlers: {
      count: os.count.handler(async ({ input, signal }) => ({
        count: await countMatching(context, input.kind, input.filter, signal),
      })),
      preview: os.preview.handler(({ input, signal }) => {
        assignments(store.db, input);
        return reads.run<BulkPreview>('bulk.preview', { ...input, today: today(store) }, signal);
      }),
      look: os.look.handler(({ input, signal }) =>
        reads.run<BulkPreview>('bulk.look', { ...input, today: today(store) }, signal),
      ),
      edit: os.edit.handler(({ input: { kind, selection, changes } }) => {
        assignments(store.db, { kind, changes });
        const act = { task: `${kind}.edit`, label: 'bulk.edited' as const, selection, options: { changes } };
        return runSelection(context, kind, act);
      }),
      tag: os.tag.handler(({ input: { kind, selection, add, remove } }) => {
        const act = { task: `${kind}.tag`, label: 'bulk.tagged' as const, selection, options: { add, remove } };
        return runSelection(context, kind, act);
      }),
    },
  };
}
