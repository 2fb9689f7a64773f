import { readdirSync, readFileSync, statSync } from 'node:fs';
import path from 'node:path';
import Database from 'better-sqlite3';
import { afterEach, describe, expect, it } from 'vitest';
import { contact } from '../../../src-main/features/contacts/schema';
import { openConnection } from '../../../src-main/platform/store/connection';
import { newRow } from '../../../src-main/platform/store/rows';
import { makeOldStore } from '../../support/old-store';
import { actor, openTestStore, removeTestFolders, testFolder } from '../../support/store';

afterEach(removeTestFolders);

const planted = 'Wilhelmine Mustermann-Beispiel';
const act = { label: { key: 'contact.created' as const }, actor };

/** Every file below `folder` that holds the planted string, in whatever encoding. */
function leaks(folder: string): string[] {
  const needles = (['utf8', 'utf16le'] as const).map((encoding) => Buffer.from(planted, encoding));
  return readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .filter((name) => statSync(path.join(folder, name)).isFile())
    .filter((name) => needles.some((needle) => readFileSync(path.join(folder, name)).includes(needle)));
}

describe('the data folder', () => {
  it('shows nobody what is in it: not the store, its log, its shared memory, its snapshots, its backups', () => {
    const folder = testFolder();
    const key = new Uint8Array(32).fill(9);
    makeOldStore(path.join(folder, 'praxis.db'), key, { contacts: 20, about: planted });
    const { store } = openTestStore({ folder, key });
    for (let count = 0; count < 50; count++) {
      store.transact(act, (tx) =>
        tx.db.orm
          .insert(contact)
          .values({ ...newRow(tx), about: planted.repeat(count) })
          .run(),
      );
    }
    const files = () => readdirSync(folder, { recursive: true, encoding: 'utf8' });
    expect(files()).toEqual(expect.arrayContaining(['praxis.db', 'praxis.db-wal', 'backups']));
    expect(files().some((name) => /backups.+\.db$/.test(name))).toBe(true);
    expect(leaks(folder)).toEqual([]);
    store.db.prepare('PRAGMA wal_checkpoint(TRUNCATE)').get();
    expect(leaks(folder)).toEqual([]);
    store.transact(act, (tx) => tx.db.orm.update(contact).set({ about: planted }).run());
    store.close();
    expect(leaks(folder)).toEqual([]);
  });

  it('would be found out if it were not encrypted', () => {
    const folder = testFolder();
    const plain = new Database(path.join(folder, 'plain.db'));
    plain.exec('CREATE TABLE t (x)');
    plain.prepare('INSERT INTO t VALUES (?)').run(planted);
    plain.close();
    expect(leaks(folder)).toEqual(['plain.db']);
  });

  it('opens to its own key alone', () => {
    const { store, file } = openTestStore();
    store.close();
    const before = readFileSync(file);
    for (const key of [new Uint8Array(32), new Uint8Array(32).fill(1)]) {
      expect(() => openConnection(file, key)).toThrow(expect.objectContaining({ code: 'SQLITE_NOTADB' }));
    }
    expect(() => new Database(file).prepare('SELECT * FROM sqlite_master').all()).toThrow();
    expect(readFileSync(file)).toEqual(before);
  });

  it('is written through a connection that syncs each commit, and read through one that can not write', () => {
    const { file, key } = openTestStore();
    const writing = openConnection(file, key);
    const reading = openConnection(file, key, { readonly: true });
    expect(writing.pragma('synchronous', { simple: true })).toBe(2);
    expect(writing.pragma('journal_mode', { simple: true })).toBe('wal');
    expect(writing.pragma('temp_store', { simple: true })).toBe(2);
    expect(() => reading.exec('DELETE FROM meta')).toThrow(/readonly/);
    for (const connection of [writing, reading]) connection.close();
  });
});
