import type { BackupPlace } from '../../../platform/backup-place';
import { isBlobName } from '../blobs';
import { fileList, isBackupName, type Manifest, manifest, partNames } from './manifest';

/** A backup in its place. */
export interface Shelved {
  name: string;
  manifest: Manifest;
}

/** Where the files of all backups of a place lie, each once. */
export const filesPrefix = 'files/';

/** Names of backups begin with a year. */
const yearsPrefix = '2';

/** How long half a backup may be somebody's who is still at it, ms. */
const underWay = 2 * 24 * 60 * 60_000;

/** The backups of a place by name: those with a manifest that can be read, and the names of those without. */
export async function readShelf(place: BackupPlace): Promise<{ whole: Shelved[]; half: string[] }> {
  const names = new Set<string>();
  for await (const { name } of place.list(yearsPrefix)) {
    const [first = ''] = name.split('/');
    if (name.includes('/') && isBackupName(first)) names.add(first);
  }
  const whole: Shelved[] = [];
  const half: string[] = [];
  for (const name of names) {
    const text = await place.read(`${name}/${partNames.manifest}`);
    const found = text === null ? undefined : manifest.safeParse(parsed(text)).data;
    if (found) whole.push({ name, manifest: found });
    else half.push(name);
  }
  whole.sort((a, b) => b.manifest.createdAt - a.manifest.createdAt);
  return { whole, half };
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}

/** How many backups lie in a place, by their names alone. */
export async function countBackups(place: BackupPlace): Promise<number> {
  let count = 0;
  for await (const { name } of place.list(yearsPrefix)) {
    const [first = '', rest] = name.split('/');
    if (rest === partNames.manifest && isBackupName(first)) count++;
  }
  return count;
}

/** The files a backup needs: name within `files`, and bytes. */
export async function filesOf(place: BackupPlace, name: string): Promise<[string, number][]> {
  const text = await place.read(`${name}/${partNames.files}`);
  return fileList.parse(parsed(text ?? '')).filter(([file]) => isBlobName(file));
}

/** Removes backups, the manifest first, so that half a removal leaves no half backup. */
export async function removeBackups(place: BackupPlace, names: readonly string[]): Promise<void> {
  for (const name of names) {
    await place.remove(`${name}/${partNames.manifest}`);
    for await (const { name: object } of place.list(`${name}/`)) await place.remove(object);
  }
}

/** Removes what was left half by a crash some days ago, and files that no backup of the place needs. */
export async function sweepShelf(place: BackupPlace, now: number): Promise<void> {
  const { whole, half } = await readShelf(place);
  const stamp = (name: string) =>
    Date.parse(name.replace(/^(\d{4})(\d\d)(\d\d)T(\d\d)(\d\d)(\d\d)Z.*$/, '$1-$2-$3T$4:$5:$6Z'));
  const old = half.filter((name) => Math.abs(now - stamp(name)) > underWay);
  await removeBackups(place, old);
  // Somebody may just be putting files there for a backup that has no manifest yet.
  if (half.length > old.length) return;
  const needed = new Set<string>();
  for (const { name } of whole) for (const [file] of await filesOf(place, name)) needed.add(file);
  for await (const { name } of place.list(filesPrefix)) {
    const file = name.slice(filesPrefix.length);
    if (isBlobName(file) && !needed.has(file)) await place.remove(name);
  }
}
