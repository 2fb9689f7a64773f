import { randomUUID } from 'node:crypto';
import { AppError } from '../../../../src-shared/errors';
import { openConnection } from '../../../platform/store/connection';
import { type Actor, ReadableDb } from '../../../platform/store/handles';
import { openToCopy } from '../backup/snapshot';
import { subjectOf } from '../ledger';
import { type Composition, eraseAll } from '../restore/rebuild';
import type { TaskMeans } from '../worker/serve';
import { countErasure, type ErasedCounts, groupOf, kindOf } from './erase';

export interface EraseInput {
  /** The closed store, and where the one without the party is made. */
  file: string;
  to: string;
  key: Uint8Array;
  id: string;
  actor: Actor;
  now: number;
  backups: { backups: number; backupsUntil: number | null };
}

export interface EraseOutput {
  certificateId: string;
  /** Files that only the party named. */
  hashes: string[];
  /** The records that were the party. */
  group: string[];
}

export interface CountInput {
  file: string;
  key: Uint8Array;
  id: string;
}

/** What an erasure would take away, counted beside the user: it reads every table. Fails: `not_found`. */
export function countTask({ captured }: Composition, { file, key, id }: CountInput): ErasedCounts {
  const connection = openConnection(file, key, { readonly: true });
  try {
    const db = new ReadableDb(connection);
    const kind = kindOf(db, id);
    if (!kind) throw new AppError('not_found', 'no such record', { id });
    return countErasure(db, captured, groupOf(db, id), kind).counts;
  } finally {
    connection.close();
  }
}

/** Makes a store like the one given but without the party, and certifies it there. Fails: `not_found`. */
export function eraseTask(composition: Composition, input: EraseInput, means: TaskMeans): EraseOutput {
  const { file, to, key, id, actor, now, backups } = input;
  const source = openToCopy(file, key);
  try {
    source.prepare('VACUUM INTO ?').run(to);
  } finally {
    source.close();
  }
  means.check();
  const [erased] = eraseAll(composition, { file: to, key }, [id], actor, means);
  if (!erased) throw new AppError('not_found', 'no such record', { id });
  const certificateId = randomUUID();
  const connection = openConnection(to, key);
  try {
    connection
      .prepare('INSERT INTO erasure (id, subject, kind, at, "by", counts, verified) VALUES (?, ?, ?, ?, ?, ?, ?)')
      .run(
        certificateId,
        subjectOf(id),
        erased.kind,
        now,
        actor.id,
        JSON.stringify({ ...erased.counts, ...backups }),
        erased.left.length === 0 ? 1 : 0,
      );
    connection.pragma('wal_checkpoint(TRUNCATE)');
  } finally {
    connection.close();
  }
  return { certificateId, hashes: erased.known.hashes, group: erased.group };
}
