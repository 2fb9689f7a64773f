import { existsSync, readdirSync, readFileSync, rmSync, truncateSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { afterEach, describe, expect, it } from 'vitest';
import { Vault, type VaultOptions } from '../../../src-main/features/vault/vault';
import { EventBus } from '../../../src-main/platform/events/event-bus';
import { readKeyFile, unlockKey } from '../../../src-main/platform/keys/key-file';
import type { Keychain } from '../../../src-main/platform/keys/keychain';
import { openStore } from '../../../src-main/platform/store/open-store';
import { capturedTables } from '../../../src-main/schema';
import { AppError } from '../../../src-shared/errors';
import { removeTestFolders, TestClock, testFolder } from '../../support/store';

const passphrase = 'correct horse battery staple';
const keychain: Keychain = {
  wrap: async (secret) => Buffer.from(secret).reverse().toString('base64'),
  unwrap: async (wrapped) => Buffer.from(wrapped, 'base64').reverse(),
};

const vaults: Vault[] = [];
const stores: { close(): void }[] = [];
afterEach(() => {
  for (const store of stores.splice(0)) store.close();
  for (const vault of vaults.splice(0)) vault.stop();
  removeTestFolders();
});

function makeVault(folder: string, options: Partial<VaultOptions> = {}) {
  const bus = new EventBus();
  const states: string[] = [];
  const clock = new TestClock();
  const vault = new Vault({
    ...{ folder, host: 'headless', demo: false, keychain: null, clock, bus },
    close: async () => {
      for (const store of stores.splice(0)) store.close();
    },
    open: (file, key) => {
      stores.push(openStore({ file, key, clock, bus, captured: capturedTables, projections: [] }));
    },
    ...options,
  });
  bus.listen(() => states.push(vault.status().state));
  vaults.push(vault);
  return { vault, states };
}

/** A folder with a store in it that nobody has open, and its recovery key. */
async function makeStore(
  options: Partial<VaultOptions> = {},
  wanted: Parameters<Vault['create']>[0] = { passphrase, keychain: false },
) {
  const folder = path.join(testFolder(), 'data');
  const { vault } = makeVault(folder, options);
  await vault.start();
  const { recoveryKey } = await vault.create(wanted);
  for (const store of stores.splice(0)) store.close();
  vault.stop();
  return { folder, recoveryKey };
}

const contents = (folder: string) =>
  readdirSync(folder)
    .filter((name) => name !== 'holder.json' && name !== 'store.lock')
    .map((name) => [name, readFileSync(path.join(folder, name)).toString('base64')]);

describe('a vault', () => {
  it('is new where there is nothing, and open once it is created, telling the screens', async () => {
    const folder = path.join(testFolder(), 'made', 'on', 'the', 'way');
    const { vault, states } = makeVault(folder);
    await vault.start();
    expect(vault.status()).toEqual({
      ...{ state: 'new', problem: null, keychain: false, unlocks: [], dataFolder: folder, demo: false },
    });
    expect(existsSync(path.join(folder, 'praxis.db'))).toBe(false);
    await vault.create({ passphrase, keychain: false });
    expect(vault.status()).toMatchObject({ state: 'open', unlocks: ['passphrase', 'recovery'] });
    expect(states).toEqual(['new', 'opening', 'open']);
  });

  it('is locked at the next start, and opens by the passphrase or by the recovery key', async () => {
    const { folder, recoveryKey } = await makeStore();
    for (const unlock of [
      { with: 'passphrase' as const, passphrase },
      { with: 'recovery' as const, recoveryKey: recoveryKey.toLowerCase().replaceAll('-', ' ') },
    ]) {
      const { vault } = makeVault(folder);
      await vault.start();
      expect(vault.status().state).toBe('locked');
      expect(await vault.unlock(unlock)).toMatchObject({ state: 'open' });
      expect(await vault.unlock(unlock)).toMatchObject({ state: 'open' });
      vault.stop();
    }
  });

  it('opens without asking by the keychain, and by a passphrase handed over at the start', async () => {
    const { folder } = await makeStore({ keychain }, { passphrase, keychain: true });
    const byKeychain = makeVault(folder, { keychain }).vault;
    await byKeychain.start();
    expect(byKeychain.status()).toMatchObject({ state: 'open', unlocks: ['keychain', 'passphrase', 'recovery'] });
    byKeychain.stop();
    const byPassphrase = makeVault(folder).vault;
    await byPassphrase.start(passphrase);
    expect(byPassphrase.status().state).toBe('open');
  });

  it('is still there to be unlocked when the keychain refuses', async () => {
    const { folder } = await makeStore({ keychain }, { passphrase, keychain: true });
    const refusing = {
      ...keychain,
      unwrap: async () => {
        throw new AppError('forbidden', 'no', { reason: 'wrong_key' });
      },
    };
    const { vault } = makeVault(folder, { keychain: refusing });
    await expect(vault.start()).rejects.toMatchObject({ code: 'forbidden' });
    expect(vault.status().state).toBe('locked');
    expect(await vault.unlock({ with: 'passphrase', passphrase })).toMatchObject({ state: 'open' });
  });

  it('stays locked, and every file as it was, when the key is wrong', async () => {
    const { folder } = await makeStore();
    const { vault } = makeVault(folder);
    await vault.start();
    const before = contents(folder);
    await expect(vault.unlock({ with: 'passphrase', passphrase: 'wrong' })).rejects.toMatchObject({
      code: 'forbidden',
    });
    await expect(vault.unlock({ with: 'recovery', recoveryKey: 'WRONG' })).rejects.toMatchObject({ code: 'forbidden' });
    await expect(vault.unlock({ with: 'keychain' })).rejects.toMatchObject({ code: 'unsupported' });
    expect(vault.status()).toMatchObject({ state: 'locked', problem: null });
    expect(contents(folder)).toEqual(before);
  });

  it('refuses to be created without a key, with a keychain that is not there, or over a store', async () => {
    const { vault } = makeVault(path.join(testFolder(), 'data'));
    await vault.start();
    await expect(vault.create({ keychain: false })).rejects.toMatchObject({
      code: 'validation',
      details: { field: 'passphrase' },
    });
    await expect(vault.create({ passphrase, keychain: true })).rejects.toMatchObject({ code: 'unsupported' });
    await expect(vault.unlock({ with: 'passphrase', passphrase })).rejects.toMatchObject({ code: 'conflict' });
    await expect(vault.changePassphrase('another one')).rejects.toMatchObject({ code: 'locked' });
    expect(vault.status().state).toBe('new');
    await vault.create({ passphrase, keychain: false });
    await expect(vault.create({ passphrase, keychain: false })).rejects.toMatchObject({ code: 'conflict' });
  });

  it('answers one of two that create or unlock at once, and tells the other', async () => {
    const { folder } = await makeStore();
    const { vault } = makeVault(folder);
    await vault.start();
    const unlock = { with: 'passphrase' as const, passphrase };
    const [first, second] = await Promise.allSettled([vault.unlock(unlock), vault.unlock(unlock)]);
    expect(first).toMatchObject({ status: 'fulfilled' });
    expect(second).toMatchObject({ status: 'rejected', reason: { code: 'conflict' } });
    expect(stores).toHaveLength(1);
  });

  it('keeps keys that belong to no store when a new one is created', async () => {
    const { folder } = await makeStore();
    rmSync(path.join(folder, 'praxis.db'));
    const old = readFileSync(path.join(folder, 'keys.json'), 'utf8');
    const { vault } = makeVault(folder);
    await vault.start();
    expect(vault.status().state).toBe('new');
    await vault.create({ passphrase, keychain: false });
    const kept = readdirSync(folder).filter((name) => name.startsWith('keys.json.unused'));
    expect(kept.map((name) => readFileSync(path.join(folder, name), 'utf8'))).toEqual([old]);
  });

  it('opens by the new passphrase once it was changed, and not by the old', async () => {
    const { folder } = await makeStore();
    const { vault } = makeVault(folder);
    await vault.start(passphrase);
    await vault.changePassphrase('the new passphrase');
    vault.stop();
    const keys = readKeyFile(path.join(folder, 'keys.json'));
    if (!keys) throw new Error('no keys');
    await expect(unlockKey(keys, { with: 'passphrase', passphrase }, null)).rejects.toMatchObject({
      code: 'forbidden',
    });
    expect(await unlockKey(keys, { with: 'passphrase', passphrase: 'the new passphrase' }, null)).toHaveLength(32);
  });
});

describe('a vault with a problem', () => {
  it('is told when another one has the store open, by whom, and looks again when asked', async () => {
    const { folder } = await makeStore();
    const first = makeVault(folder, { host: 'electron' }).vault;
    await first.start(passphrase);
    const { vault } = makeVault(folder);
    await vault.start(passphrase);
    expect(vault.status()).toMatchObject({ state: 'problem', problem: { kind: 'open_elsewhere' } });
    expect(vault.status().problem?.detail).toContain(`electron, process ${process.pid}`);
    vault.look();
    expect(vault.status().state).toBe('problem');
    first.stop();
    vault.look();
    expect(vault.status()).toMatchObject({ state: 'locked', problem: null });
    expect(await vault.unlock({ with: 'passphrase', passphrase })).toMatchObject({ state: 'open' });
  });

  it('finds the keys again once they are put back', async () => {
    const { folder } = await makeStore();
    const file = path.join(folder, 'keys.json');
    const keys = readFileSync(file);
    rmSync(file);
    const { vault } = makeVault(folder);
    await vault.start(passphrase);
    expect(vault.status()).toMatchObject({ state: 'problem', problem: { kind: 'keys_missing' } });
    await expect(vault.create({ passphrase, keychain: false })).rejects.toMatchObject({ code: 'conflict' });
    writeFileSync(file, keys);
    vault.look();
    expect(await vault.unlock({ with: 'passphrase', passphrase })).toMatchObject({ state: 'open' });
  });

  it('shows a damaged store as such when it is unlocked, and opens it once it is repaired', async () => {
    const { folder } = await makeStore();
    const file = path.join(folder, 'praxis.db');
    const whole = readFileSync(file);
    truncateSync(file, whole.length / 2);
    const { vault } = makeVault(folder);
    await vault.start();
    await expect(vault.unlock({ with: 'passphrase', passphrase })).rejects.toMatchObject({ code: 'storage' });
    expect(vault.status()).toMatchObject({ state: 'problem', problem: { kind: 'corrupt' } });
    writeFileSync(file, whole);
    vault.look();
    expect(await vault.unlock({ with: 'passphrase', passphrase })).toMatchObject({ state: 'open' });
  });

  it('calls what nobody thought of unreadable, and says what it was', async () => {
    const file = path.join(testFolder(), 'a-file');
    writeFileSync(file, '');
    const { vault } = makeVault(path.join(file, 'data'));
    await vault.start();
    expect(vault.status()).toMatchObject({ state: 'problem', problem: { kind: 'unreadable' } });
    expect(vault.status().problem?.detail).toContain('ENOTDIR');
  });
});

describe('the sample practice', () => {
  it('opens without asking, the first time and the next', async () => {
    const folder = path.join(testFolder(), 'demo');
    for (const round of [1, 2]) {
      const { vault } = makeVault(folder, { demo: true });
      await vault.start();
      expect({ round, ...vault.status() }).toMatchObject({ round, state: 'open', demo: true });
      for (const store of stores.splice(0)) store.close();
      vault.stop();
    }
  });
});
