import { readFile } from 'node:fs/promises';
import { expect, type Page } from '@playwright/test';
import { strFromU8, unzipSync } from 'fflate';

/** Goes to a page of the settings by its address, without losing what the page holds in memory. */
export async function openSettings(page: Page, name: string): Promise<void> {
  await page.getByRole('link', { name: 'Settings' }).first().click();
  await page.getByRole('navigation', { name: 'Pages of the settings' }).getByRole('link', { name }).click();
}

const savedByBrowser = async (page: Page): Promise<string> => (await page.waitForEvent('download')).path();

/**
 * Makes an archive that is not encrypted; answers where the file lies, and rows, bytes and hash of every table. `saved`
 * answers where what is handed to the user comes to lie.
 */
export async function makeArchive(page: Page, saved = savedByBrowser): Promise<{ file: string; tables: unknown }> {
  await openSettings(page, 'Archive and privacy');
  const saving = saved(page);
  await page.getByRole('button', { name: 'Make the archive' }).click();
  const file = await saving;
  const { 'manifest.json': manifest } = unzipSync(await readFile(file), {
    filter: ({ name }) => name === 'manifest.json',
  });
  const { tables } = JSON.parse(strFromU8(manifest ?? new Uint8Array())) as { tables: unknown };
  return { file, tables };
}

/** On the first screen: makes a store of an archive, under a new passphrase; its recovery key is on screen then. */
export async function readArchive(page: Page, file: string, passphrase: string): Promise<string> {
  await page.getByRole('button', { name: 'I have an archive' }).click();
  await page
    .locator('input[type=file]')
    .setInputFiles({ name: 'Praxis.zip', mimeType: 'application/zip', buffer: await readFile(file) });
  await page.getByRole('textbox', { name: 'New passphrase' }).fill(passphrase);
  await page.getByRole('textbox', { name: 'Passphrase again' }).fill(passphrase);
  await page.getByRole('button', { name: 'Make the store' }).click();
  const key = page.getByRole('group', { name: 'Recovery key' });
  await expect(key).toBeVisible({ timeout: 60_000 });
  return (await key.locator('span').allTextContents()).join('-');
}

/** On the first screen: opens what lies in a folder, with a passphrase, once its preview says `counts`. */
export async function openFolder(page: Page, folder: string, passphrase: string, counts: string): Promise<void> {
  await page.getByRole('button', { name: 'I have a backup or another laptop’s data' }).click();
  await page.getByRole('textbox', { name: 'Folder' }).fill(folder);
  await page.getByRole('button', { name: 'Look there' }).click();
  await page
    .getByRole('region', { name: folder })
    .getByRole('button', { name: /^Restore the store of/ })
    .first()
    .click();
  await page.getByRole('textbox', { name: 'Its passphrase' }).fill(passphrase);
  await page.getByRole('button', { name: 'Open it' }).click();
  await expect(page.getByText(counts)).toBeVisible({ timeout: 60_000 });
  await page.getByRole('button', { name: 'Restore', exact: true }).click();
}
