import { readdirSync, readlinkSync, statSync } from 'node:fs';
import { afterEach, describe, expect, it } from 'vitest';
import { writeMeta } from '../../../src-main/platform/settings/meta';
import { Checkpointer } from '../../../src-main/platform/store/checkpointer';
import { openConnection } from '../../../src-main/platform/store/connection';
import { openTestStore, removeTestFolders } from '../../support/store';

afterEach(removeTestFolders);

const megabyte = 1024 * 1024;

function openWithCheckpointer() {
  const opened = openTestStore();
  const checkpointer = new Checkpointer(opened.store, opened.file, opened.key);
  const write = (bytes: number, commits: number, letter = 'x') => {
    for (let count = 0; count < commits; count++) {
      opened.store.maintain(() => writeMeta(opened.store.db, `part ${count}`, letter.repeat(bytes / commits)));
    }
  };
  const size = (end = '') => statSync(`${opened.file}${end}`, { throwIfNoEntry: false })?.size ?? 0;
  return { ...opened, checkpointer, write, size };
}

async function until(isSo: () => boolean): Promise<void> {
  const end = Date.now() + 10_000;
  while (!isSo()) {
    if (Date.now() > end) throw new Error('it never came to that');
    await new Promise((resolve) => setTimeout(resolve, 10));
  }
}

describe('writing the log out beside long work', () => {
  /** How often this process has the log open. */
  const openFiles = (file: string) =>
    readdirSync('/proc/self/fd').filter((descriptor) => {
      try {
        return readlinkSync(`/proc/self/fd/${descriptor}`) === `${file}-wal`;
      } catch {
        return false;
      }
    }).length;

  it.runIf(process.platform === 'linux')(
    'holds the log open once, however often it is asked, and lets go',
    async () => {
      const { store, file, checkpointer, write } = openWithCheckpointer();
      write(100, 20);
      const before = openFiles(file);
      for (let count = 0; count < 20; count++) await checkpointer.room();
      expect(openFiles(file)).toBe(before + 1);
      await checkpointer.stop();
      await until(() => openFiles(file) < before + 1);
      await checkpointer.room();
      expect(openFiles(file)).toBeLessThan(before + 1);
      store.close();
      expect(openFiles(file)).toBe(0);
    },
  );
});

describe('folding the log back', () => {
  it('happens beside the commits, which never do it themselves', async () => {
    const { store, checkpointer, write, size } = openWithCheckpointer();
    const before = size();
    write(6 * megabyte, 32);
    expect(size()).toBe(before);
    await until(() => size() > before + 4 * megabyte);
    await checkpointer.stop();
    store.close();
  });

  it('lets long work go on at once while the log is short', async () => {
    const { store, checkpointer, write } = openWithCheckpointer();
    write(100, 20);
    await checkpointer.room();
    await checkpointer.stop();
    store.close();
  });

  it('makes long work wait when the log is long, until it was folded, though a reader may still hold it', async () => {
    const { store, file, key, checkpointer, write, size } = openWithCheckpointer();
    const reader = openConnection(file, key, { readonly: true });
    reader.exec('BEGIN');
    reader.prepare('SELECT count(*) FROM meta').get();
    for (let round = 0; round < 9; round++) write(8 * megabyte, 16, String(round));
    expect(size('-wal')).toBeGreaterThan(64 * megabyte);
    await checkpointer.room();
    reader.exec('COMMIT');
    reader.close();
    await checkpointer.stop();
    store.close();
  });

  it('holds nobody up when its thread could not start', async () => {
    const { store, file } = openTestStore();
    const checkpointer = new Checkpointer(store, file, new Uint8Array(32));
    await new Promise((resolve) => setTimeout(resolve, 300));
    for (let count = 0; count < 64; count++) {
      store.maintain(() => writeMeta(store.db, 'big', `${count}`.repeat(600_000)));
    }
    await checkpointer.room();
    await checkpointer.stop();
    store.close();
  });
});
