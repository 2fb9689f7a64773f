import { desc, inArray, lt } from 'drizzle-orm';
import type * as z from 'zod';
import { label, type Operation } from '../../../src-shared/contract/history';
import type { ReadableDb } from '../../platform/store/handles';
import type { OperationRow } from '../../platform/store/operation-table';
import { operation } from '../../platform/store/schema';
import { userNames } from '../records';

const stored = label.catch({ key: 'store.created', params: {} });

/** What an operation is called. */
export const labelOf = (row: OperationRow): z.infer<typeof label> =>
  stored.parse({ key: row.labelKey, params: row.labelParams });

/** Rows of the table `operation` as the contract has them. */
export function describeOperations(db: ReadableDb, rows: readonly OperationRow[]): Operation[] {
  const users = userNames(db);
  return rows.map((row) => ({
    id: row.id,
    label: labelOf(row),
    kind: row.kind,
    actor: { kind: row.actorKind, name: users.get(row.actorId) ?? '' },
    startedAt: row.startedAt,
    finishedAt: row.finishedAt,
    state: row.undone ? 'undone' : row.state,
    changes: row.changes,
    progress: row.progress === null ? null : row.progress / 1e6,
    undoable: row.undoable && row.kind === 'do' && row.state !== 'running' && row.state !== 'paused',
    root: row.root === row.id ? null : row.root,
  }));
}

export function describeOperation(db: ReadableDb, row: OperationRow): Operation {
  const [described] = describeOperations(db, [row]);
  if (!described) throw new Error('an operation that is not described');
  return described;
}

export interface OperationPage {
  operations: Operation[];
  next: number | null;
}

/** Operations, newest first, older than `before`. */
export function operationPage(
  db: ReadableDb,
  { before, limit }: { before?: number | undefined; limit: number },
): OperationPage {
  const rows = db.orm
    .select()
    .from(operation)
    .where(before === undefined ? undefined : lt(operation.id, before))
    .orderBy(desc(operation.id))
    .limit(limit + 1)
    .all();
  const page = rows.slice(0, limit);
  return { operations: describeOperations(db, page), next: rows.length > limit ? (page.at(-1)?.id ?? null) : null };
}

/** Long work that runs or is paused. */
export function runningOperations(db: ReadableDb): Operation[] {
  return describeOperations(
    db,
    db.orm
      .select()
      .from(operation)
      .where(inArray(operation.state, ['running', 'paused']))
      .orderBy(desc(operation.id))
      .all(),
  );
}
