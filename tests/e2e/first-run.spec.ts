import { expectAccessibleInEveryLook } from './accessible';
import { keepKey, makeStore } from './first-run';
import { expect, test } from './fixtures';

const csv = [
  'Name,Given Name,Family Name,E-mail 1 - Type,E-mail 1 - Value,Phone 1 - Type,Phone 1 - Value',
  'Lena Brandt,Lena,Brandt,* Work,lena@brandt-joinery.example,Mobile,0171 5550147',
  'Marta Silva,Marta,Silva,* Home,marta@silva.example,Mobile,0171 5550148',
].join('\r\n');

test.use({ store: 'new' });
test.describe.configure({ timeout: 150_000 });

test('a new user has their own people, from the first screen to the list', async ({ praxis: { page } }) => {
  const recoveryKey = await makeStore(page);
  await keepKey(page, recoveryKey);
  await expectAccessibleInEveryLook(page);
  await page.setViewportSize({ width: 1440, height: 900 });
  await page.getByRole('button', { name: 'Android or Google Contacts' }).click();
  await expect(page.getByRole('heading', { name: 'From Android or Google Contacts' })).toBeVisible();
  await expectAccessibleInEveryLook(page);
  await page.setViewportSize({ width: 1440, height: 900 });
  await page
    .locator('input[type=file]')
    .setInputFiles({ name: 'contacts.csv', mimeType: 'text/csv', buffer: Buffer.from(csv) });
  await page.getByRole('button', { name: 'Import 2 new' }).click();
  await page.getByRole('button', { name: 'Show contacts' }).click();
  await expect(page.getByRole('heading', { name: '2 people are here' })).toBeVisible();
  await expectAccessibleInEveryLook(page);
  await page.setViewportSize({ width: 1440, height: 900 });
  await page.getByRole('button', { name: 'Show my contacts' }).click();
  await expect(page.getByRole('grid').getByRole('row').filter({ hasText: 'Lena Brandt' })).toBeVisible();
});

test('a reload goes on at the same step, and Back leads to the other guides', async ({ praxis: { page } }) => {
  await keepKey(page, await makeStore(page));
  await page.getByRole('button', { name: 'Thunderbird' }).click();
  await expect(page.getByRole('heading', { name: 'From Thunderbird' })).toBeVisible();
  await page.reload();
  await expect(page.getByRole('heading', { name: 'From Thunderbird' })).toBeVisible();
  await page.getByRole('button', { name: 'Back' }).click();
  await page.getByRole('button', { name: 'On paper, or nowhere yet' }).click();
  await page.getByRole('button', { name: 'Play with sample data first' }).click();
  await expect(page.getByRole('heading', { name: '300 people are here' })).toBeVisible({ timeout: 30_000 });
});
