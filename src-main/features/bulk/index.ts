import { implement } from '@orpc/server';
import * as z from 'zod';
import { contract } from '../../../src-shared/contract';
import type { BulkEdit, BulkPreview, BulkTagging, PlainChange } from '../../../src-shared/contract/bulk';
import type { ListKind } from '../../../src-shared/contract/filters';
import { fieldTargetOf, recordKindOf } from '../../../src-shared/domain/list-fields';
import type { LocalDate } from '../../../src-shared/domain/local-date';
import { type RecordKind, recordKinds } from '../../../src-shared/domain/record-kind';
import type { FeatureContext } from '../../platform/feature';
import type { RunnableTask } from '../../platform/operations/task';
import type { ReadableDb, Tx } from '../../platform/store/handles';
import { checkedChange, checkedForMany, differsForMany, getField, valuesOf, writerForMany } from '../fields';
import { countMatching, type Predicate, runSelection, selectionPreview, selectionTask, today } from '../lists';
import { findTag, nameColumnOf, tableOf } from '../records';
import { assignments } from './editors';
import { exportTable, tableRows } from './export';

const os = implement(contract).bulk;

/** What is to be set: fields of the record itself, and those that users made. */
const options = z.object({
  changes: z.array(z.object({ field: z.string(), value: z.string() })),
  own: z.array(checkedChange).default([]),
});
type Wanted = z.infer<typeof options>;

const nameIn = (kind: ListKind) => `c.${nameColumnOf(recordKindOf(kind))}`;

function preview(
  db: ReadableDb,
  input: Pick<BulkEdit, 'kind' | 'selection'> & Wanted & { today: LocalDate },
): BulkPreview {
  const set = assignments(db, recordKindOf(input.kind), input.changes);
  const own = input.own.map((change) => differsForMany(db, change));
  const fields = input.own.map(({ fieldId }) => getField(db, fieldId));
  const { sample, ...counts } = selectionPreview(db, input.kind, input, {
    name: nameIn(input.kind),
    shown: set.map(({ shown }) => shown),
    differs: {
      sql: [...set.map(({ differs }) => differs), ...own.map(({ sql }) => sql)].map((sql) => `(${sql})`).join(' OR '),
      params: [...set.map(({ compared }) => compared), ...own.flatMap(({ params }) => params)],
    },
  });
  const ownOf = (id: string) => {
    const values = valuesOf(db, id, fields);
    return fields.map((field) => values.get(field.id) ?? null);
  };
  return { ...counts, sample: sample.map((one) => ({ ...one, own: fields.length === 0 ? [] : ownOf(one.id) })) };
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

function look(db: ReadableDb, input: BulkTagging & { today: LocalDate }): BulkPreview {
  const { sample, ...counts } = selectionPreview(db, input.kind, input, {
    name: nameIn(input.kind),
    shown: [],
    differs: tagsDiffer(db, input),
  });
  return { ...counts, sample: sample.map((one) => ({ ...one, own: [] })) };
}

/** Long reads of this feature, by name. */
export const bulkReads = { 'bulk.preview': preview, 'bulk.look': look, 'bulk.rows': tableRows };

/** Sets fields of one record after the other; says of each whether that changed it. */
type Writer = (id: string) => boolean;

function plainWriter(tx: Tx, kind: RecordKind, table: string, changes: readonly PlainChange[]): Writer {
  const set = assignments(tx.db, kind, changes).map((one) => ({ ...one, value: one.stored(tx) }));
  const values = set.map(({ value }) => value);
  const update = tx.db.prepare<unknown[], never>(
    `UPDATE ${table} SET ${set.map(({ column }) => `${column} = ?`).join(', ')}, updated_at = ?, updated_by = ?
     WHERE id = ? AND deleted_at IS NULL AND (${set.map(({ column }) => `${column} IS NOT ?`).join(' OR ')})`,
  );
  return (id) => update.run(...values, tx.at, tx.actor.id, id, ...values).changes > 0;
}

function ownWriter(tx: Tx, table: string, change: Wanted['own'][number]): Writer {
  const { sql, params } = differsForMany(tx.db, change);
  const differs = tx.db.prepare<unknown[], unknown>(
    `SELECT 1 FROM ${table} c WHERE c.id = ? AND c.deleted_at IS NULL AND (${sql})`,
  );
  const write = writerForMany(tx, change);
  return (id) => {
    if (!differs.get(id, ...params)) return false;
    write(id);
    return true;
  };
}

/** `<kind>.edit` sets fields of records, as many as fit into each transaction. */
export const bulkTasks = (context: () => FeatureContext): RunnableTask[] =>
  recordKinds.map((kind) =>
    selectionTask(context, {
      name: `${kind}.edit`,
      options,
      begin(tx, { changes, own }) {
        const table = tableOf(kind);
        const plain = changes.length > 0 ? plainWriter(tx, kind, table, changes) : null;
        const writers = own.map((change) => ownWriter(tx, table, change));
        return (id) => {
          const changed = [...(plain ? [plain] : []), ...writers].map((write) => write(id));
          return changed.includes(true);
        };
      },
    }),
  );

/** What is done to many records of any list at once. `country` is that of numbers without a prefix, ISO 3166. */
export function bulkFeature(context: FeatureContext & { country(): string }) {
  const { store, reads, country } = context;
  /** Fails as `edit` does. */
  const wanted = ({ kind, changes: all }: Pick<BulkEdit, 'kind' | 'changes'>): Wanted => {
    const changes = all.flatMap((change) => ('field' in change ? [change] : []));
    assignments(store.db, recordKindOf(kind), changes);
    const own = all.flatMap((change) =>
      'fieldId' in change ? [checkedForMany(store.db, fieldTargetOf(kind), change, country())] : [],
    );
    return { changes, own };
  };
  return {
    handlers: {
      count: os.count.handler(async ({ input, signal }) => ({
        count: await countMatching(context, input.kind, input.filter, signal),
      })),
      preview: os.preview.handler(({ input, signal }) => {
        const { kind, selection } = input;
        const asked = { kind, selection, ...wanted(input), today: today(store) };
        return reads.run<BulkPreview>('bulk.preview', asked, signal);
      }),
      look: os.look.handler(({ input, signal }) =>
        reads.run<BulkPreview>('bulk.look', { ...input, today: today(store) }, signal),
      ),
      edit: os.edit.handler(({ input }) => {
        const { kind, selection } = input;
        const act = {
          task: `${recordKindOf(kind)}.edit`,
          label: 'bulk.edited' as const,
          selection,
          options: wanted(input),
        };
        return runSelection(context, kind, act);
      }),
      tag: os.tag.handler(({ input: { kind, selection, add, remove } }) => {
        const act = {
          task: `${recordKindOf(kind)}.tag`,
          label: 'bulk.tagged' as const,
          selection,
          options: { add, remove },
        };
        return runSelection(context, kind, act);
      }),
      export: os.export.handler(({ input, signal }) => exportTable(context, input, signal)),
    },
  };
}
