import * as z from 'zod';
import { readMeta, writeMeta } from '../../platform/settings/meta';
import { newRow } from '../../platform/store/rows';
import { user } from '../../platform/store/schema';
import type { Store } from '../../platform/store/store';

/** The local user's id; the first start makes the user, so that an office can be joined later. */
export function localUser(store: Store): string {
  const known = readMeta(store.db, 'self', z.uuid());
  if (known) return known;
  const act = {
    label: { key: 'store.created' as const },
    actor: { kind: 'system' as const, id: 'praxis' },
    undoable: false,
  };
  return store.transact(act, (tx) => {
    const row = newRow(tx);
    tx.db.orm
      .insert(user)
      .values({ ...row, ownerId: row.id, name: '' })
      .run();
    writeMeta(tx.db, 'self', row.id);
    return row.id;
  });
}
