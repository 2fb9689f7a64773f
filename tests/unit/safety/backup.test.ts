import {
  closeSync,
  cpSync,
  existsSync,
  mkdirSync,
  openSync,
  readdirSync,
  rmSync,
  writeFileSync,
  writeSync,
} from 'node:fs';
import path from 'node:path';
import { afterEach, describe, expect, it } from 'vitest';
import { openLaptop, passphrase, stopCores } from '../../support/safety';
import { removeTestFolders, testFolder } from '../../support/store';

afterEach(async () => {
  await stopCores();
  removeTestFolders();
});

const home = { kind: 'home' } as const;

describe('a backup', { timeout: 120_000 }, () => {
  it('is proven, listed, and brings back what was there, with the present store kept aside', async () => {
    const laptop = await openLaptop();
    const { router, dataFolder } = laptop;
    await laptop.contact('Lovelace');
    const { hash } = (await laptop.core.safety.context()?.files.put(Buffer.from('a letter'))) ?? { hash: '' };
    await router.backups.create();
    await laptop.result('backups');
    const { backups } = await router.backups.list({ place: home });
    expect(backups).toMatchObject([{ reason: 'manual', contacts: 1, files: 1, failure: null }]);
    expect(backups[0]?.provedAt).not.toBeNull();
    const [name = ''] = backups.map((backup) => backup.name);

    await laptop.contact('Hopper', 'Grace');
    laptop.core.safety.context()?.files.remove(hash);
    const { workId } = await router.backups.prepareRestore({ place: home, name });
    const { preview } = await laptop.result('preview');
    expect(preview.differences?.find(({ table }) => table === 'contact')).toEqual({
      ...{ table: 'contact', onlyThere: 0, onlyHere: 1, changed: 0 },
    });
    expect(preview.samples).toEqual([{ side: 'onlyHere', kind: 'contact', name: 'Grace Hopper' }]);
    expect(await laptop.count()).toBe(2);
    await router.backups.restore({ workId });
    await laptop.result('opened');
    expect(await laptop.count()).toBe(1);
    expect(laptop.core.safety.context()?.files.has(hash)).toBe(true);

    const aside = await router.backups.list({ place: { kind: 'aside' } });
    expect(aside.backups).toHaveLength(1);
    const back = await router.backups.prepareRestore({ place: { kind: 'aside' }, name: aside.backups[0]?.name ?? '' });
    await laptop.result('preview');
    await router.backups.restore(back);
    await laptop.result('opened');
    expect(await laptop.count()).toBe(2);
    expect(readdirSync(path.join(dataFolder, 'staging'))).toEqual([]);
  });

  it('opens on another laptop with passphrase or recovery key', async () => {
    const old = await openLaptop();
    await old.contact('Lovelace');
    const folder = testFolder();
    const target = { kind: 'folder', id: 'disk', path: folder } as const;
    await old.router.backups.saveSettings({ settings: { daily: true, targets: [target], warnAfterDays: 3 } });
    await old.router.backups.create();
    expect(await old.result('backups')).toMatchObject({ proven: 2, failed: 0, waiting: 0 });

    const other = await openLaptop(undefined, {});
    const place = { kind: 'folder', path: folder } as const;
    const { backups } = await other.router.backups.list({ place });
    const name = backups[0]?.name ?? '';
    await other.router.backups.prepareRestore({ place, name });
    expect((await other.ended()).error).toEqual({ code: 'forbidden', reason: 'key_needed' });
    await other.router.backups.prepareRestore({ place, name, unlock: { with: 'passphrase', passphrase: 'wrong one' } });
    expect((await other.ended()).error).toEqual({ code: 'forbidden', reason: 'wrong_key' });
    const ready = await other.router.backups.prepareRestore({
      place,
      name,
      unlock: { with: 'passphrase', passphrase },
    });
    const { preview } = await other.result('preview');
    expect(preview).toMatchObject({ differences: null, counts: { contact: 1 } });
    await other.router.backups.restore(ready);
    await other.result('opened');
    expect(await other.find('lovelace')).toEqual(['Ada Lovelace']);
  });

  it('a copied data folder opens on another laptop, too', async () => {
    const old = await openLaptop();
    await old.contact('Lovelace');
    await old.stop();
    const stick = path.join(testFolder(), 'stick');
    cpSync(old.dataFolder, stick, { recursive: true });
    const other = await openLaptop(undefined, {});
    const place = { kind: 'folder', path: stick } as const;
    expect((await other.router.backups.list({ place })).backups).toMatchObject([{ name: '.', reason: 'store' }]);
    const ready = await other.router.backups.prepareRestore({
      place,
      name: '.',
      unlock: { with: 'passphrase', passphrase },
    });
    await other.result('preview');
    await other.router.backups.restore(ready);
    await other.result('opened');
    expect(await other.count()).toBe(1);
  });

  it('takes the place of a store that is damaged, opened with the passphrase', async () => {
    const old = await openLaptop();
    for (let count = 0; count < 300; count++) await old.contact(`Lovelace${count}`);
    await old.router.backups.create();
    await old.result('backups');
    await old.contact('Hopper', 'Grace');
    await old.stop();
    const file = path.join(old.dataFolder, 'praxis.db');
    const handle = openSync(file, 'r+');
    writeSync(handle, Buffer.alloc(400_000, 7), 0, 400_000, 40_000);
    closeSync(handle);

    const now = await openLaptop(old.dataFolder, {});
    await now.router.vault.unlock({ with: 'passphrase', passphrase }).catch(() => null);
    const { backups } = await now.router.backups.list({ place: home });
    const unlock = { with: 'passphrase' as const, passphrase };
    const ready = await now.router.backups.prepareRestore({ place: home, name: backups[0]?.name ?? '', unlock });
    expect((await now.result('preview')).preview).toMatchObject({ differences: null, counts: { contact: 300 } });
    await now.router.backups.restore(ready);
    await now.result('opened');
    expect(await now.count()).toBe(300);
  });

  it('of a store that is locked shows what differs, once its key is given', async () => {
    const old = await openLaptop();
    await old.router.backups.create();
    await old.result('backups');
    await old.contact('Hopper', 'Grace');
    await old.stop();
    const now = await openLaptop(old.dataFolder, {});
    const { backups } = await now.router.backups.list({ place: home });
    const unlock = { with: 'passphrase' as const, passphrase };
    await now.router.backups.prepareRestore({ place: home, name: backups[0]?.name ?? '', unlock });
    expect((await now.result('preview')).preview.samples).toEqual([
      { side: 'onlyHere', kind: 'contact', name: 'Grace Hopper' },
    ]);
  });

  it('to a disk that is away waits and is told of after days; one that is damaged is no proven one', async () => {
    const laptop = await openLaptop();
    const { router, clock } = laptop;
    const folder = path.join(testFolder(), 'disk');
    mkdirSync(folder);
    const target = { kind: 'folder', id: 'disk', path: folder } as const;
    await router.backups.saveSettings({ settings: { daily: true, targets: [target], warnAfterDays: 3 } });
    rmSync(folder, { recursive: true });
    await router.backups.create();
    expect(await laptop.result('backups')).toMatchObject({ proven: 1, waiting: 1 });
    expect(existsSync(folder)).toBe(false);
    expect((await router.notifications.list({})).notifications).toEqual([]);
    clock.advance(4 * 24 * 60 * 60_000);
    laptop.core.safety.tick();
    expect(await laptop.result('backups')).toMatchObject({ proven: 1, waiting: 1 });
    expect((await router.notifications.list({})).notifications).toMatchObject([{ kind: 'backup.failed' }]);
    // The day has its backup: nothing more is begun.
    const done = laptop.core.safety.work.status();
    laptop.core.safety.tick();
    expect(laptop.core.safety.work.status()).toEqual(done);

    const [backup] = (await router.backups.list({ place: home })).backups;
    writeFileSync(path.join(laptop.dataFolder, 'backups', backup?.name ?? '', 'praxis.db'), 'damaged');
    await router.backups.prepareRestore({ place: home, name: backup?.name ?? '' });
    expect((await laptop.ended()).error).toEqual({ code: 'storage', reason: 'backup_differs' });
    expect(await laptop.count()).toBe(0);
  });
});
