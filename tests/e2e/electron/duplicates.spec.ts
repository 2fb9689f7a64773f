import { expect, test } from './fixtures';
import { importCsv, setUp } from './set-up';

const csv = [
  'First name,Last name,Company,Email,Phone',
  'Katharina,Köhler,Adler GmbH,,+49 30 5550 1147',
  'Kathi,Koehler,Adler,kathi@adler.example,',
].join('\r\n');

test('two who came in as one are told of, merged, and taken apart again', async ({ praxis: { page } }) => {
  await setUp(page);
  await importCsv(page, csv, 2);
  await page
    .getByRole('link', { name: /^Duplicates/ })
    .first()
    .click();
  await page
    .getByRole('list', { name: 'Duplicates' })
    .getByRole('button', { name: /Koehler/ })
    .click();
  const pair = page.getByRole('region', { name: 'A pair' });
  await expect(pair.getByRole('region', { name: 'The result' })).toContainText('kathi@adler.example');
  await pair.getByRole('button', { name: 'Merge' }).click();
  await expect(page.getByRole('status').filter({ hasText: /^Merged: / })).toBeVisible();

  await page.getByRole('link', { name: 'Contacts', exact: true }).first().click();
  const rows = page.getByRole('grid').getByRole('row');
  await rows.filter({ hasText: /Köhler|Koehler/ }).click();
  await page.getByRole('region', { name: 'Merged into this record' }).getByRole('button').click();
  await page.getByRole('dialog', { name: 'Take the merge apart' }).getByRole('button', { name: 'Take apart' }).click();
  await expect(rows.filter({ hasText: 'Kathi Koehler' })).toBeVisible();
  await expect(rows.filter({ hasText: 'Katharina Köhler' })).toBeVisible();
});
