import { existsSync, mkdirSync, renameSync } from 'node:fs';
import path from 'node:path';
import { type VaultProblem, type VaultStatus, vaultProblem } from '../../../src-shared/contract/vault';
import { AppError } from '../../../src-shared/errors';
import type { Clock } from '../../platform/clock/clock';
import type { EventBus } from '../../platform/events/event-bus';
import {
  changePassphrase,
  createKeyFile,
  type KeyFile,
  readKeyFile,
  renewRecoveryKey,
  type Unlock,
  unlockKey,
} from '../../platform/keys/key-file';
import type { Keychain } from '../../platform/keys/keychain';
import { lockStore, type StoreLock } from '../../platform/store/lock';
import { translateStorageError } from '../../platform/store/sqlite-errors';
import { finishSwap } from '../../platform/store/swap';

export interface VaultOptions {
  folder: string;
  host: string;
  demo: boolean;
  keychain: Keychain | null;
  clock: Clock;
  bus: EventBus;
  /** Opens the store with its key. */
  open(file: string, key: Uint8Array): void;
  /** Closes it; nothing of it is held open afterwards. */
  close(): Promise<void>;
}

/** The sample practice holds nobody's data: its passphrase is no secret, so that it opens without asking. */
const demoPassphrase = 'sample practice';

/** The store's key and lock: decides whether the store is new, locked, open, or has a problem. */
export class Vault {
  readonly #options: VaultOptions;
  readonly #file: string;
  readonly #keyFile: string;
  #state: VaultStatus['state'] = 'locked';
  #problem: VaultStatus['problem'] = null;
  #keys: KeyFile | null = null;
  #key: Uint8Array | null = null;
  #lock: StoreLock | null = null;

  constructor(options: VaultOptions) {
    this.#options = options;
    this.#file = path.join(options.folder, 'praxis.db');
    this.#keyFile = path.join(options.folder, 'keys.json');
  }

  /**
   * Takes the lock, looks what there is, and opens without asking where it can: with a passphrase (an unattended
   * start, the demo) or by the keychain. Fails when the key does not fit; then the first screen asks.
   */
  async start(passphrase?: string): Promise<void> {
    this.look();
    const given = this.#options.demo ? demoPassphrase : passphrase;
    if (this.#state === 'locked' && given === undefined && this.#options.keychain && this.#keys?.keychain) {
      await this.unlock({ with: 'keychain' });
    }
    if (given === undefined) return;
    if (this.#state === 'new') await this.create({ passphrase: given, keychain: false });
    else if (this.#state === 'locked') await this.unlock({ with: 'passphrase', passphrase: given });
  }

  status(): VaultStatus {
    return {
      state: this.#state,
      problem: this.#problem,
      keychain: this.#options.keychain !== null,
      unlocks: this.#keys
        ? [
            ...(this.#keys.keychain ? ['keychain' as const] : []),
            ...(this.#keys.passphrase ? ['passphrase' as const] : []),
            'recovery',
          ]
        : [],
      dataFolder: this.#options.folder,
      demo: this.#options.demo,
    };
  }

  /** Looks (again) at folder, lock and key file. Changes nothing but the lock. */
  look(): void {
    if (this.#state === 'open' || this.#state === 'opening' || this.#state === 'working') return;
    try {
      mkdirSync(this.#options.folder, { recursive: true, mode: 0o700 });
      this.#lock ??= lockStore(this.#options.folder, { pid: process.pid, host: this.#options.host });
      finishSwap(this.#options.folder);
      this.#keys = readKeyFile(this.#keyFile);
      const exists = existsSync(this.#file);
      if (exists && !this.#keys) throw new AppError('storage', 'keys.json is missing', { reason: 'keys_missing' });
      this.#became(exists ? 'locked' : 'new');
    } catch (error) {
      this.#failed(error);
    }
  }

  /** See the contract. */
  async create(wanted: { passphrase?: string | undefined; keychain: boolean }): Promise<{ recoveryKey: string }> {
    if (this.#state !== 'new') throw new AppError('conflict', 'there is a store already');
    if (wanted.keychain && !this.#options.keychain) throw new AppError('unsupported', 'this computer has no keychain');
    if (!wanted.keychain && wanted.passphrase === undefined) {
      throw new AppError('validation', 'a passphrase or the keychain is needed', { field: 'passphrase' });
    }
    this.#became('opening');
    try {
      if (this.#keys) renameSync(this.#keyFile, `${this.#keyFile}.unused-${this.#options.clock.now()}`);
      const keychain = wanted.keychain ? this.#options.keychain : null;
      const { key, recoveryKey } = await createKeyFile(this.#keyFile, { passphrase: wanted.passphrase, keychain });
      this.#keys = readKeyFile(this.#keyFile);
      this.#open(key);
      return { recoveryKey };
    } catch (error) {
      throw this.#failed(error);
    }
  }

  /** See the contract. */
  async unlock(unlock: Unlock): Promise<VaultStatus> {
    if (this.#state === 'open') return this.status();
    if (this.#state !== 'locked' || !this.#keys) throw new AppError('conflict', `the store is ${this.#state}`);
    this.#became('opening');
    let key: Uint8Array;
    try {
      key = await unlockKey(this.#keys, unlock, this.#options.keychain);
    } catch (error) {
      this.#became('locked');
      throw error;
    }
    try {
      this.#open(key);
    } catch (error) {
      throw this.#failed(error);
    }
    return this.status();
  }

  async changePassphrase(passphrase: string): Promise<void> {
    if (!this.#key) throw new AppError('locked', 'the store is locked');
    await changePassphrase(this.#keyFile, this.#key, passphrase);
    this.#keys = readKeyFile(this.#keyFile);
  }

  /** See the contract. */
  async renewRecoveryKey(): Promise<{ recoveryKey: string }> {
    if (!this.#key) throw new AppError('locked', 'the store is locked');
    const recoveryKey = await renewRecoveryKey(this.#keyFile, this.#key);
    this.#keys = readKeyFile(this.#keyFile);
    return { recoveryKey };
  }

  /** The data key while the store is open. */
  key(): Uint8Array | null {
    return this.#key;
  }

  /**
   * Closes the store while `work` puts another one in its place, and opens what then stands there with the key that
   * `work` answers (null: it has to be asked for). When `work` fails, what was there is opened again.
   * Fails: `conflict` while the store is being opened or worked on; `storage` when another program has it.
   */
  async replace(work: () => Promise<Uint8Array | null>): Promise<void> {
    if (this.#state === 'opening' || this.#state === 'working') throw new AppError('conflict', `it is ${this.#state}`);
    this.#lock ??= lockStore(this.#options.folder, { pid: process.pid, host: this.#options.host });
    const before = this.#key;
    this.#became('working');
    let outcome: { key: Uint8Array | null } | { failed: unknown };
    try {
      await this.#options.close();
      outcome = { key: await work() };
    } catch (error) {
      outcome = { failed: error };
    }
    const key = 'failed' in outcome ? before : outcome.key;
    this.#key = null;
    this.#became('locked');
    this.look();
    try {
      if (key && this.status().state === 'locked') this.#open(key);
    } catch (error) {
      throw this.#failed(error);
    }
    this.#options.bus.publish({ type: 'resync' });
    if ('failed' in outcome) throw outcome.failed;
  }

  stop(): void {
    this.#key?.fill(0);
    this.#key = null;
    this.#lock?.release();
    this.#lock = null;
  }

  #open(key: Uint8Array): void {
    this.#options.open(this.#file, key);
    this.#key = key;
    this.#became('open');
  }

  #became(state: VaultStatus['state']): void {
    if (state !== 'problem') this.#problem = null;
    this.#state = state;
    this.#options.bus.publish({ type: 'vault.changed' });
  }

  /** Turns a failure into a problem with a screen of its own, and answers the error to throw. */
  #failed(error: unknown): unknown {
    const translated = translateStorageError(error);
    const reason = translated instanceof AppError ? vaultProblem.safeParse(translated.details.reason) : undefined;
    const kind: VaultProblem = reason?.success ? reason.data : 'unreadable';
    this.#problem = { kind, detail: translated instanceof Error ? translated.message : String(translated) };
    this.#became('problem');
    return translated instanceof AppError
      ? translated
      : new AppError('storage', this.#problem.detail, { reason: kind }, { cause: error });
  }
}
