import { existsSync, mkdirSync, readdirSync, rmSync, statSync } from 'node:fs';
import path from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { isDeepStrictEqual } from 'node:util';
import type { BackupEntry, BackupSettings, BackupPlace as PlaceRef } from '../../../../src-shared/contract/backups';
import type { WorkResult } from '../../../../src-shared/contract/safety';
import { AppError } from '../../../../src-shared/errors';
import type { BackupPlace } from '../../../platform/backup-place';
import type { FeatureContext } from '../../../platform/feature';
import type { SafetyMeans, ServerKeys, ServerTarget } from '../means';
import type { WorkMeans } from '../work';
import { isDue, localDay } from './due';
import { FolderPlace, tryFolder } from './folder-place';
import { makeBackup, type Outcome, spreadLedger } from './make';
import {
  lastBackup,
  noteBackup,
  readBackupSettings,
  readStandings,
  saveBackupSettings,
  saveStandings,
} from './settings';
import { countBackups, readShelf, type Shelved } from './shelf';
import { tryServer } from './try-server';

const lookEvery = 10 * 60_000;
const firstLook = 60_000;
const day = 24 * 60 * 60_000;
/** How long somebody waits for places that may be far away, ms. */
const patience = 5000;

/** What a migration leaves: `before-schema-<new>-from-<old>-<when>.db`. */
const beforeMigration = /^before-schema-\d+-from-\d+-(\d+)\.db$/;

export const secretName = (targetId: string): string => `backup/${targetId}`;

/** Makes backups, by hand and each day, and knows where they lie. */
export class BackupService {
  readonly #means: SafetyMeans;
  #timer: NodeJS.Timeout | undefined;

  constructor(means: SafetyMeans) {
    this.#means = means;
  }

  /** Looks soon after the start and every ten minutes whether the day's backup is due. */
  start(): void {
    const look = () => {
      this.#timer = setTimeout(look, lookEvery).unref();
      this.tick();
    };
    this.#timer = setTimeout(look, firstLook).unref();
  }

  stop(): void {
    clearTimeout(this.#timer);
  }

  /** Starts the day's backup when it is due and nothing else is under way. */
  tick(): void {
    const { context, clock, work, log } = this.#means;
    const open = context();
    if (!open || work.status()?.state === 'running') return;
    try {
      if (readBackupSettings(open.store).daily && isDue(lastBackup(open.store), clock.now())) this.create('daily');
    } catch (error) {
      log.error({ err: error }, 'the daily backup could not begin');
    }
  }

  /** See the contract. */
  create(reason: 'manual' | 'daily' = 'manual'): { workId: string } {
    const context = this.#open();
    return this.#means.work.start('backup', async (work) => {
      const now = this.#means.clock.now();
      noteBackup(context.store, { at: now, day: localDay(now) });
      await this.#adoptOld(work);
      const outcomes = await this.#make(context, reason, work);
      this.#remember(context, outcomes);
      const count = (wanted: 'provedAt' | 'failure' | 'waiting') =>
        [...outcomes.values()].filter((outcome) => wanted in outcome).length;
      const result: WorkResult = {
        kind: 'backups',
        proven: count('provedAt'),
        failed: count('failure'),
        waiting: count('waiting'),
      };
      return result;
    });
  }

  /** The place meant. Fails: `not_found`, `locked` for a target while the settings can't be read. */
  place(ref: Exclude<PlaceRef, { kind: 'aside' }>): BackupPlace {
    if (ref.kind === 'home') return this.#home();
    if (ref.kind === 'folder') return new FolderPlace(ref.path);
    const context = this.#open();
    const target = readBackupSettings(context.store).targets.find(({ id }) => id === ref.targetId);
    if (!target) throw new AppError('not_found', 'no such target', { id: ref.targetId });
    return target.kind === 'folder' ? new FolderPlace(target.path) : this.#means.openServer(target, context);
  }

  /** See the contract. */
  async list(ref: PlaceRef): Promise<BackupEntry[]> {
    const { dataFolder } = this.#means;
    if (ref.kind === 'aside') return asideStores(path.join(dataFolder, 'aside'));
    const { whole } = await readShelf(this.place(ref));
    const backups = whole.map(entryOf);
    return ref.kind === 'folder' ? [...storeIn(ref.path, '.'), ...backups] : backups;
  }

  settings() {
    const { store } = this.#open();
    return { settings: readBackupSettings(store), standing: readStandings(store) };
  }

  /** See the contract. */
  async saveSettings(settings: BackupSettings, s3Keys: Readonly<Record<string, ServerKeys>> = {}): Promise<void> {
    const { store, secrets } = this.#open();
    const before = readBackupSettings(store);
    for (const target of settings.targets) {
      const known = before.targets.find(({ id }) => id === target.id);
      if (isDeepStrictEqual(known, target) && !s3Keys[target.id]) continue;
      if (target.kind === 'folder') await this.#checkFolder(target.path);
      else await this.tryServer(target, s3Keys[target.id]);
    }
    for (const [id, keys] of Object.entries(s3Keys)) secrets.put(secretName(id), JSON.stringify(keys));
    for (const { id } of before.targets) {
      if (!settings.targets.some((target) => target.id === id)) secrets.remove(secretName(id));
    }
    saveBackupSettings(store, settings);
    store.bus.publish({ type: 'settings.changed' });
  }

  /** See the contract. */
  async tryServer(server: ServerTarget, keys?: ServerKeys): Promise<void> {
    await tryServer(this.#means.openServer(server, this.#open(), keys));
  }

  async #checkFolder(folder: string): Promise<void> {
    const fail = (reason: string) => new AppError('validation', folder, { field: 'path', reason });
    if (!path.isAbsolute(folder)) throw fail('not_there');
    const inside = path.relative(this.#means.dataFolder, folder);
    if (!inside.startsWith('..') && !path.isAbsolute(inside)) throw fail('own_folder');
    try {
      await tryFolder(folder);
    } catch (error) {
      throw fail(
        error instanceof AppError && typeof error.details.reason === 'string' ? error.details.reason : 'read_only',
      );
    }
  }

  #open(): FeatureContext {
    const context = this.#means.context();
    if (!context) throw new AppError('locked', 'the store is locked');
    return context;
  }

  #home(): FolderPlace {
    const folder = path.join(this.#means.dataFolder, 'backups');
    mkdirSync(folder, { recursive: true, mode: 0o700 });
    return new FolderPlace(folder);
  }

  /** How many backups there are in all places that can be reached just now. */
  async count(): Promise<number> {
    const counts = await Promise.all(
      [...this.#places(this.#open()).values()].map((place) => soon(countBackups(place))),
    );
    return counts.reduce<number>((sum, count) => sum + (count ?? 0), 0);
  }

  /** Tells every place that can be reached who was erased; the others hear of it with their next backup. */
  async spreadLedger(): Promise<void> {
    const { dataFolder } = this.#means;
    await Promise.all([...this.#places(this.#open()).values()].map((place) => soon(spreadLedger(dataFolder, place))));
  }

  #places(context: FeatureContext): Map<string, BackupPlace> {
    const places = new Map<string, BackupPlace>([['home', this.#home()]]);
    for (const { id } of readBackupSettings(context.store).targets) {
      places.set(id, this.place({ kind: 'target', targetId: id }));
    }
    return places;
  }

  #making() {
    const { dataFolder, clock, log, startTask, vault } = this.#means;
    const key = vault.key();
    if (!key) throw new AppError('locked', 'the store is locked');
    return { dataFolder, key, now: () => clock.now(), log, startTask };
  }

  #make(context: FeatureContext, reason: 'manual' | 'daily', work: WorkMeans): Promise<Map<string, Outcome>> {
    return makeBackup(this.#making(), this.#places(context), reason, work);
  }

  /** What migrations left becomes backups like the others: proven, listed, kept as long as they are. */
  async #adoptOld(work: WorkMeans): Promise<void> {
    const home = path.join(this.#means.dataFolder, 'backups');
    for (const name of existsSync(home) ? readdirSync(home) : []) {
      const at = Number(beforeMigration.exec(name)?.[1]);
      if (!Number.isSafeInteger(at)) continue;
      const file = path.join(home, name);
      const outcomes = await makeBackup(this.#making(), new Map([['home', this.#home()]]), 'migration', work, {
        file,
        at,
      });
      const outcome = outcomes.get('home');
      if (outcome && 'provedAt' in outcome) rmSync(file);
    }
  }

  #remember(context: FeatureContext, outcomes: ReadonlyMap<string, Outcome>): void {
    const { store, notify } = context;
    const now = this.#means.clock.now();
    const { warnAfterDays } = readBackupSettings(store);
    const standing = readStandings(store).map((before) => {
      const outcome = outcomes.get(before.place);
      if (!outcome) return before;
      if ('provedAt' in outcome)
        return { place: before.place, provedAt: outcome.provedAt, failure: null, waitingSince: null };
      if ('failure' in outcome) return { ...before, failure: outcome.failure, waitingSince: null };
      return { ...before, failure: null, waitingSince: before.waitingSince ?? now };
    });
    saveStandings(store, standing);
    const isBad = standing.some(
      ({ failure, waitingSince }) =>
        failure !== null || (waitingSince !== null && now - waitingSince >= warnAfterDays * day),
    );
    if (isBad) notify({ kind: 'backup.failed', params: {}, link: '/settings/backups', dedupeKey: 'backup.failed' });
  }
}

function entryOf({ name, manifest }: Shelved): BackupEntry {
  const { createdAt, reason, database, files, schema, tables, provedAt, failure } = manifest;
  const counts = { contacts: tables.contact ?? null, companies: tables.company ?? null, files: files.count };
  return { name, createdAt, reason, size: database.size, ...counts, schema, provedAt, failure };
}

/** What a place answers before long; undefined when it does not, or fails. */
const soon = <T>(asked: Promise<T>): Promise<T | undefined> =>
  Promise.race([asked.catch(() => undefined), pause(patience, undefined, { ref: false })]);

/** A store's own folder as something to restore from. */
function storeIn(folder: string, name: string): BackupEntry[] {
  const file = statSync(path.join(folder, 'praxis.db'), { throwIfNoEntry: false });
  if (!file || !existsSync(path.join(folder, 'keys.json'))) return [];
  const unknown = { contacts: null, companies: null, files: null, schema: null, provedAt: null, failure: null };
  return [{ name, createdAt: Math.round(file.mtimeMs), reason: 'store', size: file.size, ...unknown }];
}

function asideStores(folder: string): BackupEntry[] {
  if (!existsSync(folder)) return [];
  return readdirSync(folder)
    .flatMap((name) =>
      storeIn(path.join(folder, name), name).map((entry) => ({ ...entry, createdAt: Number(name) || entry.createdAt })),
    )
    .sort((a, b) => b.createdAt - a.createdAt);
}
