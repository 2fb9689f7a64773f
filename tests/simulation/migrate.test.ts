import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { contact } from '../../src-main/features/contacts/schema';
import { openConnection } from '../../src-main/platform/store/connection';
import { migrations, schemaVersion } from '../../src-main/platform/store/migrate';
import { newRow } from '../../src-main/platform/store/rows';
import { makeOldStore } from '../support/old-store';
import { removeTestFolders, testFolder } from '../support/store';
import { bundleProgram } from './bundle';
import { actor, key, openAll } from './open';

const contacts = 50;
let program = '';
beforeAll(async () => {
  program = await bundleProgram('migrate-program', 'migrate');
});
afterAll(removeTestFolders);

const hash = (file: string) => createHash('sha256').update(readFileSync(file)).digest('hex');
const backupsOf = (file: string) => {
  const folder = path.join(path.dirname(file), 'backups');
  const names = existsSync(folder) ? readdirSync(folder) : [];
  return names.filter((name) => name.endsWith('.db')).map((name) => path.join(folder, name));
};

function oldStore(options: Parameters<typeof makeOldStore>[2] = {}): string {
  const file = path.join(testFolder(), 'praxis.db');
  makeOldStore(file, key, { contacts, ...options });
  return file;
}

/** Schema and number of contacts of a store that must be whole. */
function look(file: string) {
  const connection = openConnection(file, key, { readonly: true });
  try {
    expect(connection.pragma('integrity_check', { simple: true })).toBe('ok');
    const count = connection.prepare<[], { count: number }>('SELECT count(*) AS count FROM contact').get()?.count;
    return { version: schemaVersion(connection), count };
  } finally {
    connection.close();
  }
}

const open = (file: string, stopBefore = '') =>
  spawnSync(process.execPath, [program, file, stopBefore], { encoding: 'utf8', timeout: 30_000 });

describe('a store of an older program', () => {
  it('is migrated from whatever schema it has, keeps all its rows, and is captured from then on', () => {
    for (let version = 1; version < migrations.length; version++) {
      const file = oldStore({ version });
      const { store } = openAll(file);
      expect(store.db.orm.select().from(contact).all()).toHaveLength(contacts);
      store.transact({ label: { key: 'contact.created' }, actor }, (tx) =>
        tx.db.orm.insert(contact).values(newRow(tx)).run(),
      );
      expect(store.operations.get(1).changes).toBe(1);
      store.close();
      expect(look(file)).toEqual({ version: migrations.length, count: contacts + 1 });
    }
  });

  it('stays beside the new one in backups, byte for byte', () => {
    const file = oldStore();
    const before = hash(file);
    openAll(file).store.close();
    const kept = backupsOf(file);
    expect(kept.map(hash)).toEqual([before]);
    expect(kept[0]).toMatch(/before-schema-\d+-from-\d+-\d+\.db$/);
    expect(look(kept[0] ?? '')).toEqual({ version: migrations.length - 1, count: contacts });
    openAll(file).store.close();
    expect(backupsOf(file)).toEqual(kept);
  });

  it('takes along what is still in its log', () => {
    const file = oldStore();
    const connection = openConnection(file, key);
    connection.pragma('wal_autocheckpoint = 0');
    connection.exec(`UPDATE contact SET given_name = 'logged'`);
    const copy = path.join(testFolder(), 'praxis.db');
    for (const end of ['', '-wal']) {
      mkdirSync(path.dirname(copy), { recursive: true });
      spawnSync('cp', [`${file}${end}`, `${copy}${end}`]);
    }
    connection.close();
    const { store } = openAll(copy);
    expect(
      new Set(
        store.db.orm
          .select()
          .from(contact)
          .all()
          .map((row) => row.givenName),
      ),
    ).toEqual(new Set(['logged']));
    store.close();
  });

  it('is left as it was by a migration that fails, and nothing is left of the attempt but its log', () => {
    const creating = /CREATE TABLE `(\w+)`/;
    const version = migrations.findLastIndex((sql) => creating.test(sql));
    const [, table = ''] = creating.exec(migrations[version] ?? '') ?? [];
    const file = oldStore({ version, extra: `CREATE TABLE ${table} (in_the_way TEXT)` });
    const before = hash(file);
    for (let round = 0; round < 2; round++) {
      expect(() => openAll(file)).toThrow(table);
      expect(hash(file)).toBe(before);
      expect(backupsOf(file)).toEqual([]);
    }
    expect(look(file)).toEqual({ version, count: contacts });
  });

  it('is there whole, old or new, when the plug is pulled at any step, and opens at the next start', () => {
    const seen = new Set<number>();
    let steps = 0;
    for (let stopBefore = 1; ; stopBefore++) {
      const file = oldStore();
      const { status, signal, stderr } = open(file, String(stopBefore));
      if (signal === null) {
        expect({ status, stderr }).toEqual({ status: 0, stderr: '' });
        break;
      }
      steps++;
      const found = look(file);
      seen.add(found.version);
      expect({ stopBefore, count: found.count }).toEqual({ stopBefore, count: contacts });
      openAll(file).store.close();
      expect(look(file)).toEqual({ version: migrations.length, count: contacts });
      expect(readdirSync(path.dirname(file)).filter((name) => name.includes('migrating'))).toEqual([]);
      expect(backupsOf(file).length).toBeGreaterThan(0);
    }
    expect(steps).toBeGreaterThan(8);
    expect(seen).toEqual(new Set([migrations.length - 1, migrations.length]));
  }, 120_000);

  it('is made whole or not at all when the plug is pulled while it is new', () => {
    for (let stopBefore = 1; ; stopBefore++) {
      const file = path.join(testFolder(), 'praxis.db');
      const { signal } = open(file, String(stopBefore));
      if (existsSync(file)) expect(look(file)).toEqual({ version: migrations.length, count: 0 });
      openAll(file).store.close();
      expect(look(file)).toEqual({ version: migrations.length, count: 0 });
      if (signal === null) break;
    }
  }, 120_000);
});
