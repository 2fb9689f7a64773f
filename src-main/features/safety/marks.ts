import { createHmac, randomBytes } from 'node:crypto';
import type { ReadableDb } from '../../platform/store/handles';
import { erasedMark } from './schema';

const markOf = (salt: string, trace: string): string => createHmac('sha256', salt).update(trace).digest('hex');

/**
 * Keeps by what an erased party is known elsewhere (the address of its card on a server, say), so that it is known again
 * when it comes back from there. Only keyed hashes are kept: nobody reads a trace out of them. Call it inside
 * `maintain`.
 */
export function markErased(db: ReadableDb, traces: readonly string[]): void {
  if (traces.length === 0) return;
  const salt = randomBytes(32).toString('hex');
  db.orm
    .insert(erasedMark)
    .values([...new Set(traces)].map((trace) => ({ salt, hash: markOf(salt, trace) })))
    .run();
}

/** Tells the traces of who was erased. Those known when it is asked for; null where nobody ever was. */
export function erasedTraces(db: ReadableDb): ((trace: string) => boolean) | null {
  const marks = db.orm.select().from(erasedMark).all();
  if (marks.length === 0) return null;
  const salts = [...new Set(marks.map(({ salt }) => salt))];
  const hashes = new Set(marks.map(({ hash }) => hash));
  return (trace) => salts.some((salt) => hashes.has(markOf(salt, trace)));
}
