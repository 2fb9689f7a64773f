import { readFile } from 'node:fs/promises';
import { expect, test } from './fixtures';
import { bringCardsIn, expectAnna } from './vcards';

test('cards of a Mac and a phone come in whole, and go out and in again as the same people', async ({
  praxis: { page },
}) => {
  await bringCardsIn(page);
  await expectAnna(page);

  await page.getByRole('checkbox', { name: 'Select all' }).check();
  const download = page.waitForEvent('download');
  await page.getByRole('button', { name: 'Save as vCard' }).click();
  await page
    .getByRole('dialog', { name: /^Export \d+ records\?$/ })
    .getByRole('button', { name: 'Export' })
    .click();
  const saved = await readFile(await (await download).path(), 'utf8');
  expect(saved).toContain('VERSION:4.0');
  expect(saved).toContain('anni@privat.example');

  await page.keyboard.press('Escape');
  await page.keyboard.press('g');
  await page.keyboard.press('i');
  await page.getByRole('button', { name: 'Import another file' }).click();
  await page
    .locator('input[type=file]')
    .setInputFiles({ name: 'out.vcf', mimeType: 'text/vcard', buffer: Buffer.from(saved) });
  await page.getByRole('button', { name: /^Check \d+/ }).click();
  await expect(page.getByRole('tab', { name: /^Duplicates \d+/ })).toBeVisible();
  await expect(page.getByRole('tab', { name: 'New 0' })).toBeVisible();
});
