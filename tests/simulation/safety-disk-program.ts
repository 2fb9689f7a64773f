import { closeSync, openSync, rmSync, statfsSync, writeSync } from 'node:fs';
import path from 'node:path';
import { createRouterClient } from '@orpc/server';
import { type Core, startCore } from '../../src-main/core';
import { newPassphrase, passphrase, person, type SafetyAct } from './safety-acts';

/** Does each act with no room for it, and again with room. */
const [disk = ''] = process.argv.slice(2);
const ballast = path.join(disk, 'ballast');
const log = { info() {}, warn() {}, error() {} };
const clientOf = (core: Core) => createRouterClient(core.router, { context: {} });
type Client = ReturnType<typeof clientOf>;

function leave(bytes: number): void {
  const { bavail, bsize } = statfsSync(disk);
  const handle = openSync(ballast, 'w');
  const block = Buffer.alloc(64 * 1024, 1);
  for (let left = bavail * bsize - bytes; left > 0; left -= block.length) {
    writeSync(handle, block, 0, Math.min(left, block.length));
  }
  closeSync(handle);
}

async function start(name: string, key: { passphrase?: string } = { passphrase }): Promise<Core> {
  const core = startCore({
    ...{ dataFolder: path.join(disk, name), host: 'headless', version: '0', demo: false, keychain: null, log },
    ...key,
  });
  await core.started.catch(() => {});
  return core;
}

const count = async (client: Client) => (await client.contacts.count({ filter: {} })).count;

async function upload(client: Client, content: Uint8Array<ArrayBuffer>): Promise<string> {
  const { uploadId } = await client.safety.beginUpload({ fileName: 'Praxis.zip', size: content.length });
  await client.safety.append({ uploadId, offset: 0, data: new File([content], 'piece') });
  return uploadId;
}

let core = await start('data');
let client = clientOf(core);
const { id } = await client.contacts.create({ ...person });
for (let number = 0; number < 20; number++)
  await client.contacts.create({ givenName: 'Ada', familyName: `L${number}` });

await client.archive.create({});
await core.safety.work.finished();
const made = core.safety.work.status()?.result;
if (made?.kind !== 'file') throw new Error('no archive');
const archive = new Uint8Array(
  await (await client.safety.read({ outputId: made.file.outputId, offset: 0 })).arrayBuffer(),
);
await client.safety.discard({ outputId: made.file.outputId });
await client.backups.create({});
await core.safety.work.finished();
async function prepare(): Promise<string> {
  const place = { kind: 'home' } as const;
  const [backup] = (await client.backups.list({ place })).backups;
  return (await client.backups.prepareRestore({ place, name: backup?.name ?? '' })).workId;
}

const acts: Record<Exclude<SafetyAct, 'import'>, () => Promise<unknown>> = {
  backup: () => client.backups.create({}),
  export: () => client.archive.create({}),
  restore: prepare,
  erase: () => client.privacy.erase({ partyId: id, name: `${person.givenName} ${person.familyName}` }),
};

/** How it ends on a full disk, what is there then, and how it ends with room. */
async function attempt(of: Core, act: () => Promise<unknown>, room: number) {
  leave(room);
  const thrown = await act().then(
    () => null,
    (error) => ({ code: error.code as string, reason: (error.data ?? error.details)?.reason ?? null }),
  );
  await of.safety.work.finished();
  const error = thrown ?? of.safety.work.status()?.error ?? null;
  const state = of.vault.status().state;
  rmSync(ballast);
  return { error, state };
}

const ended = async (of: Core, act: () => Promise<unknown>) => {
  await act();
  await of.safety.work.finished();
  return of.safety.work.status()?.state ?? null;
};

async function of(act: keyof typeof acts, room = 100_000) {
  const full = await attempt(core, acts[act], room);
  const before = await count(client);
  const again = await ended(core, acts[act]);
  return { full, before, again, after: await count(client) };
}

/** An archive, on another laptop with as little room. */
async function importing() {
  const other = await start('other', {});
  const client = clientOf(other);
  const read = async () => {
    await client.archive.read({ uploadId: await upload(client, archive), newPassphrase });
  };
  const full = await attempt(other, read, archive.length + 100_000);
  const again = await ended(other, read);
  const after = await count(client);
  await other.stop();
  return { full, before: 0, again, after };
}

/** Opens the store anew: its log is folded into it and gives no room back when the store is closed once more. */
async function again() {
  await core.stop();
  core = await start('data');
  client = clientOf(core);
}

const report = {
  backup: await of('backup'),
  backups: (await client.backups.list({ place: { kind: 'home' } })).backups.map(({ failure }) => failure),
  export: await of('export', 10_000),
  restore: await of('restore'),
  erase: await again().then(() => of('erase')),
  import: await importing(),
};
await core.stop();
export type SafetyDiskReport = typeof report;
writeSync(1, JSON.stringify(report));
