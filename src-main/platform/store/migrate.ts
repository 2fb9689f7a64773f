import { copyFileSync, linkSync, mkdirSync, renameSync, rmSync } from 'node:fs';
import path from 'node:path';
import { AppError } from '../../../src-shared/errors';
import { syncFolder } from '../keys/durable-file';
import { type CapturedTable, captureTriggers } from './capture';
import { type Connection, openConnection } from './connection';
import { inspectStore } from './inspect';

const texts = import.meta.glob<string>('./migrations/*.sql', { query: '?raw', import: 'default', eager: true });

/** Numbered migrations, in order; the store's `user_version` says how many it has had. */
export const migrations: readonly string[] = Object.keys(texts)
  .sort()
  .map((name) => texts[name] ?? '');

export function schemaVersion(connection: Connection): number {
  return Number(connection.pragma('user_version', { simple: true }));
}

/**
 * Brings the store file to this program's schema. A store that has content is never changed in place: a snapshot
 * is taken, a copy is migrated and checked, and then swapped in by one rename; the old file stays in `backups`.
 * Fails: `storage` with reason `newer_schema` or `corrupt`, and nothing is changed.
 */
export function migrateStore(file: string, key: Uint8Array, captured: readonly CapturedTable[], now: number): void {
  const draft = `${file}.migrating`;
  for (const rest of [draft, `${draft}-wal`, `${draft}-shm`]) rmSync(rest, { force: true });
  const version = inspectStore(file, key);
  if (version > migrations.length) {
    throw new AppError('storage', `schema ${version}, this program knows ${migrations.length}`, {
      reason: 'newer_schema',
    });
  }
  if (version === migrations.length) return;
  if (version > 0) takeSnapshot(file, key, draft);
  const connection = openConnection(draft, key);
  try {
    applyMigrations(connection, version, captured);
    connection.pragma('wal_checkpoint(TRUNCATE)');
  } finally {
    connection.close();
  }
  if (version > 0) keepOld(file, version, now);
  renameSync(draft, file);
  for (const rest of [`${file}-wal`, `${file}-shm`]) rmSync(rest, { force: true });
  syncFolder(path.dirname(file));
}

/** Copies the store, folded into one file, to `draft`. */
function takeSnapshot(file: string, key: Uint8Array, draft: string): void {
  const connection = openConnection(file, key);
  try {
    connection.pragma('wal_checkpoint(TRUNCATE)');
    copyFileSync(file, draft);
  } finally {
    connection.close();
  }
}

/** Runs the migrations from `version` on and makes the capture triggers anew, in one transaction. */
export function applyMigrations(connection: Connection, version: number, captured: readonly CapturedTable[]): void {
  connection.transaction(() => {
    for (const migration of migrations.slice(version)) connection.exec(migration);
    const old = connection
      .prepare<[], { name: string }>(
        `SELECT name FROM sqlite_master WHERE type = 'trigger' AND name LIKE 'capture\\_%' ESCAPE '\\'`,
      )
      .all();
    for (const { name } of old) connection.exec(`DROP TRIGGER ${name}`);
    for (const table of captured) for (const trigger of captureTriggers(table)) connection.exec(trigger);
    connection.pragma(`user_version = ${migrations.length}`);
  })();
  const check = connection.pragma('integrity_check', { simple: true });
  if (check !== 'ok')
    throw new AppError('storage', `the migrated copy fails its check: ${String(check)}`, { reason: 'corrupt' });
}

function keepOld(file: string, version: number, now: number): void {
  const backups = path.join(path.dirname(file), 'backups');
  mkdirSync(backups, { recursive: true });
  const kept = path.join(backups, `before-schema-${migrations.length}-from-${version}-${now}.db`);
  try {
    linkSync(file, kept);
  } catch {
    copyFileSync(file, kept);
  }
  syncFolder(backups);
}
