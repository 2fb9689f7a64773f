import { randomBytes } from 'node:crypto';
import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import * as fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { writeDurably } from '../../../src-main/platform/keys/durable-file';
import {
  changePassphrase,
  createKeyFile,
  type KeyFile,
  readKeyFile,
  unlockKey,
} from '../../../src-main/platform/keys/key-file';
import type { Keychain } from '../../../src-main/platform/keys/keychain';
import { newRecoveryKey, readRecoveryKey } from '../../../src-main/platform/keys/recovery-key';
import { random, unwrapKey, wrapKey } from '../../../src-main/platform/keys/wrap';
import { AppError } from '../../../src-shared/errors';
import { runs } from '../../support/runs';
import { removeTestFolders, testFolder } from '../../support/store';

const wrongKey = { code: 'forbidden', details: { reason: 'wrong_key' } };

/** A keychain that only knows what it wrapped itself, as that of one user account. */
function testKeychain(): Keychain {
  const mask = randomBytes(32);
  const turn = (bytes: Uint8Array) => Uint8Array.from(bytes, (byte, index) => byte ^ (mask[index] ?? 0));
  const mine = new Set<string>();
  return {
    wrap: async (secret) => {
      const wrapped = Buffer.from(turn(secret)).toString('base64');
      mine.add(wrapped);
      return wrapped;
    },
    unwrap: async (wrapped) => {
      if (!mine.has(wrapped)) throw new AppError('forbidden', 'wrapped elsewhere', { reason: 'wrong_key' });
      return turn(Buffer.from(wrapped, 'base64'));
    },
  };
}

afterAll(removeTestFolders);

describe('the keys of a store', () => {
  const keychain = testKeychain();
  const passphrase = 'Grüße aus Köln';
  let file = '';
  let key: Uint8Array;
  let recoveryKey = '';
  let keys: KeyFile;

  beforeAll(async () => {
    file = path.join(testFolder(), 'keys.json');
    ({ key, recoveryKey } = await createKeyFile(file, { passphrase, keychain }));
    keys = readKeyFile(file) as KeyFile;
  });

  it('are one random key, wrapped three ways; any one gives it back', async () => {
    const opened = await Promise.all([
      unlockKey(keys, { with: 'passphrase', passphrase }, null),
      unlockKey(keys, { with: 'recovery', recoveryKey }, null),
      unlockKey(keys, { with: 'keychain' }, keychain),
    ]);
    for (const one of opened) expect(Buffer.from(one)).toEqual(Buffer.from(key));
    expect(key).toHaveLength(32);
  });

  it('take a passphrase typed on another system, where letters are composed differently', async () => {
    const decomposed = passphrase.normalize('NFD');
    expect(decomposed).not.toBe(passphrase);
    expect(Buffer.from(await unlockKey(keys, { with: 'passphrase', passphrase: decomposed }, null))).toEqual(
      Buffer.from(key),
    );
  });

  it('refuse whatever does not fit, by name', async () => {
    await expect(unlockKey(keys, { with: 'passphrase', passphrase: 'grüße aus köln' }, null)).rejects.toMatchObject(
      wrongKey,
    );
    await expect(unlockKey(keys, { with: 'recovery', recoveryKey: newRecoveryKey() }, null)).rejects.toMatchObject(
      wrongKey,
    );
    await expect(unlockKey(keys, { with: 'recovery', recoveryKey: '' }, null)).rejects.toMatchObject(wrongKey);
    await expect(unlockKey(keys, { with: 'keychain' }, testKeychain())).rejects.toMatchObject({ code: 'forbidden' });
    await expect(unlockKey(keys, { with: 'keychain' }, null)).rejects.toMatchObject({ code: 'unsupported' });
  });

  it('say so when a store has no passphrase, or no key in the keychain', async () => {
    const other = path.join(testFolder(), 'keys.json');
    await createKeyFile(other, { keychain });
    const withoutPassphrase = readKeyFile(other) as KeyFile;
    await expect(unlockKey(withoutPassphrase, { with: 'passphrase', passphrase }, null)).rejects.toMatchObject({
      code: 'unsupported',
    });
    await createKeyFile(other, { passphrase, keychain: null });
    const withoutKeychain = readKeyFile(other) as KeyFile;
    await expect(unlockKey(withoutKeychain, { with: 'keychain' }, keychain)).rejects.toMatchObject({
      code: 'unsupported',
    });
  });

  it('never stand in their file, in whatever spelling', () => {
    const text = readFileSync(file, 'utf8');
    for (const spelling of ['hex', 'base64', 'latin1'] as const) {
      expect(text).not.toContain(Buffer.from(key).toString(spelling));
    }
    expect(text).not.toContain(passphrase);
    expect(text).not.toContain(recoveryKey);
    expect(text).not.toContain(readRecoveryKey(recoveryKey));
  });

  it('are other ones for every store, also under the same passphrase', async () => {
    const other = await createKeyFile(path.join(testFolder(), 'keys.json'), { passphrase, keychain: null });
    expect(Buffer.from(other.key)).not.toEqual(Buffer.from(key));
    expect(other.recoveryKey).not.toBe(recoveryKey);
  });

  it('open by the new passphrase alone once it was changed, and by the recovery key as before', async () => {
    const changed = path.join(testFolder(), 'keys.json');
    const made = await createKeyFile(changed, { passphrase: 'the old one', keychain: null });
    await changePassphrase(changed, made.key, 'the new one');
    const now = readKeyFile(changed) as KeyFile;
    await expect(unlockKey(now, { with: 'passphrase', passphrase: 'the old one' }, null)).rejects.toMatchObject(
      wrongKey,
    );
    for (const unlock of [
      { with: 'passphrase' as const, passphrase: 'the new one' },
      { with: 'recovery' as const, recoveryKey: made.recoveryKey },
    ]) {
      expect(Buffer.from(await unlockKey(now, unlock, null))).toEqual(Buffer.from(made.key));
    }
    await expect(changePassphrase(path.join(testFolder(), 'none.json'), made.key, 'x')).rejects.toMatchObject({
      code: 'storage',
      details: { reason: 'keys_missing' },
    });
  });

  it('answer a damaged file with a clear reason, whichever byte it is', async () => {
    const text = readFileSync(file, 'utf8');
    const damaged = path.join(testFolder(), 'keys.json');
    await fc.assert(
      fc.asyncProperty(fc.nat({ max: text.length - 1 }), fc.integer({ min: 32, max: 126 }), async (place, letter) => {
        writeFileSync(damaged, text.slice(0, place) + String.fromCharCode(letter) + text.slice(place + 1));
        try {
          const found = readKeyFile(damaged) as KeyFile;
          const opened = await unlockKey(found, { with: 'passphrase', passphrase }, null);
          expect(Buffer.from(opened)).toEqual(Buffer.from(key));
        } catch (error) {
          if (!(error instanceof AppError)) throw error;
          expect(['keys_missing', 'wrong_key', undefined]).toContain(error.details.reason);
          expect(['storage', 'forbidden', 'unsupported']).toContain(error.code);
        }
      }),
      { numRuns: runs(12) },
    );
  }, 60_000);

  it('answer a file that was cut off, or holds too little, with "the keys are missing"', async () => {
    const cut = path.join(testFolder(), 'keys.json');
    writeFileSync(cut, readFileSync(file, 'utf8').slice(0, 100));
    expect(() => readKeyFile(cut)).toThrow(expect.objectContaining({ details: { reason: 'keys_missing' } }));
    const short = { ...keys, passphrase: { ...keys.passphrase, box: '', iv: '' } } as KeyFile;
    await expect(unlockKey(short, { with: 'passphrase', passphrase }, null)).rejects.toBeInstanceOf(AppError);
    expect(readKeyFile(path.join(testFolder(), 'none.json'))).toBeNull();
  });
});

describe('a wrapped key', () => {
  it('fits no other secret, and is another one each time', async () => {
    const key = randomBytes(32);
    const [one, two] = [await wrapKey(key, 'secret', random), await wrapKey(key, 'secret', random)];
    expect(one.box).not.toBe(two.box);
    expect(Buffer.from(await unwrapKey(one, 'secret'))).toEqual(key);
    await expect(unwrapKey(one, 'secreT')).rejects.toMatchObject(wrongKey);
    await expect(unwrapKey({ ...one, box: two.box }, 'secret')).rejects.toMatchObject(wrongKey);
  });
});

describe('a recovery key', () => {
  it('has 26 letters of Crockford’s alphabet in six groups, and is never the same', () => {
    const some = Array.from({ length: 200 }, newRecoveryKey);
    for (const one of some)
      expect(one).toMatch(/^([0-9A-HJKMNP-TV-Z]{4}-){4}[0-9A-HJKMNP-TV-Z]{5}-[0-9A-HJKMNP-TV-Z]{5}$/);
    expect(new Set(some).size).toBe(200);
  });

  it('is read however it is typed: case, spaces, dashes, and look-alikes', () => {
    fc.assert(
      fc.property(fc.infiniteStream(fc.nat({ max: 5 })), (choices) => {
        const key = newRecoveryKey();
        const spell = (letter: string, choice: number) => {
          const alike: Record<string, string> = { '0': 'Oo0oO0', '1': 'IilL1l' };
          const spelled = alike[letter]?.[choice] ?? (choice % 2 ? letter.toLowerCase() : letter);
          return choice === 3 ? `${spelled} ` : choice === 4 ? ` –${spelled}` : spelled;
        };
        const typed = [...key.replaceAll('-', '')].map((letter) => spell(letter, choices.next().value ?? 0)).join('');
        expect(readRecoveryKey(typed)).toBe(readRecoveryKey(key));
      }),
    );
  });
});

describe('a file written durably', () => {
  it('holds the old or the new content whole, and leaves no draft', () => {
    const folder = testFolder();
    const file = path.join(folder, 'keys.json');
    writeDurably(file, 'old');
    writeDurably(file, 'new '.repeat(10_000));
    expect(readFileSync(file, 'utf8')).toBe('new '.repeat(10_000));
    expect(readdirSync(folder)).toEqual(['keys.json']);
  });

  it('leaves the old content when the new can not be put in its place', () => {
    const folder = testFolder();
    mkdirSync(path.join(folder, 'keys.json'));
    writeFileSync(path.join(folder, 'keys.json', 'inside'), 'old');
    expect(() => writeDurably(path.join(folder, 'keys.json'), 'new')).toThrow();
    expect(readFileSync(path.join(folder, 'keys.json', 'inside'), 'utf8')).toBe('old');
    expect(existsSync(path.join(folder, 'keys.json.new'))).toBe(false);
  });
});
