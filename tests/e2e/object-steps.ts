import { expect, type Page } from '@playwright/test';

/** Makes an object of one's own, lays a field out for it, adds a record and fills it in; leaves the record open. */
export async function addObject(page: Page): Promise<void> {
  await page.getByRole('link', { name: 'Settings' }).click();
  await page.getByRole('link', { name: 'Own objects' }).click();
  await page.getByRole('button', { name: 'Add object' }).click();
  const dialog = page.getByRole('dialog', { name: 'Add object' });
  await dialog.getByLabel('Name of many').fill('Boats');
  await dialog.getByRole('button', { name: 'Add object' }).click();
  await expect(dialog.getByText('This can’t be empty.')).toBeVisible();
  await expect(dialog.getByLabel('Name of many')).toHaveValue('Boats');
  await dialog.getByLabel('Name of one').fill('Boat');
  await dialog.getByLabel('Icon').selectOption('Star');
  await dialog.getByRole('button', { name: 'Add object' }).click();
  await expect(dialog).toBeHidden();
  await page.getByRole('link', { name: 'Own fields' }).click();
  await page.getByLabel('Fields of').selectOption('Boats');
  await page.getByRole('button', { name: 'Add field' }).click();
  const field = page.getByRole('dialog', { name: 'New field' });
  await field.getByLabel('Name').fill('Length');
  await field.getByRole('combobox', { name: 'Type' }).click();
  await page.getByRole('option', { name: 'Number', exact: true }).click();
  await field.getByRole('button', { name: 'Add field' }).click();
  await expect(field).toBeHidden();
  await page.getByRole('link', { name: 'Boats' }).click();
  await expect(page.getByRole('heading', { name: 'Nothing here yet' })).toBeVisible();
  await page.getByRole('button', { name: 'New: Boat' }).first().click();
  const form = page.getByRole('dialog', { name: 'New: Boat' });
  await form.getByLabel('Name').fill('Argo');
  await form.getByRole('button', { name: 'Add', exact: true }).click();
  await page.getByRole('complementary', { name: 'Argo' }).getByLabel('Length').fill('31.5');
  await page.keyboard.press('Enter');
  await expect(page.getByRole('status').filter({ hasText: 'Length saved' })).toBeVisible();
}

/** Adds a further boat, and closes it again. */
export async function addRecord(page: Page, name: string): Promise<void> {
  await page.getByRole('button', { name: 'New: Boat' }).first().click();
  const form = page.getByRole('dialog', { name: 'New: Boat' });
  await form.getByLabel('Name').fill(name);
  await form.getByRole('button', { name: 'Add', exact: true }).click();
  await expect(page.getByRole('complementary', { name })).toBeVisible();
  await page.getByRole('complementary', { name }).getByRole('button', { name: 'Close' }).click();
}

/** The list of boats below how long they are, by name backwards. */
export async function buildBoatView(page: Page): Promise<void> {
  await page.getByRole('button', { name: 'Display' }).click();
  const display = page.getByRole('dialog', { name: 'Display' });
  await display.getByLabel('Group by').selectOption({ label: 'Length' });
  await display.getByRole('combobox', { name: 'Name: Direction' }).selectOption({ label: 'descending' });
  await page.keyboard.press('Escape');
}

/** Keeps what the list of boats shows in the rail, with a key. */
export async function saveBoatView(page: Page): Promise<void> {
  await page.getByRole('button', { name: 'Save as a view' }).click();
  const dialog = page.getByRole('dialog', { name: 'Save this view' });
  await dialog.getByLabel('Name').fill('By length');
  await dialog.getByLabel('Key').selectOption('V 5');
  await dialog.getByLabel('In the rail').check();
  await dialog.getByRole('button', { name: 'Save' }).click();
  await expect(dialog).toBeHidden();
}

export const expectBoatView = (page: Page): Promise<void> =>
  expect(page.getByRole('grid').getByRole('row')).toContainText([
    /Name/,
    'Length: 31.5 1',
    'Argo',
    'None 2',
    'Zephyr',
    'Vega',
  ]);
