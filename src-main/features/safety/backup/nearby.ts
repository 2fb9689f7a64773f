import { type Dirent, existsSync } from 'node:fs';
import { readdir } from 'node:fs/promises';
import path from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { isBackupName } from './manifest';

/** Folders looked into of each, and how long all may take, ms: a disk of the network may not answer. */
const mostFolders = 500;
const patience = 3000;

const foldersIn = async (folder: string): Promise<string[]> => {
  const entries = await readdir(folder, { withFileTypes: true }).catch((): Dirent[] => []);
  return entries.filter((entry) => entry.isDirectory()).map(({ name }) => path.join(folder, name));
};

/** Where people keep such things: their own folders, and disks that were plugged in. */
async function likelyRoots(home: string): Promise<string[]> {
  const plugged = ['/media', '/run/media'];
  const disks = (await Promise.all(plugged.map(foldersIn))).flat();
  const own = ['', 'Desktop', 'Documents', 'Downloads'].map((name) => path.join(home, name));
  const letters = process.platform === 'win32' ? [...'DEFGHIJKLMNOPQRSTUVWXYZ'].map((letter) => `${letter}:\\`) : [];
  return [...own, ...plugged, ...disks, '/mnt', '/Volumes', ...letters];
}

async function holds(folder: string): Promise<boolean> {
  if (existsSync(path.join(folder, 'praxis.db')) && existsSync(path.join(folder, 'keys.json'))) return true;
  return (await foldersIn(folder)).some((below) => isBackupName(path.basename(below)));
}

/** Folders near at hand that hold backups or are a store themselves, but for `dataFolder` and its own. */
export async function foldersNearby(home: string, dataFolder: string): Promise<string[]> {
  const found = new Set<string>();
  const isOwn = (folder: string) => folder === dataFolder || folder.startsWith(dataFolder + path.sep);
  const look = async (root: string) => {
    for (const folder of [root, ...(await foldersIn(root)).slice(0, mostFolders)]) {
      for (const place of [folder, path.join(folder, 'backups')]) {
        if (!isOwn(place) && (await holds(place))) found.add(place);
      }
    }
  };
  const all = likelyRoots(home).then((roots) => Promise.all(roots.map(look)));
  await Promise.race([all, pause(patience, undefined, { ref: false })]);
  return [...found].sort();
}
