import { expectAccessibleInEveryLook } from './accessible';
import { expect, test } from './fixtures';
import { addObject, addRecord, buildBoatView, expectBoatView, saveBoatView } from './object-steps';

test('an object of one’s own has a list, records with fields, and is found', async ({ praxis: { page } }) => {
  await addObject(page);
  const record = page.getByRole('complementary', { name: 'Argo' });
  await page.getByRole('button', { name: 'Close' }).click();
  await expect(record).toBeHidden();
  await expect(page.getByRole('row').filter({ hasText: 'Argo' })).toContainText('31.5');
  await page.keyboard.press('ControlOrMeta+k');
  await page.getByRole('combobox').fill('argo');
  await page.getByRole('option', { name: /Argo/ }).first().click();
  await expect(record.getByLabel('Length')).toHaveValue('31.5');
  await expectAccessibleInEveryLook(page);
});

test('a profession’s object comes with its fields, and leads to people and back', async ({ praxis: { page } }) => {
  await page.getByRole('button', { name: 'New contact' }).first().click();
  const form = page.getByRole('dialog', { name: 'New contact' });
  await form.getByLabel('Full name').fill('Lena Brandt');
  await form.getByRole('button', { name: 'Add contact' }).click();
  await expect(page.getByRole('complementary', { name: 'Lena Brandt' })).toBeVisible();
  await page.getByRole('link', { name: 'Settings' }).click();
  await page.getByRole('link', { name: 'Own objects' }).click();
  await page.getByRole('button', { name: 'Made for' }).click();
  await page.getByRole('menuitem', { name: 'Law: cases' }).click();
  await page.getByRole('link', { name: 'Cases', exact: true }).click();
  await page.getByRole('button', { name: 'New: Case' }).first().click();
  const dialog = page.getByRole('dialog', { name: 'New: Case' });
  await dialog.getByLabel('Name').fill('Brandt v. Leer');
  await dialog.getByRole('button', { name: 'Add', exact: true }).click();
  const record = page.getByRole('complementary', { name: 'Brandt v. Leer' });
  await record.getByRole('button', { name: 'Clients: Choose' }).click();
  await page.getByRole('combobox', { name: 'Clients' }).fill('lena');
  await expect(page.getByRole('option', { name: 'Lena Brandt' })).toBeVisible();
  await page.keyboard.press('Enter');
  await page.keyboard.press('Escape');
  await record.getByRole('link', { name: 'Lena Brandt' }).click();
  const person = page.getByRole('complementary', { name: 'Lena Brandt' });
  await person.getByRole('link', { name: 'Brandt v. Leer' }).click();
  await expect(record.getByLabel('File number')).toBeVisible();
  await expectAccessibleInEveryLook(page);
});

test('the page of objects stands every look', async ({ praxis: { page } }) => {
  await page.goto(new URL('/settings/objects', page.url()).href);
  await page.getByRole('button', { name: 'Made for' }).click();
  await page.getByRole('menuitem', { name: 'Trades: jobs' }).click();
  await expect(page.getByRole('list', { name: 'Own objects' })).toContainText('Jobs');
  await expectAccessibleInEveryLook(page);
});

test('an object follows the products in the rail, stands under More on a phone, and its records come back from the bin', async ({
  praxis: { page },
}) => {
  await addObject(page);
  const rail = page.getByRole('navigation', { name: 'Modules' });
  const names = await rail.getByRole('link').allInnerTexts();
  expect(names.findIndex((name) => name.includes('Boats'))).toBe(
    names.findIndex((name) => name.includes('Products')) + 1,
  );
  const record = page.getByRole('complementary', { name: 'Argo' });
  await record.getByRole('button', { name: 'More' }).click();
  await page.getByRole('menuitem', { name: 'Move to bin' }).click();
  await expect(record).toBeHidden();
  await page.goto(new URL('/bin', page.url()).href);
  await page.getByText('Own objects', { exact: true }).last().click();
  await page.getByRole('button', { name: 'Restore Argo' }).click();
  await expect(page.getByRole('heading', { name: 'The bin is empty' })).toBeVisible();
  await page.setViewportSize({ width: 320, height: 640 });
  await rail.getByRole('button', { name: 'More' }).click();
  await page.getByRole('menuitem', { name: 'Boats' }).click();
  await expect(page.getByRole('row').filter({ hasText: 'Argo' })).toBeVisible();
});

test('the list of an object is filtered by its own fields, in words', async ({ praxis: { page } }) => {
  await addObject(page);
  await page.getByRole('button', { name: 'Close' }).click();
  await page.getByRole('button', { name: 'Filter', exact: true }).click();
  const words = page.getByLabel('In words');
  await words.fill('Length is empty');
  await words.press('Enter');
  await expect(page.getByRole('button', { name: 'Length is empty', exact: true })).toBeVisible();
  await expect(page.getByText('Nothing matches.')).toBeVisible();
  await expectAccessibleInEveryLook(page);
});

test('the list of an object is grouped, sorted, kept as a view with a key, and its records are tagged and binned together', async ({
  praxis: { page },
}) => {
  await addObject(page);
  await page.getByRole('button', { name: 'Close' }).click();
  for (const name of ['Vega', 'Zephyr']) await addRecord(page, name);
  await buildBoatView(page);
  await saveBoatView(page);
  await page.getByRole('link', { name: 'Today' }).click();
  await expect(page.getByRole('grid')).toBeHidden();
  await page.keyboard.press('v');
  await page.keyboard.press('5');
  await expectBoatView(page);
  await expect(page.getByRole('list', { name: 'Pinned views' })).toContainText('By length3');
  await expectAccessibleInEveryLook(page);
  await page.setViewportSize({ width: 1440, height: 900 });

  await page.getByRole('row').filter({ hasText: 'Vega' }).getByRole('checkbox').click();
  await page.getByRole('row').filter({ hasText: 'Zephyr' }).getByRole('checkbox').click();
  const toolbar = page.getByRole('toolbar');
  await toolbar.getByRole('button', { name: 'Tag', exact: true }).click();
  await page.getByRole('combobox', { name: 'Tags to add' }).fill('wood');
  await page.keyboard.press('Enter');
  await page.getByRole('button', { name: 'Apply' }).click();
  await expect(page.getByRole('row').filter({ hasText: 'Vega' })).toContainText('wood');
  await page.keyboard.press('ControlOrMeta+z');
  await expect(page.getByRole('row').filter({ hasText: 'Vega' })).not.toContainText('wood');
  await toolbar.getByRole('button', { name: 'Move to bin' }).click();
  const asked = page.getByRole('dialog', { name: 'Move 2 records to the bin?' });
  await expect(asked.getByText('Vega')).toBeVisible();
  await asked.getByRole('button', { name: 'Move to bin' }).click();
  await expect(page.getByRole('row').filter({ hasText: 'Vega' })).toBeHidden();
  await expect(page.getByRole('list', { name: 'Pinned views' })).toContainText('By length1');
  await page.keyboard.press('ControlOrMeta+z');
  await expect(page.getByRole('row').filter({ hasText: 'Vega' })).toBeVisible();
});
