import { expect, type Page } from '@playwright/test';
import { passphrase, passphraseField, setUpAndLookAround } from '../first-run';

export { passphrase, passphraseField };

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

/** The keychain opens the store by itself where there is one; else the first screen asks. */
export async function openAgain(page: Page) {
  const contacts = page.getByRole('link', { name: 'Contacts', exact: true }).first();
  await expect(contacts.or(passphraseField(page))).toBeVisible();
  if (!(await contacts.isVisible())) {
    await passphraseField(page).fill(passphrase);
    await page.keyboard.press('Enter');
  }
  await contacts.click();
}

/** As `openAgain`, as far as the list of people. */
export async function comeBack(page: Page) {
  await openAgain(page);
  await expect(page.getByRole('grid')).toBeVisible();
}
