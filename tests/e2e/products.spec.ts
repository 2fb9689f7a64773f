import { expectAccessibleInEveryLook } from './accessible';
import { expect, test } from './fixtures';

test.use({ startAt: '/products' });

test('products are added, changed where they stand, binned and brought back', async ({ praxis: { page } }) => {
  await expect(page.getByRole('heading', { name: 'No products yet' })).toBeVisible();
  await page.getByRole('button', { name: 'New product' }).first().click();
  const form = page.getByRole('dialog', { name: 'New product' });
  await form.getByRole('button', { name: 'Add product' }).click();
  await expect(form.getByText('Give the product a name.')).toBeVisible();
  await form.getByLabel('Name').fill('Legal advice');
  await form.getByLabel('Number').fill('ADV-1');
  await form.getByLabel('Category').fill('Advice');
  await form.getByLabel('Price').fill('a lot');
  await form.getByLabel('Unit').fill('hour');
  await form.getByRole('button', { name: 'Add product' }).click();
  await expect(form.getByLabel('Price')).toHaveAttribute('aria-invalid', 'true');
  await expect(form.getByLabel('Name')).toHaveValue('Legal advice');
  await form.getByLabel('Price').fill('190');
  await form.getByRole('button', { name: 'Add product' }).click();
  const record = page.getByRole('complementary', { name: 'Legal advice' });
  await expect(record.getByLabel('Number')).toHaveValue('ADV-1');
  await expect(record.getByLabel('Price')).toHaveValue(/190[.,]00/);

  await record.getByLabel('Tax').selectOption('Reduced rate');
  await record.getByLabel('Price').fill('210,50');
  await record.getByLabel('Price').press('Enter');
  await expect(record.getByLabel('Price')).toHaveValue(/210[.,]50/);
  await expect(page.getByRole('grid').getByText(/210[.,]50/)).toBeVisible();

  await page.keyboard.press('n');
  await form.getByLabel('Name').fill('Contract');
  await form.getByLabel('Number').fill('adv-1');
  await form.getByRole('button', { name: 'Add product' }).click();
  await expect(form.getByText('Another product has this number.')).toBeVisible();
  await form.getByLabel('Number').fill('DOC-1');
  await form.getByRole('button', { name: 'Add product' }).click();
  await expect(page.getByRole('complementary', { name: 'Contract' })).toBeVisible();
  await expectAccessibleInEveryLook(page);

  await page.keyboard.press('ControlOrMeta+k');
  await page.keyboard.type('legal');
  await page.getByRole('option', { name: /Legal advice/ }).click();
  await expect(record.getByLabel('Number')).toHaveValue('ADV-1');
  await record.getByRole('button', { name: 'More' }).click();
  await page.getByRole('menuitem', { name: /bin/i }).click();
  await expect(page.getByRole('grid').getByText('Legal advice')).toBeHidden();
  await page.goto(new URL('/bin', page.url()).href);
  await page.getByRole('radiogroup', { name: 'Bin' }).getByText('Products').click();
  await expect(page.getByRole('grid').getByText('Legal advice')).toBeVisible();
  await page.getByRole('button', { name: 'Restore all' }).click();
  await expect(page.getByRole('heading', { name: 'The bin is empty' })).toBeVisible();
});

test('products come out of a file, row by row as it was told before, and go into one', async ({ praxis: { page } }) => {
  await page.getByRole('button', { name: 'Import…' }).click();
  const dialog = page.getByRole('dialog', { name: 'Import products' });
  const choose = (text: string) =>
    dialog
      .locator('input[type=file]')
      .setInputFiles({ name: 'products.csv', mimeType: 'text/csv', buffer: Buffer.from(text) });
  await choose('Shoes;Size\nred;42\n');
  await expect(dialog.getByText('This file has no column of names.')).toBeVisible();
  await choose('Nummer;Name;Preis\nB-1;Oak board;80,00 €\nB-2;;12 €\n');
  await expect(dialog.getByRole('status')).toHaveText('1 new, 0 changed, 0 as they are, 1 left out');
  await expect(dialog.getByRole('row', { name: /B-2/ })).toContainText('A name is missing.');
  await expectAccessibleInEveryLook(page);
  await page.setViewportSize({ width: 1440, height: 900 });
  await dialog.getByRole('button', { name: 'Import 1 row' }).click();
  await expect(dialog).toBeHidden();
  await expect(page.getByRole('grid').getByText('Oak board')).toBeVisible();
  const download = page.waitForEvent('download');
  await page.getByRole('button', { name: 'Export' }).click();
  expect((await download).suggestedFilename()).toBe('Products.csv');
  await page.keyboard.press('ControlOrMeta+z');
  await expect(page.getByRole('heading', { name: 'No products yet' })).toBeVisible();
});
