import { createHash } from 'node:crypto';
import {
  appendFileSync,
  copyFileSync,
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  truncateSync,
  writeFileSync,
} from 'node:fs';
import path from 'node:path';
import { createRouterClient } from '@orpc/server';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { startCore } from '../../src-main/core';
import { contact } from '../../src-main/features/contacts/schema';
import { readKeyFile, unlockKey } from '../../src-main/platform/keys/key-file';
import { openConnection } from '../../src-main/platform/store/connection';
import { migrations } from '../../src-main/platform/store/migrate';
import { newRow } from '../../src-main/platform/store/rows';
import { actor, openTestStore, removeTestFolders, silentLog, testFolder } from '../support/store';
import { Random } from './random';

const passphrase = 'correct horse battery staple';
/** A store with 400 contacts; once folded into one file, once with much of it still in the log. */
const origin = { folded: '', logged: '', rows: '', key: new Uint8Array() };

const start = async (dataFolder: string, given = passphrase) => {
  const core = startCore({
    ...{ dataFolder, host: 'headless', version: '0', demo: false, keychain: null, log: silentLog },
    passphrase: given,
  });
  await core.started.catch(() => {});
  return core;
};

function copyOf(from: string): string {
  const folder = path.join(testFolder(), 'data');
  mkdirSync(folder);
  for (const name of ['praxis.db', 'praxis.db-wal', 'keys.json']) {
    if (existsSync(path.join(from, name))) copyFileSync(path.join(from, name), path.join(folder, name));
  }
  return folder;
}

/** A file without content is as good as none: looking at a store makes an empty log. */
const hash = (file: string) =>
  existsSync(file) && statSync(file).size > 0 ? createHash('sha256').update(readFileSync(file)).digest('hex') : 'none';
/** What the user has: the store, its log, its keys and its backups. */
const belongings = (folder: string) => ({
  store: hash(path.join(folder, 'praxis.db')),
  log: hash(path.join(folder, 'praxis.db-wal')),
  keys: hash(path.join(folder, 'keys.json')),
  others: readdirSync(folder).filter(
    (name) => !/^(praxis\.db(-wal|-shm)?|keys\.json|store\.lock|holder\.json)$/.test(name),
  ),
});

/** Whether a full read fails, or gives just what the origin holds: a few bytes of the header mean nothing. */
function isToldOrRight(file: string): boolean {
  const connection = openConnection(file, origin.key, { readonly: true });
  try {
    const rows = connection.prepare('SELECT * FROM contact ORDER BY id').all();
    const isWhole = connection.pragma('integrity_check', { simple: true }) === 'ok';
    return !isWhole || JSON.stringify(rows) === origin.rows;
  } catch {
    return true;
  } finally {
    connection.close();
  }
}

async function problemOf(folder: string): Promise<string> {
  const core = await start(folder);
  const { state, problem } = core.vault.status();
  await core.stop();
  return problem?.kind ?? state;
}

beforeAll(async () => {
  const folder = path.join(testFolder(), 'data');
  const core = await start(folder);
  await core.stop();
  const keys = readKeyFile(path.join(folder, 'keys.json'));
  if (!keys) throw new Error('no keys');
  origin.key = Uint8Array.from(await unlockKey(keys, { with: 'passphrase', passphrase }, null));
  const { store } = openTestStore({ folder, key: origin.key });
  const add = (count: number) =>
    store.transact({ label: { key: 'contact.created' }, actor }, (tx) => {
      for (let number = 0; number < count; number++) {
        const values = { ...newRow(tx), givenName: `n${number}`, about: 'y'.repeat(1500) };
        tx.db.orm.insert(contact).values(values).run();
      }
    });
  add(200);
  store.db.prepare('PRAGMA wal_checkpoint(TRUNCATE)').get();
  add(200);
  origin.logged = copyOf(folder);
  origin.rows = JSON.stringify(store.db.prepare('SELECT * FROM contact ORDER BY id').all());
  store.close();
  origin.folded = copyOf(folder);
}, 30_000);
afterAll(removeTestFolders);

describe('a store that is damaged', () => {
  it('opens from either copy as long as it is whole', async () => {
    for (const from of [origin.folded, origin.logged]) expect(await problemOf(copyOf(from))).toBe('open');
  });

  it('is told by name when it was cut off anywhere, and stays as it is', async () => {
    const random = new Random(7);
    for (const from of [origin.folded, origin.logged]) {
      for (let round = 0; round < 8; round++) {
        const folder = copyOf(from);
        const file = path.join(folder, 'praxis.db');
        const size = statSync(file).size;
        const left = round === 0 ? 0 : round === 1 ? size - 1 : round === 2 ? size - 4096 : random.below(size);
        truncateSync(file, left);
        const before = belongings(folder);
        expect({ left, problem: await problemOf(folder) }).toEqual({ left, problem: 'corrupt' });
        expect({ left, ...belongings(folder) }).toEqual({ left, ...before });
      }
    }
  }, 60_000);

  it('is told although the log is long enough to hold what is missing, but holds other pages', async () => {
    const folder = copyOf(origin.logged);
    const file = path.join(folder, 'praxis.db');
    truncateSync(file, statSync(file).size - 20 * 4096);
    appendFileSync(`${file}-wal`, Buffer.alloc(100 * 4120, 1));
    const before = belongings(folder);
    expect(await problemOf(folder)).toBe('corrupt');
    expect(belongings(folder)).toEqual(before);
  });

  it('never shows what a flipped bit would make of it: it is told at the start, or when it is read', async () => {
    const random = new Random(11);
    for (let round = 0; round < 8; round++) {
      const folder = copyOf(origin.folded);
      const file = path.join(folder, 'praxis.db');
      const bytes = readFileSync(file);
      const place = round === 0 ? 5 : random.below(bytes.length);
      bytes[place] = (bytes[place] ?? 0) ^ (1 << random.below(8));
      writeFileSync(file, bytes);
      const core = await start(folder);
      const { state, problem } = core.vault.status();
      if (state === 'open') {
        expect({ place, isRight: isToldOrRight(file) }).toEqual({ place, isRight: true });
      } else {
        expect({ place, kind: problem?.kind }).toEqual({ place, kind: 'corrupt' });
        expect(hash(file)).toBe(createHash('sha256').update(bytes).digest('hex'));
      }
      await core.stop();
    }
  }, 60_000);

  it('answers what meets a damaged page with the disk’s own error, not with an unknown one', async () => {
    const folder = copyOf(origin.folded);
    const file = path.join(folder, 'praxis.db');
    const connection = openConnection(file, origin.key, { readonly: true });
    const { rootpage } = connection
      .prepare<[], { rootpage: number }>(`SELECT rootpage FROM sqlite_master WHERE name = 'tag'`)
      .get() ?? { rootpage: 0 };
    connection.close();
    const bytes = readFileSync(file);
    const place = (rootpage - 1) * 4096 + 100;
    bytes[place] = (bytes[place] ?? 0) ^ 1;
    writeFileSync(file, bytes);
    const core = await start(folder);
    expect(core.vault.status().state).toBe('open');
    await expect(createRouterClient(core.router, { context: {} }).records.tags()).rejects.toMatchObject({
      code: 'storage',
      data: { reason: 'corrupt' },
    });
    await core.stop();
  });
});

describe('a store this program can not open', () => {
  it('is left byte for byte when a newer program made it, its log included', async () => {
    for (const isLogged of [false, true]) {
      const folder = copyOf(origin.folded);
      const file = path.join(folder, 'praxis.db');
      const connection = openConnection(file, origin.key);
      connection.pragma(`user_version = ${migrations.length + 1}`);
      const left = isLogged ? copyOf(folder) : folder;
      connection.close();
      const before = belongings(left);
      expect(before.log === 'none').toBe(!isLogged);
      expect(await problemOf(left)).toBe('newer_schema');
      expect(belongings(left)).toEqual(before);
    }
  });

  it('is left byte for byte when the key is wrong', async () => {
    const folder = copyOf(origin.logged);
    const before = belongings(folder);
    const core = await start(folder, 'not the passphrase');
    expect(core.vault.status()).toMatchObject({ state: 'locked', problem: null });
    await core.stop();
    expect(belongings(folder)).toEqual(before);
  });

  it('is left byte for byte when the keys are those of another store', async () => {
    const folder = copyOf(origin.logged);
    const other = path.join(testFolder(), 'data');
    await (await start(other)).stop();
    copyFileSync(path.join(other, 'keys.json'), path.join(folder, 'keys.json'));
    const before = belongings(folder);
    expect(await problemOf(folder)).toBe('corrupt');
    expect(belongings(folder)).toEqual(before);
  });

  it('is left byte for byte when its keys are gone or can not be read', async () => {
    for (const damage of [(file: string) => rmSync(file), (file: string) => truncateSync(file, 40)]) {
      const folder = copyOf(origin.folded);
      damage(path.join(folder, 'keys.json'));
      const before = belongings(folder);
      expect(await problemOf(folder)).toBe('keys_missing');
      expect(belongings(folder)).toEqual(before);
    }
  });
});
