import { existsSync, renameSync, rmSync } from 'node:fs';
import path from 'node:path';
import type { RestorePreview } from '../../../../src-shared/contract/safety';
import { AppError } from '../../../../src-shared/errors';
import { systemClock } from '../../../platform/clock/clock';
import { EventBus } from '../../../platform/events/event-bus';
import type { FeatureContext } from '../../../platform/feature';
import { Jobs } from '../../../platform/jobs/jobs';
import type { CapturedTable } from '../../../platform/store/capture';
import { type Connection, openConnection } from '../../../platform/store/connection';
import type { Actor, ReadableDb } from '../../../platform/store/handles';
import { openStore } from '../../../platform/store/open-store';
import type { Projection, Store } from '../../../platform/store/store';
import { digestOf, openToCopy } from '../backup/snapshot';
import { subjectOf } from '../ledger';
import { markErased } from '../marks';
import { type ErasedCounts, eraseParty, groupOf, kindOf, type PartyKind, searchFor } from '../privacy/erase';
import type { Known } from '../privacy/needles';
import type { TaskMeans } from '../worker/serve';
import { compareStores } from './compare';

/** What the thread is made of that this feature does not know. */
export interface Composition {
  captured: readonly CapturedTable[];
  projections(context: () => Pick<FeatureContext, 'jobs'>): Projection[];
  /** By what a party is known elsewhere, from where it must not come back once it is erased. */
  tracesOf(db: ReadableDb, id: string): string[];
}

const silent = { info() {}, warn() {}, error() {} };
export const system: Actor = { kind: 'system', id: 'praxis' };

/** Opens a store that nobody else has, migrated, with all that follows from a change. */
export function openAlone({ captured, projections }: Composition, file: string, key: Uint8Array): Store {
  let jobs: Jobs;
  const store = openStore({
    file,
    key,
    clock: systemClock,
    bus: new EventBus(),
    captured,
    projections: projections(() => ({ jobs })),
  });
  jobs = new Jobs(store, [], silent);
  return store;
}

/** Writes the file anew without anything that was deleted from it: no free page, no old cell is left. */
export function rewrite(file: string, key: Uint8Array): void {
  const anew = `${file}.anew`;
  rmSync(anew, { force: true });
  const connection = openToCopy(file, key);
  try {
    connection.prepare('VACUUM INTO ?').run(anew);
  } finally {
    connection.close();
  }
  for (const end of ['-wal', '-shm']) rmSync(`${file}${end}`, { force: true });
  renameSync(anew, file);
}

/** Full merges of the search index: words of what was deleted lie in it until then. */
function compactSearch(connection: Connection): void {
  for (const table of ['search_trigram', 'search_word'])
    connection.exec(`INSERT INTO ${table} (${table}) VALUES ('optimize')`);
}

interface Work {
  file: string;
  key: Uint8Array;
}

/** Folds the log into the file, so that the file alone is the store. */
export function fold({ file, key }: Work): void {
  const connection = openConnection(file, key);
  try {
    connection.pragma('wal_checkpoint(TRUNCATE)');
  } finally {
    connection.close();
  }
  for (const end of ['-wal', '-shm']) rmSync(`${file}${end}`, { force: true });
}

/** Erases some parties from a store that stands alone, writes it anew, and looks for what may be left. */
export function eraseAll(
  composition: Composition,
  { file, key }: Work,
  ids: readonly string[],
  actor: Actor,
  { check, progress }: TaskMeans,
): { group: string[]; kind: PartyKind; counts: ErasedCounts; known: Known; left: string[] }[] {
  if (ids.length === 0) return [];
  const store = openAlone(composition, file, key);
  const erased = [];
  try {
    for (const [index, id] of ids.entries()) {
      check();
      const kind = kindOf(store.db, id);
      const group = groupOf(store.db, id);
      if (kind) {
        const traces = group.flatMap((one) => composition.tracesOf(store.db, one));
        erased.push({ group, kind, ...eraseParty(store, actor, group, kind) });
        store.maintain(() => markErased(store.db, traces));
      }
      progress((0.5 * index) / ids.length);
    }
  } finally {
    store.close();
  }
  check();
  const connection = openConnection(file, key);
  try {
    compactSearch(connection);
  } finally {
    connection.close();
  }
  progress(0.7);
  check();
  fold({ file, key });
  rewrite(file, key);
  progress(0.9);
  const look = openConnection(file, key, { readonly: true });
  try {
    return erased.map((one) => ({ ...one, left: searchFor(look, one.known, one.group) }));
  } finally {
    look.close();
  }
}

/** Parties of a store that the ledger says were erased. */
function erasedOnes(connection: Connection, ledger: readonly string[]): string[] {
  if (ledger.length === 0) return [];
  const erased = new Set(ledger);
  const ids = connection.prepare<[], { id: string }>('SELECT id FROM contact UNION ALL SELECT id FROM company').all();
  return ids.filter(({ id }) => erased.has(subjectOf(id))).map(({ id }) => id);
}

export interface PrepareInput {
  /** The copy that is to become the store. */
  file: string;
  key: Uint8Array;
  ledger: string[];
  /** The store as it is now: there may be none, the key may not fit, and it may be damaged. */
  current: Work;
}

export interface OpensInput extends Work {
  /** What the file must be, byte for byte; null where nobody said. */
  database: { size: number; sha256: string } | null;
}

/** Whether a key opens what was fetched. Fails: `storage` (`backup_differs`) when it is not what was put there. */
export function opensFetched({ database, ...work }: OpensInput, { check }: TaskMeans): boolean {
  const found = database && digestOf(work.file, check);
  if (found && (found.size !== database.size || found.sha256 !== database.sha256)) {
    throw new AppError('storage', 'the backup is not what was written', { reason: 'backup_differs' });
  }
  return opens(work);
}

/** Whether a key opens a store file. A key that does not fit shows when the file is opened or when it is first read. */
function opens({ file, key }: Work): boolean {
  let connection: Connection | undefined;
  try {
    connection = openConnection(file, key, { readonly: true });
    return Number(connection.pragma('user_version', { simple: true })) > 0;
  } catch {
    return false;
  } finally {
    connection?.close();
  }
}

/** Brings the copy of a backup to where it can take the store's place, and tells what that would change. */
export function prepareRestore(
  composition: Composition,
  { file, key, ledger, current }: PrepareInput,
  means: TaskMeans,
): RestorePreview {
  if (!opens({ file, key })) throw new AppError('forbidden', 'the key does not fit', { reason: 'wrong_key' });
  openAlone(composition, file, key).close();
  rmSync(path.join(path.dirname(file), 'backups'), { recursive: true, force: true });
  const look = openConnection(file, key);
  let gone: string[];
  try {
    const answer = look.pragma('quick_check', { simple: true });
    if (answer !== 'ok') throw new AppError('storage', String(answer), { reason: 'corrupt' });
    takeCertificates(look, current);
    const certified = look.prepare<[], { subject: string }>('SELECT subject FROM erasure').all();
    gone = erasedOnes(look, [...ledger, ...certified.map(({ subject }) => subject)]);
  } finally {
    look.close();
  }
  eraseAll(composition, { file, key }, gone, system, means);
  fold({ file, key });
  return preview(composition, { file, key }, current, gone.length, means.check);
}

/** What can be read of the store as it is now; null where there is none, or it can't be read. */
function ofCurrent<T>({ file, key }: Work, read: (here: Connection) => T): T | null {
  if (!existsSync(file) || !opens({ file, key })) return null;
  const here = openConnection(file, key, { readonly: true });
  try {
    return read(here);
  } catch (error) {
    // A damaged store is what one restores for.
    if (error instanceof AppError) throw error;
    return null;
  } finally {
    here.close();
  }
}

/**
 * What was erased stays certified, and is known again: a restored store has the certificates and marks of the one it
 * replaces.
 */
function takeCertificates(into: Connection, current: Work): void {
  const rows = ofCurrent(current, (here) => here.prepare('SELECT * FROM erasure').all());
  const insert = into.prepare(
    'INSERT OR IGNORE INTO erasure (id, subject, kind, at, "by", counts, verified) VALUES (@id, @subject, @kind, @at, @by, @counts, @verified)',
  );
  for (const row of rows ?? []) insert.run(row);
  const mark = into.prepare('INSERT OR IGNORE INTO erased_mark (salt, hash) VALUES (@salt, @hash)');
  for (const row of ofCurrent(current, marksOf) ?? []) mark.run(row);
}

/** A store that is not migrated yet has none. */
function marksOf(connection: Connection): unknown[] {
  const has = connection.prepare(`SELECT 1 FROM sqlite_master WHERE name = 'erased_mark'`).get();
  return has ? connection.prepare('SELECT salt, hash FROM erased_mark').all() : [];
}

function preview(
  { captured }: Composition,
  { file, key }: Work,
  current: Work,
  erasedAgain: number,
  check: () => void,
): RestorePreview {
  const there = openConnection(file, key, { readonly: true });
  try {
    const counts: Record<string, number> = {};
    for (const table of ['contact', 'company', 'note']) {
      counts[table] =
        there.prepare<[], { n: number }>(`SELECT count(*) AS n FROM ${table} WHERE deleted_at IS NULL`).get()?.n ?? 0;
    }
    const compared = ofCurrent(current, (here) => compareStores(there, here, captured, check));
    return { counts, erasedAgain, ...(compared ?? { differences: null, samples: [] }) };
  } finally {
    there.close();
  }
}
