import { readFile } from 'node:fs/promises';
import { expectAccessibleInEveryLook } from './accessible';
import { expect, test } from './fixtures';

test('diagnostics show how the program is, and save exactly that, without anybody’s data', async ({
  praxis: { page },
}) => {
  await page.getByRole('button', { name: 'New contact' }).first().click();
  const form = page.getByRole('dialog', { name: 'New contact' });
  await form.getByLabel('Full name').fill('Lena Brandt');
  await form.getByRole('button', { name: 'Add contact' }).click();
  await expect(page.getByRole('complementary', { name: 'Lena Brandt' })).toBeVisible();

  await page.getByRole('link', { name: 'Settings' }).first().click();
  await page
    .getByRole('navigation', { name: 'Pages of the settings' })
    .getByRole('link', { name: 'Diagnostics' })
    .click();
  const rows = page.getByRole('region', { name: 'Rows in the store' });
  await expect(rows.getByText('contact', { exact: true }).locator('xpath=following-sibling::*')).toHaveText('1');
  await expect(page.getByRole('region', { name: 'Versions' })).toContainText('SQLite');
  await expectAccessibleInEveryLook(page);

  const download = page.waitForEvent('download');
  await page.getByRole('button', { name: 'Save a report' }).click();
  const saved = await download;
  expect(saved.suggestedFilename()).toMatch(/^praxis-diagnostics-\d{4}-\d\d-\d\d\.json$/);
  const text = await readFile(await saved.path(), 'utf8');
  expect(JSON.parse(text)).toMatchObject({ store: { state: 'open' }, versions: { host: 'headless' } });
  expect(text).not.toContain('Brandt');
});
