import { cp, readFile, truncate } from 'node:fs/promises';
import type { Page } from '@playwright/test';
import { expectAccessibleInEveryLook } from './accessible';
import { makeArchive, openFolder, openSettings, readArchive } from './archive-steps';
import { typeGroups } from './first-run';
import { expect, test } from './fixtures';
import { onAnotherLaptop } from './other-laptop';

/** What the fixtures open a store with. */
const passphrase = 'correct horse battery staple';
const desk = { width: 1440, height: 900 };

test.describe.configure({ timeout: 180_000 });

async function add(page: Page, name: string): Promise<void> {
  await page.getByRole('link', { name: 'Contacts', exact: true }).first().click();
  await page.getByRole('button', { name: 'New contact' }).first().click();
  const form = page.getByRole('dialog', { name: 'New contact' });
  await form.getByLabel('Full name').fill(name);
  await form.getByLabel('Email').fill(`${name.split(' ')[0]?.toLowerCase()}@mail.example`);
  await form.getByRole('button', { name: 'Add contact' }).click();
  await expect(page.getByRole('complementary', { name })).toBeVisible();
  await page.keyboard.press('Escape');
}

const people = (page: Page) => page.getByRole('grid').getByRole('row');

async function expectPeople(page: Page, here: readonly string[], gone: readonly string[] = []): Promise<void> {
  await page.getByRole('link', { name: 'Contacts', exact: true }).first().click();
  for (const name of here) await expect(people(page).filter({ hasText: name })).toBeVisible({ timeout: 30_000 });
  for (const name of gone) await expect(people(page).filter({ hasText: name })).toHaveCount(0);
}

async function backUp(page: Page): Promise<void> {
  await openSettings(page, 'Backups');
  await page.getByRole('button', { name: 'Back up now' }).click();
  await expect(page.getByRole('region', { name: 'Beside the store' }).getByText(/proved on/)).toBeVisible({
    timeout: 60_000,
  });
}

const firstOf = (page: Page, region: string) =>
  page
    .getByRole('region', { name: region })
    .getByRole('button', { name: /^Restore the store of/ })
    .first();

test('a backup made now is proven, brings back what was there after a preview, and there is a way back', async ({
  praxis: { page },
}) => {
  await add(page, 'Lena Brandt');
  await backUp(page);
  await expect(page.getByText('Made and proven in 1 place')).toBeVisible();
  await expectAccessibleInEveryLook(page);
  await page.setViewportSize(desk);
  await add(page, 'Marta Silva');

  await openSettings(page, 'Backups');
  await firstOf(page, 'Beside the store').click();
  const dialog = page.getByRole('dialog', { name: 'Restore' });
  await expect(dialog.getByText(/rows? of now (is|are) not in it: Marta Silva/)).toBeVisible({ timeout: 60_000 });
  await expectAccessibleInEveryLook(page);
  await page.setViewportSize(desk);
  await dialog.getByRole('button', { name: 'Restore', exact: true }).click();
  await expect(dialog).toBeHidden({ timeout: 60_000 });
  await expectPeople(page, ['Lena Brandt'], ['Marta Silva']);

  await openSettings(page, 'Backups');
  await firstOf(page, 'Stores kept aside').click();
  await expect(dialog.getByText('2 contacts')).toBeVisible({ timeout: 60_000 });
  await dialog.getByRole('button', { name: 'Restore', exact: true }).click();
  await expect(dialog).toBeHidden({ timeout: 60_000 });
  await expectPeople(page, ['Lena Brandt', 'Marta Silva']);
});

test('an archive becomes an equal store on another laptop, with a recovery key of its own', async ({
  praxis: { page },
  browser,
}) => {
  await add(page, 'Lena Brandt');
  const old = await makeArchive(page);
  await expectAccessibleInEveryLook(page);
  await onAnotherLaptop(browser, async (other) => {
    await other.getByRole('button', { name: 'I have an archive' }).click();
    await other.getByRole('button', { name: 'Make the store' }).click();
    await expect(other.getByText('Choose the archive’s file.')).toBeVisible();
    await expect(other.getByText('At least 8 characters.')).toBeVisible();
    await expectAccessibleInEveryLook(other);
    await other.setViewportSize(desk);
    await other.getByRole('button', { name: 'Back' }).click();
    const recoveryKey = await readArchive(other, old.file, 'lantern river quartz');
    await typeGroups(other, recoveryKey);
    await other.getByRole('button', { name: 'Go on' }).click();
    await expectPeople(other, ['Lena Brandt']);
    expect((await makeArchive(other)).tables).toEqual(old.tables);
  });
});

test('another laptop opens the data folder of this one, with its passphrase', async ({ praxis, browser }) => {
  await add(praxis.page, 'Lena Brandt');
  await praxis.stop();
  const stick = `${praxis.dataFolder}-on-a-stick`;
  await cp(praxis.dataFolder, stick, { recursive: true });
  await onAnotherLaptop(browser, async (page) => {
    await page.getByRole('button', { name: 'I have a backup or another laptop’s data' }).click();
    await page.getByRole('textbox', { name: 'Folder' }).fill(`${stick}/nowhere`);
    await page.getByRole('button', { name: 'Look there' }).click();
    await expect(page.getByText('The folder is not there.')).toBeVisible();
    await expectAccessibleInEveryLook(page);
    await page.setViewportSize(desk);
    await page.getByRole('textbox', { name: 'Folder' }).fill(stick);
    await page.getByRole('button', { name: 'Look there' }).click();
    await firstOf(page, stick).click();
    await page.getByRole('textbox', { name: 'Its passphrase' }).fill('not that one');
    await page.getByRole('button', { name: 'Open it' }).click();
    await expect(page.getByText('This passphrase doesn’t fit. Nothing is lost; try again.')).toBeVisible({
      timeout: 30_000,
    });
    await expect(page.getByRole('textbox', { name: 'Its passphrase' })).toHaveValue('not that one');
    await expectAccessibleInEveryLook(page);
    await page.setViewportSize(desk);
    await page.getByRole('button', { name: 'Cancel' }).click();
    await page.getByRole('button', { name: 'Back' }).click();
    await openFolder(page, stick, passphrase, '1 contact');
    await expectPeople(page, ['Lena Brandt']);
  });
});

test.describe('a store that is damaged', () => {
  test.use({ store: 'new' });

  test('is replaced by its backup from the screen that says so', async ({ praxis }) => {
    const { page, dataFolder } = praxis;
    const { setUpAndLookAround, passphrase: own, passphraseField } = await import('./first-run');
    await setUpAndLookAround(page);
    await add(page, 'Lena Brandt');
    await backUp(page);
    await praxis.stop();
    await truncate(`${dataFolder}/praxis.db`, 5_000);
    await praxis.start();
    await passphraseField(page).fill(own);
    await page.keyboard.press('Enter');
    await expect(page.getByRole('heading', { name: 'The store is damaged' })).toBeVisible();
    await page.getByRole('button', { name: 'Restore a backup…' }).click();
    await firstOf(page, 'Beside the store').click();
    await page.getByRole('textbox', { name: 'Its passphrase' }).fill(own);
    await page.getByRole('button', { name: 'Open it' }).click();
    await expect(page.getByText('1 contact')).toBeVisible({ timeout: 60_000 });
    await expectAccessibleInEveryLook(page);
    await page.setViewportSize(desk);
    await page.getByRole('button', { name: 'Restore', exact: true }).click();
    await expectPeople(page, ['Lena Brandt']);
  });
});

test('a person who is erased is gone, and a certificate says what went', async ({ praxis: { page } }) => {
  await add(page, 'Lena Brandt');
  await add(page, 'Marta Silva');
  await people(page).filter({ hasText: 'Lena Brandt' }).click();
  await page.getByRole('button', { name: 'More', exact: true }).click();
  await page.getByRole('menuitem', { name: 'Erase…' }).click();
  const dialog = page.getByRole('dialog', { name: 'Erase Lena Brandt' });
  await expect(dialog.getByText('rows go')).toBeVisible();
  await dialog.getByRole('textbox', { name: /Type the name/ }).fill('Lena');
  await dialog.getByRole('button', { name: 'Erase for good' }).click();
  await expect(dialog.getByText('This is not the name.')).toBeVisible();
  await expectAccessibleInEveryLook(page);
  await page.setViewportSize(desk);
  await dialog.getByRole('textbox', { name: /Type the name/ }).fill('Lena Brandt');
  await dialog.getByRole('button', { name: 'Erase for good' }).click();
  const certificate = page.getByRole('dialog', { name: 'Certificate: a person was erased' });
  await expect(certificate.getByText('searched afterwards, nothing found')).toBeVisible({ timeout: 60_000 });
  await expect(certificate.getByText('Lena')).toHaveCount(0);
  await expectAccessibleInEveryLook(page);
  await page.setViewportSize(desk);
  const download = page.waitForEvent('download');
  await certificate.getByRole('button', { name: 'Save as a file' }).click();
  const saved = await readFile(await (await download).path(), 'utf8');
  expect(saved).toContain('SHA-256');
  expect(saved).not.toContain('Lena');
  await page.emulateMedia({ media: 'print' });
  await expect(page.getByText('searched afterwards, nothing found')).toBeVisible();
  await expect(page.getByRole('button')).toHaveCount(0);
  await page.emulateMedia({ media: 'screen' });
  await certificate.getByRole('button', { name: 'Close' }).click();
  await expectPeople(page, ['Marta Silva'], ['Lena Brandt']);
  await openSettings(page, 'Archive and privacy');
  await page.getByRole('button', { name: /^Show the certificate of/ }).click();
  await expect(certificate).toBeVisible();
});

test('a server for backups says next to the field what is not right, and keeps what was typed', async ({
  praxis: { page },
}) => {
  await openSettings(page, 'Backups');
  await page.getByRole('button', { name: 'Add a server (S3)…' }).click();
  const form = page.getByRole('form', { name: 'A server for backups' });
  await form.getByRole('button', { name: 'Try and add' }).click();
  await expect(form.getByText('3 to 63 letters, digits, points and hyphens.')).toBeVisible();
  await form.getByRole('textbox', { name: 'Address' }).fill('http://127.0.0.1:9');
  await form.getByRole('textbox', { name: 'Bucket', exact: true }).fill('practice');
  await form.getByRole('textbox', { name: 'Access key ID' }).fill('AKEY');
  await form.getByRole('textbox', { name: 'Secret access key' }).fill('a secret');
  await form.getByRole('button', { name: 'Try it' }).click();
  await expect(form.getByText('Nothing answers at this address.')).toBeVisible({ timeout: 30_000 });
  await expect(form.getByRole('textbox', { name: 'Secret access key' })).toHaveValue('a secret');
  await expectAccessibleInEveryLook(page);
});
