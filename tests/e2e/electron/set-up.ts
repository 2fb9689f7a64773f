import type { Page } from '@playwright/test';

export const passphrase = 'lantern river quartz';

/** Of the first screen (where a keychain makes it optional) and of the one that asks. */
export const passphraseField = (page: Page) => page.getByRole('textbox', { name: /^Passphrase( \(optional\))?$/ });

/** Goes through the first screen of a new store: passphrase, keychain where there is one, recovery key. */
export async function setUp(page: Page) {
  await passphraseField(page).fill(passphrase);
  await page.getByRole('textbox', { name: 'Passphrase again' }).fill(passphrase);
  await page.getByRole('button', { name: 'Set up Praxis' }).click();
  await page.getByRole('checkbox', { name: 'I have kept the recovery key' }).check();
  await page.getByRole('button', { name: 'Go on' }).click();
  await page.getByRole('heading', { level: 1, name: 'Contacts' }).waitFor();
}

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
