import { randomBytes } from 'node:crypto';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { type Laptop, openLaptop, passphrase, stopCores } from '../support/safety';
import { removeTestFolders } from '../support/store';
import { bucket, keys, startBadLine, startS3 } from './s3-server';

let server: Awaited<ReturnType<typeof startS3>>;
let line: Awaited<ReturnType<typeof startBadLine>>;
let prefix = '';

beforeAll(async () => {
  server = await startS3();
  line = await startBadLine(server.origin);
});
afterAll(async () => {
  await line.stop();
  await server.stop();
});
let count = 0;
beforeEach(() => {
  prefix = `place ${++count}/Büro`;
  line.fault(() => null);
});
afterEach(async () => {
  await stopCores();
  removeTestFolders();
});

const target = () => ({
  kind: 's3' as const,
  id: 'server',
  endpoint: line.origin,
  region: 'eu-central-1',
  bucket,
  prefix,
});
const place = { kind: 'target', targetId: 'server' } as const;
const settings = () => ({ daily: true, targets: [target()], warnAfterDays: 3 });

/** A laptop whose clock goes right, as the server looks at that. */
const laptopNow = () => openLaptop(undefined, undefined, Date.now());

async function withServer(): Promise<Laptop> {
  const laptop = await laptopNow();
  await laptop.router.backups.saveSettings({ settings: settings(), s3Keys: { server: keys } });
  await laptop.contact('Lovelace');
  return laptop;
}

async function backUp(laptop: Laptop) {
  await laptop.router.backups.create();
  return laptop.result('backups');
}

const ours = () => server.objects().filter((name) => name.startsWith(prefix));
const refusal = async (run: Promise<unknown>) => run.then(() => null).catch(({ data }) => data);

describe('backups to S3', { timeout: 120_000 }, () => {
  it('are proven by what comes back, in parts where they are large, and open on another laptop', async () => {
    const laptop = await withServer();
    const letter = randomBytes(20 * 1024 * 1024);
    const { hash } = (await laptop.core.safety.context()?.files.put(letter)) ?? { hash: '' };
    expect(await backUp(laptop)).toMatchObject({ proven: 2, failed: 0, waiting: 0 });
    const [backup] = (await laptop.router.backups.list({ place })).backups;
    expect(backup).toMatchObject({ contacts: 1, files: 1, failure: null });
    // Nothing readable lies there.
    const bytes = server.bytes();
    for (const word of ['Lovelace', 'lovelace@mail.example', keys.secretAccessKey + passphrase]) {
      expect(bytes.includes(word)).toBe(false);
    }
    expect(bytes.includes(letter.subarray(0, 64))).toBe(false);
    // All that left is written down, and no key with it.
    const { requests } = await laptop.router.network.log({ limit: 200 });
    expect(requests.some(({ method, bytesOut }) => method === 'PUT' && bytesOut === 8 * 1024 * 1024)).toBe(true);
    expect(new Set(requests.map(({ adapter }) => adapter))).toEqual(new Set(['s3']));

    const other = await laptopNow();
    await other.router.backups.saveSettings({ settings: settings(), s3Keys: { server: keys } });
    const unlock = { with: 'passphrase' as const, passphrase };
    const ready = await other.router.backups.prepareRestore({ place, name: backup?.name ?? '', unlock });
    await other.result('preview');
    await other.router.backups.restore(ready);
    await other.result('opened');
    expect(await other.find('lovelace')).toEqual(['Ada Lovelace']);
    expect(Buffer.from((await other.core.safety.context()?.files.readAll(hash, 1e9)) ?? '').equals(letter)).toBe(true);
  });

  it('try the server first, and say at which field it is not right', async () => {
    const { router } = await laptopNow();
    const tried = (change: object, wrong = keys) =>
      refusal(router.backups.tryServer({ server: { ...target(), ...change }, keys: wrong }));
    expect(await tried({})).toBeNull();
    expect(ours()).toEqual([]);
    expect(await tried({}, { ...keys, accessKeyId: 'SOMEBODY' })).toMatchObject({
      ...{ field: 'accessKeyId', reason: 's3_keys' },
    });
    expect(await tried({ bucket: 'no-such-bucket' })).toMatchObject({ field: 'bucket', reason: 's3_bucket' });
    expect(await tried({ endpoint: 'http://127.0.0.1:9' })).toMatchObject({ field: 'endpoint', reason: 'refused' });
    expect(await tried({ endpoint: 'http://practice.example' })).toMatchObject({ field: 'endpoint' });
    line.fault(() => ({ status: 400, body: '<Error><Code>AuthorizationHeaderMalformed</Code></Error>' }));
    expect(await tried({})).toMatchObject({ field: 'region', reason: 's3_region' });
    const elsewhere = { settings: { ...settings() }, s3Keys: { server: keys } };
    expect(await refusal(router.backups.saveSettings(elsewhere))).toMatchObject({ field: 'region' });
    expect((await router.backups.settings()).settings.targets).toEqual([]);
  });

  it('of a computer whose clock goes wrong are refused, and the reason is said', async () => {
    const { router } = await openLaptop();
    expect(await refusal(router.backups.tryServer({ server: target(), keys }))).toMatchObject({ reason: 's3_clock' });
  });

  it('survive a line that is cut in the middle of a part now and then', async () => {
    const laptop = await withServer();
    await laptop.core.safety.context()?.files.put(randomBytes(9 * 1024 * 1024));
    const cut = new Set<string>();
    line.fault((method, url) => {
      const part = method === 'PUT' && /partNumber=(\d+)/.exec(url)?.[0];
      if (!part || cut.has(part)) return null;
      cut.add(part);
      return 'cut';
    });
    expect(await backUp(laptop)).toMatchObject({ proven: 2 });
    expect(cut.size).toBe(2);
  });

  it('of which half was sent are none, wait for a better line, and leave nothing', async () => {
    const laptop = await withServer();
    await laptop.core.safety.context()?.files.put(randomBytes(9 * 1024 * 1024));
    expect(await backUp(laptop)).toMatchObject({ proven: 2 });
    const before = ours();
    await laptop.core.safety.context()?.files.put(randomBytes(9 * 1024 * 1024));
    line.fault((method, url) => (method === 'PUT' && url.includes('partNumber=2') ? 'cut' : null));
    expect(await backUp(laptop)).toMatchObject({ proven: 1, waiting: 1 });
    line.fault(() => null);
    expect((await laptop.router.backups.list({ place })).backups).toHaveLength(1);
    expect(ours()).toEqual(before);
    expect((await laptop.router.backups.settings()).standing).toMatchObject([{ place: 'home' }, { failure: null }]);
  });

  it('fail with a reason on a full server, and with keys that hold no longer', async () => {
    const laptop = await withServer();
    const failing = async (status: number, code: string) => {
      line.fault((method, url) =>
        method === 'PUT' && url.includes('praxis.db') ? { status, body: `<Error><Code>${code}</Code></Error>` } : null,
      );
      expect(await backUp(laptop)).toMatchObject({ proven: 1, failed: 1 });
      return (await laptop.router.backups.settings()).standing.at(-1)?.failure;
    };
    expect(await failing(507, 'XMinioStorageFull')).toBe('s3_full');
    expect(await failing(403, 'SignatureDoesNotMatch')).toBe('s3_keys');
    line.fault(() => null);
    expect((await laptop.router.backups.list({ place })).backups).toEqual([]);
  });

  it('that came to harm there are no proven ones', async () => {
    const laptop = await withServer();
    line.fault((method, url) =>
      method === 'GET' && url.includes('praxis.db') ? { status: 200, body: 'something else' } : null,
    );
    expect(await backUp(laptop)).toMatchObject({ proven: 1, failed: 1 });
    line.fault(() => null);
    expect((await laptop.router.backups.list({ place })).backups).toMatchObject([
      { provedAt: null, failure: 'backup_differs' },
    ]);
  });

  it('are deleted when they are old, and nothing else is', async () => {
    const laptop = await withServer();
    const foreign = await laptopNow();
    await foreign.router.backups.saveSettings({ settings: settings(), s3Keys: { server: keys } });
    await foreign.core.safety.context()?.files.put(Buffer.from('of another store'));
    expect(await backUp(foreign)).toMatchObject({ proven: 2 });
    const others = [`${prefix}/files of somebody.txt`, `${prefix}/2026 taxes/files.json`];
    for (const name of others) {
      await fetch(`${server.origin}/${bucket}/${encodeURI(name)}`, { method: 'PUT', body: 'not ours' });
    }
    const theirs = ours();
    for (let day = 0; day < 3; day++) expect(await backUp(laptop)).toMatchObject({ proven: 2 });
    // One a day is kept.
    const { backups } = await laptop.router.backups.list({ place });
    expect(backups).toHaveLength(2);
    expect(ours()).toEqual(expect.arrayContaining(theirs));
    expect(ours()).toHaveLength(theirs.length + 4);
  });
});
