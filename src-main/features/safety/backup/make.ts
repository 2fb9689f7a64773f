import { createHash, randomBytes } from 'node:crypto';
import { mkdirSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { AppError } from '../../../../src-shared/errors';
import type { BackupPlace } from '../../../platform/backup-place';
import { readKeyFile } from '../../../platform/keys/key-file';
import type { Logger } from '../../../platform/log/logger';
import { translateStorageError } from '../../../platform/store/sqlite-errors';
import { storedBlobs } from '../blobs';
import { ledgerName, ledgerText, parseLedger, readLedger } from '../ledger';
import type { WorkMeans } from '../work';
import { runTask, type StartTask } from '../worker/run';
import { localDay } from './due';
import { backupName, type Manifest, partNames, storeMark } from './manifest';
import type { Proof, ProveInput } from './prove';
import { toDelete } from './retention';
import { filesPrefix, readShelf, removeBackups, sweepShelf } from './shelf';
import type { SnapshotInput } from './snapshot';

export interface BackupMeans {
  dataFolder: string;
  key: Uint8Array;
  now(): number;
  log: Logger;
  startTask: StartTask;
}

/** How it went in one place. */
export type Outcome = { provedAt: number } | { failure: string } | { waiting: true };

/** What is put into every place: the copy as it was made, looked at once. */
interface Snapshot {
  name: string;
  folder: string;
  proof: Proof;
  manifest: Omit<Manifest, 'provedAt' | 'failure'>;
  files: (readonly [name: string, size: number])[];
}

const sampled = 5;

/** Copies the store (or takes `from`, which stays) and puts the copy into each place, where it is then proven. */
export async function makeBackup(
  means: BackupMeans,
  places: ReadonlyMap<string, BackupPlace>,
  reason: Manifest['reason'],
  work: WorkMeans,
  from?: { file: string; at: number },
): Promise<Map<string, Outcome>> {
  const folder = path.join(means.dataFolder, 'staging', randomBytes(8).toString('hex'));
  mkdirSync(folder, { recursive: true, mode: 0o700 });
  try {
    const snapshot = await takeOne(means, folder, reason, work, from);
    const outcomes = new Map<string, Outcome>();
    for (const [id, place] of places) {
      outcomes.set(id, await putAndProve(means, place, snapshot, work));
      if (work.signal.aborted) throw new AppError('cancelled', 'backup');
    }
    return outcomes;
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

async function takeOne(
  { dataFolder, key, now, startTask }: BackupMeans,
  folder: string,
  reason: Manifest['reason'],
  work: WorkMeans,
  from: { file: string; at: number } | undefined,
): Promise<Snapshot> {
  const createdAt = from?.at ?? now();
  const to = path.join(folder, partNames.database);
  const snapshot: SnapshotInput = { file: from?.file ?? path.join(dataFolder, 'praxis.db'), key, to };
  await runTask<null>(startTask, 'snapshot', snapshot, work);
  const look: ProveInput = { file: to, key, database: null, counted: null, filesFolder: null };
  const proof = await runTask<Proof>(startTask, 'prove', look, work);
  // Listed after the copy was made: what a row of it names was on the disk before the row was.
  const files = [...storedBlobs(path.join(dataFolder, 'files'))];
  const list = JSON.stringify(files);
  writeFileSync(path.join(folder, partNames.files), list, { mode: 0o600 });
  const keys = readKeyFile(path.join(dataFolder, 'keys.json'));
  if (!keys) throw new AppError('storage', 'the key file is gone', { reason: 'keys_missing' });
  // What this computer's keychain wrapped opens nowhere else.
  const { keychain: _keychain, ...portable } = keys;
  writeFileSync(path.join(folder, partNames.keys), JSON.stringify(portable), { mode: 0o600 });
  return {
    name: backupName(createdAt, reason, randomBytes(2).toString('hex')),
    folder,
    proof,
    files,
    manifest: {
      format: 'praxis-backup',
      version: 1,
      store: storeMark(key),
      createdAt,
      reason,
      day: localDay(createdAt),
      schema: proof.schema,
      tables: proof.tables,
      database: proof.database,
      files: {
        count: files.length,
        bytes: files.reduce((sum, [, size]) => sum + size, 0),
        sha256: createHash('sha256').update(list).digest('hex'),
      },
    },
  };
}

async function putAndProve(
  means: BackupMeans,
  place: BackupPlace,
  snapshot: Snapshot,
  work: WorkMeans,
): Promise<Outcome> {
  const { name, manifest } = snapshot;
  const close = (end: { provedAt: number | null; failure: string | null }) =>
    place.write(`${name}/${partNames.manifest}`, JSON.stringify({ ...manifest, ...end }));
  try {
    await putParts(means, place, snapshot, work);
  } catch (thrown) {
    const error = translateStorageError(thrown);
    if (error instanceof AppError && error.code === 'cancelled') throw error;
    means.log.warn({ err: error }, 'a backup could not be put in its place');
    await removeBackups(place, [name]).catch(() => {});
    return isAway(error) ? { waiting: true } : { failure: reasonOf(error) };
  }
  try {
    await prove(means, place, snapshot, work);
    const provedAt = means.now();
    await close({ provedAt, failure: null });
    await tidy(means, place, manifest.store).catch((error) => means.log.warn({ err: error }, 'old backups stay'));
    return { provedAt };
  } catch (thrown) {
    const error = translateStorageError(thrown);
    if (error instanceof AppError && error.code === 'cancelled') {
      await removeBackups(place, [name]).catch(() => {});
      throw error;
    }
    means.log.warn({ err: error }, 'a backup could not be proven');
    const failure = reasonOf(error);
    await close({ provedAt: null, failure }).catch(() => {});
    return isAway(error) ? { waiting: true } : { failure };
  }
}

/** A disk that was pulled out, a server that can't be reached: it may be there again tomorrow. */
const isAway = (error: unknown): boolean =>
  error instanceof AppError && (error.code === 'offline' || error.details.reason === 'not_there');

const reasonOf = (error: unknown): string =>
  error instanceof AppError
    ? typeof error.details.reason === 'string'
      ? error.details.reason
      : error.code
    : 'internal';

async function putParts(
  { dataFolder }: BackupMeans,
  place: BackupPlace,
  { name, folder, files }: Snapshot,
  { signal, progress }: WorkMeans,
): Promise<void> {
  const there = new Map<string, number>();
  for await (const object of place.list(filesPrefix)) there.set(object.name, object.size);
  await place.put(`${name}/${partNames.database}`, path.join(folder, partNames.database), signal);
  await place.put(`${name}/${partNames.keys}`, path.join(folder, partNames.keys), signal);
  const missing = files.filter(([file, size]) => there.get(filesPrefix + file) !== size);
  for (const [index, [file]] of missing.entries()) {
    progress(index / missing.length);
    await place.put(filesPrefix + file, path.join(dataFolder, 'files', file), signal);
  }
  await place.put(`${name}/${partNames.files}`, path.join(folder, partNames.files), signal);
  await spreadLedger(dataFolder, place);
}

/** Who was erased here is known in the place, too, beside whom other stores of the same place have erased. */
export async function spreadLedger(dataFolder: string, place: BackupPlace): Promise<void> {
  const subjects = readLedger(path.join(dataFolder, ledgerName));
  if (subjects.length === 0) return;
  const there = await place.read(ledgerName);
  const known = there === null ? [] : parseLedger(there);
  if (subjects.some((subject) => !known.includes(subject))) {
    await place.write(ledgerName, ledgerText([...known, ...subjects]));
  }
}

/** Looks at the copy where it lies, or at what comes back from there. */
async function prove(
  { key, startTask }: BackupMeans,
  place: BackupPlace,
  { name, folder, proof, files }: Snapshot,
  work: WorkMeans,
): Promise<void> {
  const object = `${name}/${partNames.database}`;
  let file = place.local(object);
  let filesFolder = place.local(filesPrefix);
  if (file === null) {
    file = path.join(folder, 'back.db');
    rmSync(file, { force: true });
    await place.fetch(object, file, work.signal);
  }
  if (filesFolder === null) {
    filesFolder = path.join(folder, 'back');
    const step = Math.max(1, Math.floor(files.length / sampled));
    for (let index = 0; index < files.length; index += step) {
      const [blob] = files[index] as readonly [string, number];
      const to = path.join(filesFolder, blob);
      mkdirSync(path.dirname(to), { recursive: true });
      await place.fetch(filesPrefix + blob, to, work.signal);
    }
  }
  const { database, schema, tables } = proof;
  const input: ProveInput = { file, key, database, counted: { schema, tables }, filesFolder };
  await runTask<Proof>(startTask, 'prove', input, work);
}

/** Removes what need not be kept of this store's backups, and what nobody needs. */
async function tidy({ now }: BackupMeans, place: BackupPlace, store: string): Promise<void> {
  const { whole } = await readShelf(place);
  const own = whole.filter(({ manifest }) => manifest.store === store);
  const kept = own.map(({ name, manifest: { createdAt, day, reason, provedAt } }) => ({
    name,
    createdAt,
    day,
    reason,
    proven: provedAt !== null,
  }));
  await removeBackups(place, toDelete(kept));
  await sweepShelf(place, now());
}
