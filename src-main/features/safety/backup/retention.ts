/** What of a backup decides whether it is kept. */
export interface Kept {
  name: string;
  createdAt: number;
  /** The local day it was made on, `2026-01-05`. */
  day: string;
  reason: 'daily' | 'manual' | 'migration';
  proven: boolean;
}

const days = 7;
const weeks = 4;
const migrations = 3;
/** Ones that could not be proven, kept to be looked at. */
const failures = 2;

/** The Monday of a day's week, as a day. */
function weekOf(day: string): string {
  const date = new Date(`${day}T00:00:00Z`);
  date.setUTCDate(date.getUTCDate() - ((date.getUTCDay() + 6) % 7));
  return date.toISOString().slice(0, 10);
}

/**
 * Names of the backups to delete. Kept are the newest of each of the last 7 days and of each of the last 4 weeks *that
 * have one*, whatever the clock says now: a clock set wrong deletes nothing. Of those before an update the last 3 stay,
 * and what could not be proven is counted apart. The newest proven one is never deleted.
 */
export function toDelete(backups: readonly Kept[]): string[] {
  const newestFirst = [...backups].sort((a, b) => b.createdAt - a.createdAt || (a.name < b.name ? 1 : -1));
  const kept = new Set<string>();
  const keepFirstOf = (groupOf: (backup: Kept) => string, groups: number) => {
    const seen = new Set<string>();
    for (const backup of newestFirst) {
      if (!backup.proven || backup.reason === 'migration' || seen.has(groupOf(backup))) continue;
      if (seen.size === groups) break;
      seen.add(groupOf(backup));
      kept.add(backup.name);
    }
  };
  keepFirstOf(({ day }) => day, days);
  keepFirstOf(({ day }) => weekOf(day), weeks);
  const keepSome = (wanted: (backup: Kept) => boolean, count: number) => {
    for (const { name } of newestFirst.filter(wanted).slice(0, count)) kept.add(name);
  };
  keepSome(({ reason, proven }) => proven && reason === 'migration', migrations);
  keepSome(({ proven }) => !proven, failures);
  keepSome(({ proven }) => proven, 1);
  return newestFirst.filter(({ name }) => !kept.has(name)).map(({ name }) => name);
}
