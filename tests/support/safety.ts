import path from 'node:path';
import type { ContractRouterClient } from '@orpc/contract';
import { createRouterClient } from '@orpc/server';
import { type Core, startCore } from '../../src-main/core';
import { readKeyFile, unlockKey } from '../../src-main/platform/keys/key-file';
import { type Connection, openConnection } from '../../src-main/platform/store/connection';
import type { contract } from '../../src-shared/contract';
import type { WorkResult, WorkStatus } from '../../src-shared/contract/safety';
import { silentLog, TestClock, testFolder } from './store';

export const passphrase = 'correct horse battery staple';

const cores: Core[] = [];

/** Call it in afterEach or afterAll, before the folders go. */
export async function stopCores(): Promise<void> {
  for (const core of cores.splice(0)) await core.stop();
}

/** The real core over a folder, as on one laptop; `key` opens or makes the store. */
export async function openLaptop(
  dataFolder = path.join(testFolder(), 'data'),
  key: { passphrase?: string } = { passphrase },
  now = Date.UTC(2026, 0, 5, 9),
) {
  const clock = new TestClock(now);
  const log = { ...silentLog, error: (facts: object) => errors.push(facts) };
  const errors: object[] = [];
  const core = startCore({
    ...{ dataFolder, host: 'headless', version: '0.0.0', demo: false, keychain: null, log, clock },
    ...key,
  });
  cores.push(core);
  await core.started;
  const router: ContractRouterClient<typeof contract> = createRouterClient(core.router, { context: {} });

  /** Waits until the work has ended; answers how. */
  async function ended(): Promise<WorkStatus> {
    await core.safety.work.finished();
    const status = core.safety.work.status();
    if (!status) throw new Error('no work');
    return status;
  }

  /** What work that ended well has made. */
  async function result<Kind extends WorkResult['kind']>(kind: Kind): Promise<Extract<WorkResult, { kind: Kind }>> {
    const status = await ended();
    if (status.result?.kind !== kind)
      throw new Error(`${JSON.stringify(status)} ${errors.map((e) => String((e as { err?: unknown }).err))}`);
    return status.result as Extract<WorkResult, { kind: Kind }>;
  }

  return {
    core,
    clock,
    router,
    dataFolder,
    ended,
    result,
    stop: async () => {
      cores.splice(cores.indexOf(core), 1);
      await core.stop();
    },
    contact: (familyName: string, givenName = 'Ada') =>
      router.contacts.create({
        givenName,
        familyName,
        emails: [{ value: `${familyName}@mail.example`.toLowerCase() }],
      }),
    count: async () => (await router.contacts.count({ filter: {} })).count,
    find: async (text: string) => (await router.search.find({ text, limit: 10 })).hits.map(({ title }) => title),
    /** The file that work made, whole. */
    download: async (outputId: string, size: number): Promise<Buffer> => {
      const pieces: Buffer[] = [];
      for (let offset = 0; offset < size; offset += pieces.at(-1)?.length ?? 1) {
        const piece = await router.safety.read({ outputId, offset });
        pieces.push(Buffer.from(await piece.arrayBuffer()));
      }
      return Buffer.concat(pieces);
    },
    upload: async (content: Buffer, fileName = 'Praxis.zip'): Promise<string> => {
      const { uploadId } = await router.safety.beginUpload({ fileName, size: content.length });
      for (let offset = 0; offset < content.length; offset += 1024 * 1024) {
        const data = new File([new Uint8Array(content.subarray(offset, offset + 1024 * 1024))], 'piece');
        await router.safety.append({ uploadId, offset, data });
      }
      return uploadId;
    },
  };
}

export type Laptop = Awaited<ReturnType<typeof openLaptop>>;

/** A connection of its own to the store of a folder, by its passphrase. */
export async function storeOf(dataFolder: string, phrase = passphrase): Promise<Connection> {
  const keys = readKeyFile(path.join(dataFolder, 'keys.json'));
  if (!keys) throw new Error('no keys');
  const key = await unlockKey(keys, { with: 'passphrase', passphrase: phrase }, null);
  return openConnection(path.join(dataFolder, 'praxis.db'), key, { readonly: true });
}
