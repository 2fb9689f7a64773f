import { cp } from 'node:fs/promises';
import type { ElectronApplication, Page } from '@playwright/test';
import { launchElectron } from '../../support/launch-electron';
import { tempFolder } from '../../support/temp-folder';
import { makeArchive, openFolder, readArchive } from '../archive-steps';
import { typeGroups } from '../first-run';
import { expect, test } from './fixtures';
import { importCsv, passphrase, setUp } from './set-up';

const csv = ['First name,Last name,Email', 'Lena,Brandt,lena@brandt-joinery.example'].join('\r\n');
const row = (page: Page, name: string) => page.getByRole('grid').getByRole('row').filter({ hasText: name });

test.describe.configure({ timeout: 180_000 });

/** Lets the app save the next file to `file`, without asking. */
const savedTo = (app: ElectronApplication, file: string) => () =>
  app.evaluate(
    ({ BrowserWindow }, path) =>
      new Promise<string>((resolve) => {
        BrowserWindow.getAllWindows()[0]?.webContents.session.once('will-download', (_event, item) => {
          item.setSavePath(path);
          item.once('done', () => resolve(path));
        });
      }),
    file,
  );

/** The app on another computer, with nothing on it. */
async function onAnotherLaptop(run: (page: Page, app: ElectronApplication) => Promise<void>): Promise<void> {
  const folder = tempFolder();
  const app = await launchElectron(`${folder.path}/data`);
  try {
    await run(await app.firstWindow(), app);
  } finally {
    await app.close();
    folder.remove();
  }
}

async function expectLena(page: Page): Promise<void> {
  await page.getByRole('link', { name: 'Contacts', exact: true }).first().click({ timeout: 60_000 });
  await expect(row(page, 'Lena Brandt')).toBeVisible();
}

test('an archive becomes an equal store on another laptop', async ({ praxis: { page, app, dataFolder } }) => {
  await setUp(page);
  await importCsv(page, csv, 1);
  const old = await makeArchive(page, savedTo(app, `${dataFolder}.zip`));
  await onAnotherLaptop(async (other, otherApp) => {
    const recoveryKey = await readArchive(other, old.file, passphrase);
    await typeGroups(other, recoveryKey);
    await other.getByRole('button', { name: 'Go on' }).click();
    await expectLena(other);
    expect((await makeArchive(other, savedTo(otherApp, `${dataFolder}-again.zip`))).tables).toEqual(old.tables);
  });
});

test('another laptop opens the data folder of this one, with its passphrase', async ({ praxis }) => {
  await setUp(praxis.page);
  await importCsv(praxis.page, csv, 1);
  // The plug is pulled: what was acknowledged is in the store's log, and goes along.
  await praxis.kill();
  const stick = `${praxis.dataFolder}-on-a-stick`;
  await cp(praxis.dataFolder, stick, { recursive: true });
  await onAnotherLaptop(async (page) => {
    await openFolder(page, stick, passphrase, '1 contact');
    await expectLena(page);
  });
  await praxis.start();
});
