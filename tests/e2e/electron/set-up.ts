import type { Page } from '@playwright/test';
import { setUpAndLookAround } from '../first-run';

export { passphrase, passphraseField } from '../first-run';

/** Goes through the first screens of a new store, as far as its empty address book. */
export const setUp = (page: Page) => setUpAndLookAround(page);

/** Brings a CSV file of `rows` new contacts in, and goes to the list. */
export async function importCsv(page: Page, csv: string, rows: number) {
  await page.keyboard.press('g');
  await page.keyboard.press('i');
  await page
    .locator('input[type=file]')
    .setInputFiles({ name: 'people.csv', mimeType: 'text/csv', buffer: Buffer.from(csv) });
  await page.getByRole('button', { name: `Check ${rows} row` }).click();
  await page.getByRole('button', { name: `Import ${rows} new` }).click();
  await page.getByRole('heading', { name: 'The import is done' }).waitFor();
  await page.getByRole('button', { name: 'Show contacts' }).click();
}
