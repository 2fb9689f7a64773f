import { randomBytes } from 'node:crypto';
import { readFileSync } from 'node:fs';
import * as z from 'zod';
import { AppError } from '../../../src-shared/errors';
import { writeDurably } from './durable-file';
import type { Keychain } from './keychain';
import { newRecoveryKey, readRecoveryKey } from './recovery-key';
import { random, stretched, unwrapKey, wrapKey, wrappedKey } from './wrap';

/** `keys.json`: the store's data key, wrapped three ways; any one opens the store. The key itself is nowhere on disk. */
const keyFile = z.object({
  version: z.literal(1),
  passphrase: wrappedKey.optional(),
  recovery: wrappedKey,
  keychain: z.string().optional(),
});
export type KeyFile = z.infer<typeof keyFile>;

export type Unlock =
  | { with: 'keychain' }
  | { with: 'passphrase'; passphrase: string }
  | { with: 'recovery'; recoveryKey: string };

/** Null when there is none. Fails: `storage` with reason `keys_missing` when it can't be understood. */
export function readKeyFile(file: string): KeyFile | null {
  let text: string;
  try {
    text = readFileSync(file, 'utf8');
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return null;
    throw error;
  }
  try {
    return keyFile.parse(JSON.parse(text));
  } catch (cause) {
    throw new AppError('storage', 'the key file is damaged', { reason: 'keys_missing' }, { cause });
  }
}

/** Makes a new data key and its key file. Answers the key and the recovery key, which is stored nowhere. */
export async function createKeyFile(
  file: string,
  { passphrase, keychain }: { passphrase?: string | undefined; keychain: Keychain | null },
): Promise<{ key: Uint8Array; recoveryKey: string }> {
  const key = randomBytes(32);
  const recoveryKey = newRecoveryKey();
  const content: KeyFile = {
    version: 1,
    recovery: await wrapKey(key, readRecoveryKey(recoveryKey), random),
    ...(passphrase === undefined ? {} : { passphrase: await wrapKey(key, passphrase, stretched) }),
    ...(keychain ? { keychain: await keychain.wrap(key) } : {}),
  };
  writeDurably(file, JSON.stringify(content));
  return { key, recoveryKey };
}

/** The data key. Fails: `forbidden` (`wrong_key`), `unsupported` when the store has no such wrapped key. */
export async function unlockKey(keys: KeyFile, unlock: Unlock, keychain: Keychain | null): Promise<Uint8Array> {
  switch (unlock.with) {
    case 'passphrase':
      if (!keys.passphrase) throw new AppError('unsupported', 'this store has no passphrase');
      return unwrapKey(keys.passphrase, unlock.passphrase);
    case 'recovery':
      return unwrapKey(keys.recovery, readRecoveryKey(unlock.recoveryKey));
    case 'keychain':
      if (!keys.keychain || !keychain) throw new AppError('unsupported', 'there is no key in a keychain here');
      return keychain.unwrap(keys.keychain);
  }
}

async function changeKeys(file: string, change: Partial<KeyFile>): Promise<void> {
  const keys = readKeyFile(file);
  if (!keys) throw new AppError('storage', 'the key file is gone', { reason: 'keys_missing' });
  writeDurably(file, JSON.stringify({ ...keys, ...change }));
}

/** Sets the passphrase; the old one no longer opens the store. */
export const changePassphrase = async (file: string, key: Uint8Array, passphrase: string): Promise<void> =>
  changeKeys(file, { passphrase: await wrapKey(key, passphrase, stretched) });

/** Makes a new recovery key and answers it; the old one no longer opens the store. */
export async function renewRecoveryKey(file: string, key: Uint8Array): Promise<string> {
  const recoveryKey = newRecoveryKey();
  await changeKeys(file, { recovery: await wrapKey(key, readRecoveryKey(recoveryKey), random) });
  return recoveryKey;
}
