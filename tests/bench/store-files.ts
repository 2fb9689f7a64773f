import { createHash } from 'node:crypto';
import { cpSync, existsSync, mkdirSync, renameSync, rmSync } from 'node:fs';
import path from 'node:path';
import { type Core, startCore } from '../../src-main/core';
import { readKeyFile, unlockKey } from '../../src-main/platform/keys/key-file';
import { type Connection, openConnection } from '../../src-main/platform/store/connection';
import { migrations } from '../../src-main/platform/store/migrate';
import { silentLog } from '../support/store';
import { messages } from './data';

/** That of the sample practice, so that `--demo` opens the bench's store in Electron too. */
export const passphrase = 'sample practice';

/** The core over a store in `dataFolder`, open. */
export async function openCore(dataFolder: string): Promise<Core> {
  const core = startCore({
    dataFolder,
    host: 'headless',
    version: '0.0.0',
    demo: false,
    keychain: null,
    passphrase,
    log: silentLog,
  });
  await core.started;
  return core;
}

export async function storeKey(dataFolder: string): Promise<Uint8Array> {
  const keys = readKeyFile(path.join(dataFolder, 'keys.json'));
  if (!keys) throw new Error(`no keys in ${dataFolder}`);
  return unlockKey(keys, { with: 'passphrase', passphrase }, null);
}

/** A connection of its own to the store: what "bare" is measured on. */
export async function bareConnection(dataFolder: string, options: { readonly?: boolean } = {}): Promise<Connection> {
  return openConnection(path.join(dataFolder, 'praxis.db'), await storeKey(dataFolder), options);
}

/**
 * A folder with a store that holds `rows` message-like rows and their full-text index. Made once per schema and
 * kept in `cache`; each run works on a copy.
 */
export async function storeWithMessages(cache: string, rows: number, copyTo: string): Promise<void> {
  const schema = createHash('sha256').update(migrations.join()).digest('hex').slice(0, 12);
  const kept = path.join(cache, `messages-${rows}-${schema}`);
  if (!existsSync(kept)) {
    const draft = `${kept}.draft`;
    rmSync(draft, { recursive: true, force: true });
    mkdirSync(draft, { recursive: true });
    await (await openCore(draft)).stop();
    const connection = await bareConnection(draft);
    fillMessages(connection, rows);
    connection.close();
    renameSync(draft, kept);
  }
  cpSync(kept, copyTo, { recursive: true });
}

function fillMessages(connection: Connection, rows: number): void {
  connection.exec(`CREATE TABLE bench_message (id INTEGER PRIMARY KEY, subject TEXT NOT NULL, body TEXT NOT NULL);
    CREATE VIRTUAL TABLE bench_message_search USING fts5(subject, body, content='', contentless_delete=1,
      prefix='2 3', tokenize='unicode61 remove_diacritics 2')`);
  const insert = connection.prepare('INSERT INTO bench_message VALUES (?, ?, ?)');
  const index = connection.prepare('INSERT INTO bench_message_search (rowid, subject, body) VALUES (?, ?, ?)');
  connection.exec('BEGIN');
  for (const { id, subject, body } of messages(rows)) {
    insert.run(id, subject, body);
    index.run(id, subject, body);
    if (id % 5000 === 0) connection.exec('COMMIT; BEGIN');
  }
  connection.exec('COMMIT');
  connection.pragma('wal_checkpoint(TRUNCATE)');
}
