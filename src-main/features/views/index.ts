import { implement } from '@orpc/server';
import { and, asc, eq, isNull } from 'drizzle-orm';
import type * as z from 'zod';
import { contract } from '../../../src-shared/contract';
import type { ListKind } from '../../../src-shared/contract/filters';
import { type ListGroup, type SavedView, savedView as shape, type views } from '../../../src-shared/contract/views';
import { fold } from '../../../src-shared/domain/fold';
import { objectOf } from '../../../src-shared/domain/list-fields';
import { AppError } from '../../../src-shared/errors';
import type { FeatureContext } from '../../platform/feature';
import type { ReadableDb, Tx } from '../../platform/store/handles';
import { changedRow, newRow } from '../../platform/store/rows';
import type { Projection } from '../../platform/store/store';
import { today } from '../lists';
import { savedView } from './schema';

const os = implement(contract).views;

type NewView = z.infer<NonNullable<(typeof views.create)['~orpc']['inputSchema']>>;
type ViewPatch = z.infer<NonNullable<(typeof views.update)['~orpc']['inputSchema']>>['patch'];

/** Views as they are stored; one that a later version wrote, that was spoilt, or whose object was taken away is left out. */
function allViews(db: ReadableDb): SavedView[] {
  const rows = db.orm
    .select()
    .from(savedView)
    .where(isNull(savedView.deletedAt))
    .orderBy(asc(savedView.position), asc(savedView.id))
    .all();
  const objects = new Set(
    db
      .prepare<[], { id: string }>('SELECT id FROM custom_object WHERE deleted_at IS NULL')
      .all()
      .map(({ id }) => id),
  );
  return rows
    .flatMap((row) => shape.safeParse(row).data ?? [])
    .filter(({ kind }) => {
      const objectId = objectOf(kind);
      return objectId === null || objects.has(objectId);
    });
}

function findView(db: ReadableDb, id: string): SavedView {
  const found = allViews(db).find((view) => view.id === id);
  if (!found) throw new AppError('not_found', 'no such view', { id });
  return found;
}

function checkName(db: ReadableDb, { kind, name }: Pick<SavedView, 'kind' | 'name'>, id: string | null): void {
  const isTaken = allViews(db).some((one) => one.id !== id && one.kind === kind && fold(one.name) === fold(name));
  if (isTaken) throw new AppError('conflict', 'there is a view of this name', { field: 'name', reason: 'taken' });
}

/** A digit leads to one view: whoever had it loses it. */
function freeDigit(tx: Tx, digit: number | null | undefined, id: string): void {
  if (digit == null) return;
  for (const other of allViews(tx.db)) {
    if (other.digit === digit && other.id !== id) {
      tx.db.orm
        .update(savedView)
        .set({ digit: null, ...changedRow(tx) })
        .where(eq(savedView.id, other.id))
        .run();
    }
  }
}

/** Tells the screens that views were changed. */
export const viewProjection: Projection = {
  events: (_db, changes) => (changes.some(({ table }) => table === 'saved_view') ? [{ type: 'view.changed' }] : []),
};

/** Saved views of lists. Each change is one undoable act. */
export function viewsFeature({ store, actor, reads }: FeatureContext) {
  const create = ({ pinned = false, digit = null, ...given }: NewView): SavedView => {
    const label = { key: 'view.saved' as const, params: { name: given.name } };
    const id = store.transact({ label, actor: actor() }, (tx) => {
      checkName(tx.db, given, null);
      const row = newRow(tx);
      freeDigit(tx, digit, row.id);
      const last = allViews(tx.db).reduce((max, view) => Math.max(max, view.position), 0);
      tx.db.orm
        .insert(savedView)
        .values({ ...row, ...given, pinned, digit, position: last + 1 })
        .run();
      return row.id;
    });
    return findView(store.db, id);
  };
  const update = (id: string, patch: ViewPatch): SavedView => {
    const now = findView(store.db, id);
    const isRenamed = patch.name !== undefined && patch.name !== now.name;
    const key = isRenamed ? 'view.renamed' : 'view.changed';
    store.transact({ label: { key, params: { name: patch.name ?? now.name } }, actor: actor() }, (tx) => {
      if (patch.name !== undefined) checkName(tx.db, { kind: now.kind, name: patch.name }, id);
      freeDigit(tx, patch.digit, id);
      const given = Object.fromEntries(Object.entries(patch).filter(([, value]) => value !== undefined));
      tx.db.orm
        .update(savedView)
        .set({ ...given, ...changedRow(tx) })
        .where(eq(savedView.id, id))
        .run();
    });
    return findView(store.db, id);
  };
  const order = (kind: ListKind, ids: readonly string[]): void => {
    store.transact({ label: { key: 'view.ordered' }, actor: actor() }, (tx) => {
      const place = (view: SavedView) => (ids.includes(view.id) ? ids.indexOf(view.id) : ids.length);
      const own = allViews(tx.db).filter((view) => view.kind === kind);
      own.sort((a, b) => place(a) - place(b));
      for (const [at, view] of own.entries()) {
        if (view.position === at + 1) continue;
        tx.db.orm
          .update(savedView)
          .set({ position: at + 1, ...changedRow(tx) })
          .where(eq(savedView.id, view.id))
          .run();
      }
    });
  };
  const remove = (id: string): void => {
    const { name } = findView(store.db, id);
    store.transact({ label: { key: 'view.removed', params: { name } }, actor: actor() }, (tx) => {
      tx.db.orm
        .update(savedView)
        .set({ deletedAt: tx.at, ...changedRow(tx) })
        .where(and(eq(savedView.id, id), isNull(savedView.deletedAt)))
        .run();
    });
  };
  return {
    handlers: {
      list: os.list.handler(() => allViews(store.db)),
      create: os.create.handler(({ input }) => create(input)),
      update: os.update.handler(({ input }) => update(input.id, input.patch)),
      order: os.order.handler(({ input }) => {
        order(input.kind, input.ids);
        return allViews(store.db).filter(({ kind }) => kind === input.kind);
      }),
      groups: os.groups.handler(({ input, signal }) =>
        reads.run<ListGroup[]>('lists.groups', { ...input, today: today(store) }, signal),
      ),
      remove: os.remove.handler(({ input }) => {
        remove(input.id);
        return {};
      }),
    },
  };
}
