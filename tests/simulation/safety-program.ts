import { readFileSync } from 'node:fs';
import { createRouterClient } from '@orpc/server';
import { startCore } from '../../src-main/core';
import { newPassphrase, passphrase, person, type SafetyAct } from './safety-acts';

/** Does one act on the store of a folder, and tells when it begins and when it has ended: it is killed in between. */
const [dataFolder, act, archive] = process.argv.slice(2) as [string, SafetyAct, string];

const log = { info() {}, warn() {}, error() {} };
const core = startCore({
  ...{ dataFolder, host: 'headless', version: '0', demo: false, keychain: null, log },
  ...(act === 'import' ? {} : { passphrase }),
});
await core.started;
const client = createRouterClient(core.router, { context: {} });

async function upload(): Promise<string> {
  const content = readFileSync(archive);
  const { uploadId } = await client.safety.beginUpload({ fileName: 'Praxis.zip', size: content.length });
  for (let offset = 0; offset < content.length; offset += 1024 * 1024) {
    const data = new File([new Uint8Array(content.subarray(offset, offset + 1024 * 1024))], 'piece');
    await client.safety.append({ uploadId, offset, data });
  }
  return uploadId;
}

const acts: Record<SafetyAct, () => Promise<void>> = {
  backup: async () => void (await client.backups.create({})),
  export: async () => void (await client.archive.create({})),
  import: async () => {
    await client.archive.read({ uploadId: await upload(), newPassphrase });
  },
  restore: async () => {
    const { backups } = await client.backups.list({ place: { kind: 'home' } });
    const { workId } = await client.backups.prepareRestore({
      place: { kind: 'home' },
      name: backups[0]?.name ?? '',
    });
    await core.safety.work.finished();
    await client.backups.restore({ workId });
  },
  erase: async () => {
    const { hits } = await client.search.find({ text: person.familyName, limit: 1 });
    await client.privacy.erase({ partyId: hits[0]?.id ?? '', name: `${person.givenName} ${person.familyName}` });
  },
};

process.stdout.write('begun\n');
await acts[act]();
await core.safety.work.finished();
process.stdout.write(`${core.safety.work.status()?.state}\n`);
// Stays until it is killed, as a laptop does.
setInterval(() => {}, 1000);
