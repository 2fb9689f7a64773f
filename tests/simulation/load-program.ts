import { writeSync } from 'node:fs';
import { inArray } from 'drizzle-orm';
import { contact } from '../../src-main/features/contacts/schema';
import { Checkpointer } from '../../src-main/platform/store/checkpointer';
import { newRow } from '../../src-main/platform/store/rows';
import { actor, key, openAll, together } from './open';
import { Random } from './random';

/** What one set of contacts, written together, is to hold; or how far a long operation is. */
export type Fact = { set: string; ids: string[]; about: string; gone: boolean } | { operation: number; done: boolean };

/** `begun` comes before the store is asked, `acknowledged` after it has answered. */
export type Line = { begun: Fact } | { acknowledged: Fact };

interface Written {
  set: string;
  ids: string[];
  /** Operations on it, oldest first, with what the set held before each. */
  acts: { operation: number; before: string; after: string }[];
  undone: number;
}

const [file = '', seed = '0', limit = ''] = process.argv.slice(2);
const random = new Random(Number(seed));
const { store, runner, undo } = openAll(file);
const checkpointer = new Checkpointer(store, file, key);
const act = { label: { key: 'contact.edited' as const }, actor };
const sets: Written[] = [];

/** Tells the parent, and waits until it could: it may be slower than this program. */
function tell(line: Line): void {
  let left = Buffer.from(`${JSON.stringify(line)}\n`);
  while (left.length > 0) {
    try {
      left = left.subarray(writeSync(1, left));
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code !== 'EAGAIN') throw error;
      Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, 2);
    }
  }
}

function add(): void {
  const set = `set ${seed} ${sets.length}`;
  const written: Written = { set, ids: [], acts: [], undone: 0 };
  tell({ begun: { set, ids: [], about: '', gone: false } });
  store.transact(act, (tx) => {
    for (let count = 0; count < together; count++) {
      const row = newRow(tx);
      written.ids.push(row.id);
      tx.db.orm
        .insert(contact)
        .values({ ...row, givenName: set })
        .run();
    }
  });
  tell({ acknowledged: { set, ids: written.ids, about: '', gone: false } });
  sets.push(written);
}

function edit(written: Written): void {
  const standing = written.acts.slice(0, written.acts.length - written.undone);
  const before = standing.at(-1)?.after ?? '';
  const after = `${random.below(1e9)} ${'long '.repeat(random.below(200))}`;
  const fact: Fact = { set: written.set, ids: written.ids, about: after, gone: false };
  tell({ begun: fact });
  const operation = store.operations.nextId();
  store.transact(act, (tx) => {
    tx.db.orm.update(contact).set({ about: after }).where(inArray(contact.id, written.ids)).run();
  });
  tell({ acknowledged: fact });
  written.acts = [...standing, { operation, before, after }];
  written.undone = 0;
}

async function turn(written: Written, to: 'undone' | 'redone'): Promise<void> {
  const place = written.acts.length - written.undone - (to === 'undone' ? 1 : 0);
  const chosen = written.acts[place];
  if (!chosen) return;
  const about = to === 'undone' ? chosen.before : chosen.after;
  const fact: Fact = { set: written.set, ids: written.ids, about, gone: false };
  tell({ begun: fact });
  const { outcome } = await undo.revert(chosen.operation, to, actor, false);
  if (outcome !== 'done') throw new Error(`${to}: ${outcome}`);
  tell({ acknowledged: fact });
  written.undone += to === 'undone' ? 1 : -1;
}

async function grow(): Promise<void> {
  const operation = runner.start(act, 'grow', { at: 0, about: 'x'.repeat(random.below(2000)) });
  tell({ acknowledged: { operation, done: false } });
  const { state } = await runner.finished(operation);
  if (state !== 'done') throw new Error(`the operation is ${state}`);
  tell({ acknowledged: { operation, done: true } });
}

async function work(): Promise<void> {
  const written = random.pick(sets);
  const what = random.next();
  if (!written || what < 0.25) add();
  else if (what < 0.6) edit(written);
  else if (what < 0.75) await turn(written, 'undone');
  else if (what < 0.85) await turn(written, 'redone');
  else if (what < 0.9) store.db.prepare('PRAGMA wal_checkpoint(PASSIVE)').get();
  else if (what < 0.93) await grow();
  else if (limit === '') void grow();
  await new Promise((resolve) => setImmediate(resolve));
}

runner.resumeInterrupted();
for (let count = 0; limit === '' || count < Number(limit); count++) await work();
await runner.stop();
await checkpointer.stop();
store.close();
