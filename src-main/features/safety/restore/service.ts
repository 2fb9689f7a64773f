import { existsSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import type { BackupPlace as PlaceRef } from '../../../../src-shared/contract/backups';
import type { RestorePreview } from '../../../../src-shared/contract/safety';
import { AppError } from '../../../../src-shared/errors';
import { createKeyFile, readKeyFile, type Unlock, unlockKey } from '../../../platform/keys/key-file';
import { swapStore } from '../../../platform/store/swap';
import { isBackupName } from '../backup/manifest';
import type { BackupService } from '../backup/service';
import { extendLedger, ledgerName, parseLedger, readLedger } from '../ledger';
import type { SafetyMeans } from '../means';
import type { WorkMeans } from '../work';
import { runTask } from '../worker/run';
import { copyStore, fetchBackup } from './fetch';
import type { OpensInput, PrepareInput } from './rebuild';

/** A store that stands ready to take the place of the present one. */
interface Prepared {
  workId: string;
  folder: string;
  key: Uint8Array;
}

/** Who was erased, as the place knows it, and what the fetched file must be. */
interface Fetched {
  ledger: string[];
  database: OpensInput['database'];
}

/** Brings stores back: from a backup, from a folder, or one that was kept aside. */
export class RestoreService {
  readonly #means: SafetyMeans;
  readonly #backups: BackupService;
  #prepared: Prepared | null = null;

  constructor(means: SafetyMeans, backups: BackupService) {
    this.#means = means;
    this.#backups = backups;
  }

  /** See the contract. */
  prepare(ref: PlaceRef, name: string, unlock?: Unlock): { workId: string } {
    const { work, staging } = this.#means;
    const started = work.start('restore', async (means) => {
      this.#forget();
      const folder = staging.newFolder();
      try {
        const { ledger, database } = await this.#fetch(ref, name, folder, means);
        const key = await this.#keyOf(folder, database, unlock, means);
        const preview = await this.#compare(folder, key, ledger, means);
        this.#prepared = { workId: started.workId, folder, key };
        return { kind: 'preview', preview };
      } catch (error) {
        rmSync(folder, { recursive: true, force: true });
        throw error;
      }
    });
    return started;
  }

  /** See the contract. */
  restore(workId: string): { workId: string } {
    const { work, vault, dataFolder } = this.#means;
    const prepared = this.#prepared;
    if (prepared?.workId !== workId) throw new AppError('conflict', 'nothing is prepared', { reason: 'not_prepared' });
    this.#prepared = null;
    return work.start('restore', async (means) => {
      await vault.replace(async () => {
        means.commit();
        const incoming = path.relative(dataFolder, prepared.folder);
        swapStore(dataFolder, { incoming, aside: this.#newAside() });
        return prepared.key;
      });
      return { kind: 'opened', recoveryKey: null };
    });
  }

  /** Deletes a store that was kept aside. Fails: `not_found`. */
  forgetAside(name: string): void {
    rmSync(this.#asideFolder(name), { recursive: true });
  }

  #forget(): void {
    if (this.#prepared) rmSync(this.#prepared.folder, { recursive: true, force: true });
    this.#prepared = null;
  }

  /** Named by the time, and unlike any there is. */
  #newAside(): string {
    let at = this.#means.clock.now();
    while (existsSync(path.join(this.#means.dataFolder, 'aside', String(at)))) at++;
    return path.join('aside', String(at));
  }

  #asideFolder(name: string): string {
    const folder = path.join(this.#means.dataFolder, 'aside', name);
    if (!/^\d+$/.test(name) || !existsSync(folder)) throw new AppError('not_found', 'no such store', { id: name });
    return folder;
  }

  async #fetch(ref: PlaceRef, name: string, folder: string, means: WorkMeans): Promise<Fetched> {
    if (ref.kind === 'aside') {
      copyStore(this.#asideFolder(name), folder, means);
      return { ledger: [], database: null };
    }
    if (ref.kind === 'folder' && name === '.') {
      copyStore(ref.path, folder, means);
      return { ledger: readLedger(path.join(ref.path, ledgerName)), database: null };
    }
    if (!isBackupName(name)) throw new AppError('not_found', 'no such backup', { id: name });
    const place = this.#backups.place(ref);
    const { database } = await fetchBackup(place, name, folder, means);
    const ledger = await place.read(ledgerName);
    return { ledger: ledger === null ? [] : parseLedger(ledger), database };
  }

  /** The key of what was fetched: that of the store that is open, or the one asked for. */
  async #keyOf(
    folder: string,
    database: Fetched['database'],
    unlock: Unlock | undefined,
    means: WorkMeans,
  ): Promise<Uint8Array> {
    const { vault, startTask, dataFolder } = this.#means;
    const file = path.join(folder, 'praxis.db');
    const present = vault.key();
    const look: OpensInput = { file, key: present ?? new Uint8Array(32), database };
    if ((await runTask<boolean>(startTask, 'opens', look, means)) && present) {
      // The passphrase may have been changed since, and this computer's keychain knows the present file.
      writeFileSync(path.join(folder, 'keys.json'), JSON.stringify(readKeyFile(path.join(dataFolder, 'keys.json'))), {
        mode: 0o600,
      });
      return Uint8Array.from(present);
    }
    const keys = readKeyFile(path.join(folder, 'keys.json'));
    if (!keys) throw new AppError('storage', 'the keys are missing', { reason: 'keys_missing' });
    if (!unlock) throw new AppError('forbidden', 'it has another key', { reason: 'key_needed' });
    return unlockKey(keys, unlock, null);
  }

  async #compare(folder: string, key: Uint8Array, ledger: string[], means: WorkMeans): Promise<RestorePreview> {
    const { vault, startTask, dataFolder } = this.#means;
    const own = path.join(dataFolder, ledgerName);
    extendLedger(own, ledger);
    const input: PrepareInput = {
      file: path.join(folder, 'praxis.db'),
      key,
      ledger: readLedger(own),
      // A store that is locked mostly has the key of its backups.
      current: { file: path.join(dataFolder, 'praxis.db'), key: vault.key() ?? key },
    };
    return runTask<RestorePreview>(startTask, 'prepareRestore', input, means);
  }
}

/** Makes the key file of a store that is being made. */
export const newKeys = (folder: string, passphrase: string) =>
  createKeyFile(path.join(folder, 'keys.json'), { passphrase, keychain: null });
