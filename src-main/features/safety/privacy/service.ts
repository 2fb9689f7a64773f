import { existsSync, readdirSync, rmSync } from 'node:fs';
import path from 'node:path';
import { desc, inArray } from 'drizzle-orm';
import type { Certificate, ErasureCounts } from '../../../../src-shared/contract/privacy';
import { AppError } from '../../../../src-shared/errors';
import type { FeatureContext } from '../../../platform/feature';
import { operation } from '../../../platform/store/schema';
import { swapStore } from '../../../platform/store/swap';
import { readSettings } from '../../app';
import { findParty } from '../../parties';
import { userNames } from '../../records';
import type { BackupService } from '../backup/service';
import { extendLedger, ledgerName, subjectOf } from '../ledger';
import type { SafetyMeans } from '../means';
import { erasure } from '../schema';
import type { WorkMeans } from '../work';
import { runTask } from '../worker/run';
import type { ErasedCounts } from './erase';
import type { CountInput, EraseInput, EraseOutput } from './erase-task';
import type { PersonFileInput } from './person-file';
import type { Locale } from './person-page';

/** The longest a backup is kept where one is made each day, ms: four weeks. */
const kept = 28 * 24 * 60 * 60_000;

const here = (): Locale => (Intl.DateTimeFormat().resolvedOptions().locale.startsWith('de') ? 'de' : 'en');

/** What a person may ask for: their data, and to be erased. */
export class PrivacyService {
  readonly #means: SafetyMeans;
  readonly #backups: BackupService;

  constructor(means: SafetyMeans, backups: BackupService) {
    this.#means = means;
    this.#backups = backups;
  }

  /** See the contract. Fails: `not_found`. */
  exportPerson(partyId: string): { workId: string } {
    const { work, staging, clock, dataFolder, startTask } = this.#means;
    const { context, key } = this.#open();
    const party = this.#party(context, partyId);
    return work.start('person', async (means) => {
      const to = staging.newFile();
      const locale = readSettings(context).locale ?? here();
      try {
        const input: PersonFileInput = { dataFolder, key, to, id: partyId, locale, now: clock.now() };
        await runTask<null>(startTask, 'personFile', input, means);
      } catch (error) {
        rmSync(to.file, { force: true });
        throw error;
      }
      const name = party.name.replace(/[^\p{L}\p{N} .-]/gu, '').trim() || party.kind;
      return { kind: 'file', file: staging.offer(to, `${name}.zip`) };
    });
  }

  /** See the contract. */
  async counts(partyId: string): Promise<ErasureCounts> {
    const { startTask, dataFolder } = this.#means;
    const { context, key } = this.#open();
    this.#party(context, partyId);
    const input: CountInput = { file: path.join(dataFolder, 'praxis.db'), key, id: partyId };
    const quietly = { signal: new AbortController().signal, progress: () => {} };
    const [counts, backups] = await Promise.all([
      runTask<ErasedCounts>(startTask, 'countErasure', input, quietly),
      this.#inBackups(),
    ]);
    return { ...counts, ...backups };
  }

  /** See the contract. */
  erase(partyId: string, typed: string): { workId: string } {
    const { work } = this.#means;
    const { context, key } = this.#open();
    const party = this.#party(context, partyId);
    if (typed.trim() !== party.name.trim()) {
      throw new AppError('validation', 'another name', { field: 'name', reason: 'name_differs' });
    }
    this.#refuseRunning(context);
    const actor = context.actor();
    return work.start('erase', async (means) => {
      const backups = await this.#inBackups();
      const erased = await this.#rebuildWithout({ partyId, key, actor, backups }, means);
      const now = this.#means.context();
      for (const hash of erased.hashes) now?.files.remove(hash);
      await this.#backups.spreadLedger();
      return { kind: 'erased', certificateId: erased.certificateId };
    });
  }

  /** Newest first. */
  certificates(): Certificate[] {
    const { context } = this.#open();
    const names = userNames(context.store.db);
    const rows = context.store.db.orm.select().from(erasure).orderBy(desc(erasure.at)).all();
    return rows.map((row) => ({ ...row, by: names.get(row.by) ?? '' }));
  }

  /** A copy of the store is made without the party; when it stands and was looked through, it takes the store's place. */
  async #rebuildWithout(
    wanted: { partyId: string; key: Uint8Array; actor: EraseInput['actor']; backups: EraseInput['backups'] },
    means: WorkMeans,
  ): Promise<EraseOutput> {
    const { vault, staging, dataFolder, startTask, clock } = this.#means;
    const folder = staging.newFolder();
    const { partyId: id, actor, backups } = wanted;
    const key = Uint8Array.from(wanted.key);
    const outcome: { erased?: EraseOutput } = {};
    try {
      await vault.replace(async () => {
        const file = path.join(dataFolder, 'praxis.db');
        const to = path.join(folder, 'praxis.db');
        const input: EraseInput = { file, to, key, id, actor, now: clock.now(), backups };
        outcome.erased = await runTask<EraseOutput>(startTask, 'erase', input, means).catch((error) => {
          // The store that is opened again now needs the room on a disk that is full.
          rmSync(folder, { recursive: true, force: true });
          throw error;
        });
        means.commit();
        // Known before it is so: a restore that comes between erases too much rather than too little.
        extendLedger(path.join(dataFolder, ledgerName), outcome.erased.group.map(subjectOf));
        const gone = staging.newFolder();
        swapStore(dataFolder, {
          incoming: path.relative(dataFolder, folder),
          aside: path.relative(dataFolder, gone),
          parts: ['praxis.db-wal', 'praxis.db-shm', 'praxis.db'],
        });
        rmSync(gone, { recursive: true, force: true });
        return key;
      });
    } finally {
      rmSync(folder, { recursive: true, force: true });
    }
    if (!outcome.erased) throw new AppError('internal', 'nothing was erased');
    return outcome.erased;
  }

  /** Copies that still hold whoever is erased now, and until when at the latest. */
  async #inBackups(): Promise<EraseInput['backups']> {
    const asides = path.join(this.#means.dataFolder, 'aside');
    const backups = (await this.#backups.count()) + (existsSync(asides) ? readdirSync(asides).length : 0);
    return { backups, backupsUntil: backups === 0 ? null : this.#means.clock.now() + kept };
  }

  #refuseRunning({ store }: FeatureContext): void {
    const busy = store.db.orm
      .select({ id: operation.id })
      .from(operation)
      .where(inArray(operation.state, ['running', 'paused']))
      .get();
    if (busy) throw new AppError('busy', 'an operation runs', { reason: 'operation_running' });
  }

  #party(context: FeatureContext, partyId: string) {
    const party = findParty(context.store.db, partyId);
    if (!party) throw new AppError('not_found', 'no such record', { id: partyId });
    return party;
  }

  #open(): { context: FeatureContext; key: Uint8Array } {
    const context = this.#means.context();
    const key = this.#means.vault.key();
    if (!context || !key) throw new AppError('locked', 'the store is locked');
    return { context, key };
  }
}
