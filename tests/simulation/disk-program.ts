import { createHash } from 'node:crypto';
import { closeSync, mkdirSync, openSync, readFileSync, rmSync, statfsSync, writeSync } from 'node:fs';
import path from 'node:path';
import { type Core, startCore } from '../../src-main/core';
import { contact } from '../../src-main/features/contacts/schema';
import { Checkpointer } from '../../src-main/platform/store/checkpointer';
import { openConnection } from '../../src-main/platform/store/connection';
import { schemaVersion } from '../../src-main/platform/store/migrate';
import { newRow } from '../../src-main/platform/store/rows';
import { AppError } from '../../src-shared/errors';
import { makeOldStore } from '../support/old-store';
import { actor, key, openAll } from './open';

const [disk = ''] = process.argv.slice(2);
const ballast = path.join(disk, 'ballast');
const act = { label: { key: 'contact.created' as const }, actor };
const passphrase = 'correct horse battery staple';

/** Leaves `bytes` of room on the disk. */
function leave(bytes: number): void {
  rmSync(ballast, { force: true });
  const { bavail, bsize } = statfsSync(disk);
  const handle = openSync(ballast, 'w');
  const block = Buffer.alloc(64 * 1024, 1);
  for (let left = bavail * bsize - bytes; left > 0; left -= block.length) {
    writeSync(handle, block, 0, Math.min(left, block.length));
  }
  closeSync(handle);
}

const makeRoom = () => rmSync(ballast, { force: true });
const folder = (name: string) => {
  makeRoom();
  const made = path.join(disk, name);
  mkdirSync(made);
  return made;
};
const hash = (file: string) => createHash('sha256').update(readFileSync(file)).digest('hex');

function failure(error: unknown) {
  return error instanceof AppError
    ? { code: error.code, reason: error.details.reason ?? null }
    : { code: String(error), reason: null };
}

function attempt(work: () => unknown) {
  try {
    work();
    return null;
  } catch (error) {
    return failure(error);
  }
}

/** Writes until the disk is full, goes on when there is room, and counts what is there in the end. */
async function whileWriting() {
  const made = folder('writing');
  const file = path.join(made, 'praxis.db');
  const { store, runner } = openAll(file);
  const checkpointer = new Checkpointer(store, file, key);
  const acknowledged: string[] = [];
  const add = () => {
    const id = store.transact(act, (tx) => {
      const row = newRow(tx);
      tx.db.orm
        .insert(contact)
        .values({ ...row, about: 'x'.repeat(20_000) })
        .run();
      return row.id;
    });
    acknowledged.push(id);
  };
  leave(1_000_000);
  const failed = attempt(() => {
    for (;;) add();
  });
  const again = attempt(add);
  const ids = () =>
    new Set(
      store.db.orm
        .select({ id: contact.id })
        .from(contact)
        .all()
        .map(({ id }) => id),
    );
  const isAllThere = () => acknowledged.every((id) => ids().has(id));
  const readable = isAllThere() && ids().size === acknowledged.length;

  leave(500_000);
  const operation = runner.start(act, 'grow', { at: 0, about: 'x'.repeat(40_000) });
  await runner.finished(operation);
  const half = store.operations.get(operation);
  makeRoom();
  runner.resume(operation);
  const whole = await runner.finished(operation);
  const afterRoom = attempt(add);
  await checkpointer.stop();
  store.close();

  const reopened = openAll(file);
  const integrity = reopened.store.db
    .prepare<[], { integrity_check: string }>('PRAGMA integrity_check')
    .get()?.integrity_check;
  const left = new Set(
    reopened.store.db.orm
      .select({ id: contact.id })
      .from(contact)
      .all()
      .map(({ id }) => id),
  );
  reopened.store.close();
  rmSync(made, { recursive: true });
  return {
    failed,
    again,
    readable,
    half: { isDone: half.state === 'done', changes: half.changes },
    whole: { state: whole.state, changes: whole.changes },
    afterRoom,
    integrity,
    kept: acknowledged.filter((id) => left.has(id)).length === acknowledged.length,
    count: left.size - acknowledged.length,
    acknowledged: acknowledged.length,
  };
}

const log = { info() {}, warn() {}, error() {} };
const start = async (dataFolder: string, given?: string): Promise<Core> => {
  const core = startCore({
    ...{ dataFolder, host: 'headless', version: '0', demo: false, keychain: null, log },
    ...(given === undefined ? {} : { passphrase: given }),
  });
  await core.started.catch(() => {});
  return core;
};

/** A store that can't be created for want of room, and then can. */
async function atCreation() {
  const made = folder('creation');
  leave(150_000);
  const core = await start(made);
  const before = core.vault.status().state;
  const failed = await core.vault.create({ passphrase, keychain: false }).then(() => null, failure);
  const problem = core.vault.status().problem?.kind ?? null;
  makeRoom();
  core.vault.look();
  const retried = core.vault.status().state;
  const opened = await (retried === 'new'
    ? core.vault.create({ passphrase, keychain: false })
    : core.vault.unlock({ with: 'passphrase', passphrase })
  ).then(() => null, failure);
  const after = core.vault.status().state;
  await core.stop();
  rmSync(made, { recursive: true });
  return { before, failed, problem, opened, after };
}

/** A passphrase that can't be changed for want of room: the old one must stay. */
async function atPassphrase() {
  const made = folder('passphrase');
  const core = await start(made, passphrase);
  leave(0);
  const failed = await core.vault.changePassphrase('another passphrase').then(() => null, failure);
  makeRoom();
  await core.stop();
  const again = await start(made, passphrase);
  const { state } = again.vault.status();
  await again.stop();
  rmSync(made, { recursive: true });
  return { failed, state };
}

/** A store of an older program that can't be migrated for want of room. */
function atMigration() {
  const made = folder('migration');
  const file = path.join(made, 'praxis.db');
  makeOldStore(file, key, { contacts: 100, about: 'x'.repeat(20_000) });
  const before = hash(file);
  leave(1_000_000);
  const failed = attempt(() => openAll(file));
  const isUntouched = hash(file) === before;
  makeRoom();
  const { store } = openAll(file);
  const count = store.db.orm.select().from(contact).all().length;
  store.close();
  const connection = openConnection(file, key);
  const version = schemaVersion(connection);
  connection.close();
  rmSync(made, { recursive: true });
  return { failed, isUntouched, count, version };
}

const report = {
  writing: await whileWriting(),
  creation: await atCreation(),
  passphrase: await atPassphrase(),
  migration: atMigration(),
};
export type DiskReport = typeof report;
writeSync(1, JSON.stringify(report));
