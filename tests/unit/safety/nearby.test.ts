import { mkdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { afterEach, describe, expect, it } from 'vitest';
import { foldersNearby } from '../../../src-main/features/safety/backup/nearby';
import { removeTestFolders, testFolder } from '../../support/store';

afterEach(removeTestFolders);

describe('folders with backups', () => {
  it('are found in the own folders of a user, and the data folder is none of them', async () => {
    const home = testFolder();
    const make = (...parts: string[]) => {
      const folder = path.join(home, ...parts);
      mkdirSync(folder, { recursive: true });
      return folder;
    };
    const store = (folder: string) => {
      for (const name of ['praxis.db', 'keys.json']) writeFileSync(path.join(folder, name), '');
      return folder;
    };
    const data = store(make('praxis'));
    make('praxis', 'backups', '20260105T090000Z-daily-0a1b');
    const moved = store(make('Documents', 'old laptop'));
    const disk = make('Copies');
    make('Copies', '20260105T090000Z-daily-0a1b');
    make('Pictures', '2026');
    const found = (await foldersNearby(home, data)).filter((folder) => folder.startsWith(home));
    expect(found).toEqual([disk, moved].sort());
  });
});
