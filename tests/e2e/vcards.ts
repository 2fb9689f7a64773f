import { readFileSync } from 'node:fs';
import { expect, type Page } from '@playwright/test';

const fixture = (name: string) => readFileSync(new URL(`../fixtures/vcard/${name}`, import.meta.url));

/** Brings what a Mac and an Android phone export in, as one drop, from the address book's screen to its list. */
export async function bringCardsIn(page: Page): Promise<void> {
  await expect(page.getByRole('heading', { level: 1, name: 'Contacts' })).toBeVisible();
  await page.keyboard.press('g');
  await page.keyboard.press('i');
  await page
    .locator('input[type=file]')
    .setInputFiles(
      ['apple.vcf', 'android.vcf'].map((name) => ({ name, mimeType: 'text/vcard', buffer: fixture(name) })),
    );
  await page.getByRole('button', { name: /^Check \d+ cards?$|^Check \d+ rows?$/ }).click();
  await page.getByRole('button', { name: /^Import \d+ new/ }).click();
  await expect(page.getByRole('heading', { name: 'The import is done' })).toBeVisible();
  await page.getByRole('button', { name: 'Show contacts' }).click();
  await expect(page.getByRole('row').filter({ hasText: 'Jörg Müller' })).toBeVisible();
}

/** The record of the Mac's first card holds what the card held. */
export async function expectAnna(page: Page): Promise<void> {
  await page.getByRole('row').filter({ hasText: 'Anna Maria Weber' }).click();
  const record = page.getByRole('complementary', { name: /Anna Maria Weber/ });
  await expect(record.getByRole('textbox', { name: 'Verein Email' })).toHaveValue('anni@privat.example');
  await expect(record.getByText(/Mag Tee, keinen Kaffee\./).first()).toBeVisible();
  await expect(record.getByRole('button', { name: /^(20 June|June 20,) 2009$/ })).toBeVisible();
  await expect(record.getByRole('textbox', { name: 'Role' })).toHaveValue('Leiterin Einkauf');
  await expect(record.getByRole('button', { name: 'Remove the tag Stammtisch' })).toBeVisible();
}
