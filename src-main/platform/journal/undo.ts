import { and, desc, eq, gt, inArray, isNotNull, ne } from 'drizzle-orm';
import * as z from 'zod';
import { AppError } from '../../../src-shared/errors';
import type { OperationRunner } from '../operations/runner';
import { defineTask } from '../operations/task';
import type { Actor } from '../store/handles';
import type { OperationRow } from '../store/operation-table';
import { operation } from '../store/schema';
import type { Store } from '../store/store';
import { type LaterChange, laterChanges, revert } from './revert';

export type UndoOutcome =
  | { outcome: 'done'; operation: OperationRow }
  | { outcome: 'refused'; root: OperationRow; conflicts: { operation: OperationRow; rows: number }[] }
  | { outcome: 'nothing' };

/** Where a revert stands, what came later and is kept, and up to where the journal was searched for that. */
const revertState = z.object({
  target: z.int(),
  /** Whether the root is undone or redone by this; false when an undo that was cancelled is taken back itself. */
  turns: z.boolean(),
  next: z.int(),
  checked: z.int(),
  kept: z.array(z.string()),
});

const cell = (row: string, group: string | null) => `${row} ${group ?? ''}`;

/** What a later change keeps: its own cell, and the presence of its row and of the record that belongs to. */
const keptBy = ({ row, record, grp }: Pick<LaterChange, 'row' | 'record' | 'grp'>) => [
  cell(row, grp),
  cell(row, null),
  cell(record, null),
];

const since = `SELECT k.row, k.record, k.grp FROM journal k WHERE k.seq > ? AND k.operation <> ?
  AND EXISTS (SELECT 1 FROM journal j WHERE j.record = k.record AND j.operation = ?)`;

/**
 * The task behind every undo and redo: reverts the journal rows of `target`, newest first, then marks its root.
 * What someone changes while it runs is left as it is: a later change is never lost.
 */
export function revertTask(store: Store) {
  return defineTask({
    name: 'history.revert',
    state: revertState,
    next: () => null,
    step(tx, state, _input, budget) {
      const target = store.operations.get(state.target);
      const meanwhile = tx.db
        .prepare<[number, number, number], LaterChange>(since)
        .all(state.checked, tx.operation, target.id);
      const kept = [...new Set([...state.kept, ...meanwhile.flatMap(keptBy)])];
      const keptSet = new Set(kept);
      const next = revert(tx, target, state.next, budget.spent, ({ row, grp, takesAway }) =>
        keptSet.has(cell(row, takesAway ? null : grp)),
      );
      const done = next === null;
      if (done && state.turns) {
        const root = store.operations.get(target.root);
        store.operations.update(root.id, { undone: !root.undone, current: tx.operation });
      }
      const span = Math.max(1, target.lastSeq - target.firstSeq + 1);
      return {
        state: { ...state, next: next ?? 0, checked: store.operations.lastSeq(), kept },
        done,
        progress: done ? 1 : (target.lastSeq - (next ?? 0)) / span,
        consumed: true,
      };
    },
  });
}

/** What came from a server in the background is undone by name, never by "undo what I did last". */
const isOwnAct = ne(operation.actorKind, 'sync');

interface Conflict {
  operation: OperationRow;
  changes: LaterChange[];
}

/**
 * Undo and redo of any operation, across restarts. Both revert the journal rows of the root's current operation
 * (itself, or its latest undo or redo). An operation stands when its root is not undone; a later change is one
 * by another root that stands.
 */
export class Undo {
  readonly #store: Store;
  readonly #runner: OperationRunner;
  readonly #reverting = new Set<number>();
  #turn: Promise<unknown> = Promise.resolve();

  constructor(store: Store, runner: OperationRunner) {
    this.#store = store;
    this.#runner = runner;
  }

  /** Undoes operation `id`, or redoes it: whichever `to` asks for. Fails: `not_found`, `conflict`, `busy`. */
  async revert(id: number, to: 'undone' | 'redone', actor: Actor, alsoLater: boolean): Promise<UndoOutcome> {
    const { operations } = this.#store;
    const root = operations.get(operations.get(id).root);
    if (!root.undoable) throw new AppError('conflict', 'this can not be undone', { reason: 'not_undoable' });
    if (root.undone === (to === 'undone')) return { outcome: 'nothing' };
    if (
      root.state === 'running' ||
      root.state === 'paused' ||
      this.#reverting.has(root.id) ||
      this.#unfinished(root.id, root.id).length > 0
    ) {
      throw new AppError('busy', 'this operation is still running', { reason: 'running' });
    }
    this.#reverting.add(root.id);
    try {
      const checked = operations.lastSeq();
      const conflicts = await this.#conflicts(root, checked);
      if (conflicts.length > 0) {
        if (!alsoLater)
          return {
            outcome: 'refused',
            root,
            conflicts: conflicts.map(({ operation, changes }) => ({
              operation,
              rows: new Set(changes.map(({ row }) => row)).size,
            })),
          };
        for (const later of conflicts) await this.revert(later.operation.id, 'undone', actor, true);
      }
      const operation = await this.#run(
        root,
        actor,
        to === 'undone' ? 'undo' : 'redo',
        { target: root.current, turns: true },
        [],
      );
      if (operation.state === 'done') return { outcome: 'done', operation };
      throw new AppError(
        operation.state === 'cancelled' ? 'cancelled' : 'busy',
        `the ${operation.kind} is ${operation.state}`,
      );
    } finally {
      this.#reverting.delete(root.id);
    }
  }

  /**
   * Takes back what a cancelled or failed operation did, so far; what others changed there since stays. Of an undo
   * or redo that is what it had reverted.
   */
  async takeBack(id: number, actor: Actor): Promise<void> {
    const { operations } = this.#store;
    const operation = operations.get(id);
    const root = operations.get(operation.root);
    const turns = operation.kind === 'do';
    const isItselfTakingBack = !turns && revertState.safeParse(operation.taskState).data?.turns === false;
    const [begun] = this.#unfinished(root.id, id);
    if (begun) await this.#runner.finished(begun.id);
    if (begun || isItselfTakingBack || (turns && root.undone)) return;
    const checked = operations.lastSeq();
    const kept = (await this.#conflicts(root, checked, operation)).flatMap(({ changes }) => changes.flatMap(keptBy));
    await this.#run(root, actor, operation.kind === 'undo' ? 'redo' : 'undo', { target: id, turns }, kept);
  }

  /** Undoes the user's latest act that stands. */
  undoLast(actor: Actor): Promise<UndoOutcome> {
    return this.#inTurn(async () => {
      const last = this.#latest(actor, false);
      return last ? this.revert(last.id, 'undone', actor, false) : { outcome: 'nothing' };
    });
  }

  /** Redoes what was undone last, as long as nothing was done since. */
  redoLast(actor: Actor): Promise<UndoOutcome> {
    return this.#inTurn(() => this.#redoLatest(actor));
  }

  /** What is last is only known once the turn before is done: two presses of the keys are two acts, not one twice. */
  #inTurn(act: () => Promise<UndoOutcome>): Promise<UndoOutcome> {
    const turn = this.#turn.then(act);
    this.#turn = turn.catch(() => undefined);
    return turn;
  }

  async #redoLatest(actor: Actor): Promise<UndoOutcome> {
    const { orm } = this.#store.db;
    const latest = orm
      .select()
      .from(operation)
      .where(and(eq(operation.actorId, actor.id), isOwnAct, eq(operation.undoable, true)))
      .orderBy(desc(operation.id));
    for (const row of latest.limit(1000).all()) {
      if (row.kind === 'do' && !row.undone) return { outcome: 'nothing' };
      if (row.kind !== 'undo') continue;
      const root = this.#store.operations.get(row.root);
      if (root.undone && root.current === row.id) return this.revert(root.id, 'redone', actor, false);
    }
    return { outcome: 'nothing' };
  }

  /** Other roots that stand, with what they changed later; newest first. */
  async #conflicts(
    root: OperationRow,
    lastSeq: number,
    target = this.#store.operations.get(root.current),
  ): Promise<Conflict[]> {
    const { operations, db } = this.#store;
    const byOperation = new Map<number, LaterChange[]>();
    for await (const change of laterChanges(db, target, lastSeq)) {
      const changes = byOperation.get(change.operation);
      if (changes) changes.push(change);
      else byOperation.set(change.operation, [change]);
    }
    const conflicts = new Map<number, Conflict>();
    const unchanged = new Set([root.id]);
    for (const id of [...byOperation.keys()].sort((a, b) => a - b)) {
      const operation = operations.get(id);
      const changes = byOperation.get(id) ?? [];
      const known = conflicts.get(operation.root);
      if (known) known.changes.push(...changes);
      if (known || unchanged.has(operation.root)) continue;
      const other = operations.get(operation.root);
      // One that was first undone and stands again has left what was there before.
      if (other.undone || operation.kind === 'undo') unchanged.add(other.id);
      else conflicts.set(other.id, { operation: other, changes: [...changes] });
    }
    return [...conflicts.values()].sort((a, b) => b.operation.current - a.operation.current);
  }

  async #run(
    root: OperationRow,
    actor: Actor,
    kind: 'undo' | 'redo',
    how: { target: number; turns: boolean },
    kept: string[],
  ): Promise<OperationRow> {
    const { operations } = this.#store;
    const id = this.#runner.start(
      { label: { key: root.labelKey as never, params: root.labelParams }, actor },
      'history.revert',
      { ...how, next: operations.get(how.target).lastSeq, checked: operations.lastSeq(), kept },
      { kind, root: root.id },
    );
    return this.#runner.finished(id);
  }

  /** Undos and redos of `root` after operation `id` that are under way, paused, or left from before a restart. */
  #unfinished(root: number, id: number): { id: number }[] {
    return this.#store.db.orm
      .select({ id: operation.id })
      .from(operation)
      .where(and(gt(operation.id, id), eq(operation.root, root), isNotNull(operation.task)))
      .all();
  }

  #latest(actor: Actor, undone: boolean): OperationRow | undefined {
    return this.#store.db.orm
      .select()
      .from(operation)
      .where(
        and(
          eq(operation.kind, 'do'),
          eq(operation.undone, undone),
          eq(operation.undoable, true),
          eq(operation.actorId, actor.id),
          isOwnAct,
          inArray(operation.state, ['done', 'cancelled', 'failed']),
        ),
      )
      .orderBy(desc(operation.id))
      .limit(1)
      .get();
  }
}
