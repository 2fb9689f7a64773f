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

/** The keychain opens the store by itself where there is one; else the first screen asks. Goes to a module. */
export async function comeBackTo(page: Page, module: string) {
  const link = page.getByRole('link', { name: module, exact: true }).first();
  await expect(link.or(passphraseField(page))).toBeVisible();
  if (!(await link.isVisible())) {
    await passphraseField(page).fill(passphrase);
    await page.keyboard.press('Enter');
  }
  await link.click();
}

/** As `comeBackTo`, to an address book with people in it. */
export async function comeBack(page: Page) {
  await comeBackTo(page, 'Contacts');
  await expect(page.getByRole('grid')).toBeVisible();
}
