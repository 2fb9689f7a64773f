import { rmSync } from 'node:fs';
import path from 'node:path';
import { AppError } from '../../../../src-shared/errors';
import { swapStore } from '../../../platform/store/swap';
import type { SafetyMeans } from '../means';
import { newKeys } from '../restore/service';
import { runTask } from '../worker/run';
import type { ReadArchiveInput } from './read';
import type { ArchiveInput } from './write';

/** The whole practice out as one file, and in again. */
export class ArchiveService {
  readonly #means: SafetyMeans;

  constructor(means: SafetyMeans) {
    this.#means = means;
  }

  /** See the contract. */
  create(passphrase: string | undefined): { workId: string } {
    const { work, staging, vault, clock, dataFolder, startTask } = this.#means;
    const key = vault.key();
    if (!key) throw new AppError('locked', 'the store is locked');
    return work.start('export', async (means) => {
      const to = staging.newFile();
      const now = clock.now();
      try {
        const input: ArchiveInput = { dataFolder, key, to, passphrase, now };
        await runTask<null>(startTask, 'writeArchive', input, means);
      } catch (error) {
        rmSync(to.file, { force: true });
        throw error;
      }
      const day = new Date(now).toISOString().slice(0, 10);
      return { kind: 'file', file: staging.offer(to, `Praxis ${day}.zip${passphrase === undefined ? '' : '.age'}`) };
    });
  }

  /** See the contract. */
  read(wanted: { uploadId: string; passphrase?: string | undefined; newPassphrase?: string | undefined }): {
    workId: string;
  } {
    const { work, staging, vault } = this.#means;
    const { state } = vault.status();
    if (state === 'open' ? !this.#isEmpty() : state !== 'new') {
      throw new AppError('conflict', 'only into an empty store', { reason: 'not_empty' });
    }
    if (state === 'new' && wanted.newPassphrase === undefined) {
      throw new AppError('validation', 'a passphrase is needed', { field: 'newPassphrase', reason: 'required' });
    }
    return work.start('import', async (means) => {
      const folder = staging.newFolder();
      try {
        const from = await staging.take(wanted.uploadId);
        const present = vault.key();
        const made = present ? null : await newKeys(folder, wanted.newPassphrase ?? '');
        const key = Uint8Array.from(present ?? made?.key ?? []);
        const input: ReadArchiveInput = {
          from: { file: from.file, key: from.key },
          passphrase: wanted.passphrase,
          folder,
          key,
        };
        await runTask<null>(this.#means.startTask, 'readArchive', input, means);
        await this.#take(folder, key, present !== null, means);
        staging.forgetUpload(wanted.uploadId);
        if (made) this.#means.onMade();
        return { kind: 'opened', recoveryKey: made?.recoveryKey ?? null };
      } finally {
        rmSync(folder, { recursive: true, force: true });
      }
    });
  }

  /** The new store takes the empty one's place; that has nothing to be kept. */
  async #take(folder: string, key: Uint8Array, keepsKeys: boolean, means: { commit(): void }): Promise<void> {
    const { vault, dataFolder, staging } = this.#means;
    // Somebody may have begun to work in it meanwhile.
    if (keepsKeys && !this.#isEmpty()) throw new AppError('conflict', 'no longer empty', { reason: 'not_empty' });
    await vault.replace(async () => {
      means.commit();
      const gone = staging.newFolder();
      swapStore(dataFolder, {
        incoming: path.relative(dataFolder, folder),
        aside: path.relative(dataFolder, gone),
        parts: ['praxis.db-wal', 'praxis.db-shm', 'praxis.db', ...(keepsKeys ? [] : (['keys.json'] as const)), 'files'],
      });
      rmSync(gone, { recursive: true, force: true });
      return key;
    });
  }

  #isEmpty(): boolean {
    const context = this.#means.context();
    if (!context) return false;
    const sql = 'SELECT EXISTS (SELECT 1 FROM contact) OR EXISTS (SELECT 1 FROM company) AS n';
    return context.store.db.prepare<[], { n: 0 | 1 }>(sql).get()?.n === 0;
  }
}
