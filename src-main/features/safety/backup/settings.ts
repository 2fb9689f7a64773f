import * as z from 'zod';
import { type BackupSettings, backupSettings, type PlaceStanding } from '../../../../src-shared/contract/backups';
import { readMeta, writeMeta } from '../../../platform/settings/meta';
import type { Store } from '../../../platform/store/store';

const standings = z.record(
  z.string(),
  z.object({ provedAt: z.int().nullable(), failure: z.string().nullable(), waitingSince: z.int().nullable() }),
);
const lastRun = z.object({ at: z.int(), day: z.string() });

/** Where backups go when nobody has said so: beside the store, daily. */
export const readBackupSettings = ({ db }: Store): BackupSettings =>
  readMeta(db, 'backups.settings', backupSettings) ?? { daily: true, targets: [], warnAfterDays: 3 };

export function saveBackupSettings(store: Store, settings: BackupSettings): void {
  store.maintain(() => writeMeta(store.db, 'backups.settings', settings));
}

export const lastBackup = ({ db }: Store): z.infer<typeof lastRun> | null =>
  readMeta(db, 'backups.last', lastRun) ?? null;

export function noteBackup(store: Store, last: z.infer<typeof lastRun>): void {
  store.maintain(() => writeMeta(store.db, 'backups.last', last));
}

/** How each place of the settings stands. */
export function readStandings(store: Store): PlaceStanding[] {
  const known = readMeta(store.db, 'backups.standing', standings) ?? {};
  const places = ['home', ...readBackupSettings(store).targets.map(({ id }) => id)];
  return places.map((place) => ({ place, ...(known[place] ?? { provedAt: null, failure: null, waitingSince: null }) }));
}

export function saveStandings(store: Store, all: readonly PlaceStanding[]): void {
  const value = Object.fromEntries(all.map(({ place, ...standing }) => [place, standing]));
  store.maintain(() => writeMeta(store.db, 'backups.standing', value));
}
