import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from './fixtures';
import { importCsv, passphrase, setUp } from './set-up';

const planted = ['Zwetschgenbaum', 'planted.person@orchard.example', passphrase];

/** The files under `folder` that hold one of the planted texts, in either encoding Chromium and SQLite use. */
function leaks(folder: string): string[] {
  const needles = planted.flatMap((text) => [Buffer.from(text, 'utf8'), Buffer.from(text, 'utf16le')]);
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name))
    .filter((file) => {
      const content = readFileSync(file);
      return needles.some((needle) => content.includes(needle));
    });
}

test('nothing a user types or brings in lies in the data folder in the clear, Chromium’s profile included', async ({
  praxis: { app, page, dataFolder },
}) => {
  await setUp(page);
  const csv = 'First name,Last name,Email\r\nPlanted,Zwetschgenbaum,planted.person@orchard.example';
  await importCsv(page, csv, 1);
  await expect(page.getByRole('grid').getByRole('row').filter({ hasText: 'Zwetschgenbaum' })).toBeVisible();
  await page.keyboard.press('ControlOrMeta+k');
  await page.keyboard.type('Zwetschgenbaum');
  await expect(page.getByRole('option').filter({ hasText: 'Zwetschgenbaum' }).first()).toBeVisible();

  expect(leaks(dataFolder)).toEqual([]);
  await app.close();
  expect(readdirSync(dataFolder)).toContain('profile');
  expect(leaks(dataFolder)).toEqual([]);
});
