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
