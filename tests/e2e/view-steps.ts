import { expect, type Page } from '@playwright/test';

/** Three people of two companies. */
export const people = [
  'First name,Last name,Company,Email,Phone',
  'Ada,Albers,Acme,ada@acme.example,',
  'Ben,Baum,Acme,ben@acme.example,',
  'Cleo,Curie,Zenith,cleo@zenith.example,',
].join('\r\n');

const grid = (page: Page) => page.getByRole('grid');

/** Builds a view of the list of contacts: without Zenith, by company, then by email backwards, tags before email. */
export async function buildView(page: Page): Promise<void> {
  await page.getByRole('button', { name: 'Filter', exact: true }).click();
  const filter = page.getByRole('dialog', { name: 'Filter' });
  await filter.getByLabel('Column').selectOption({ label: 'Company' });
  await filter.getByLabel('Comparison').selectOption({ label: 'is not' });
  await filter.getByLabel('Value').fill('Zenith');
  await filter.getByRole('button', { name: 'Apply' }).click();
  await expect(page.getByRole('button', { name: 'Company is not Zenith', exact: true })).toBeVisible();

  await page.getByRole('button', { name: 'Display' }).click();
  const display = page.getByRole('dialog', { name: 'Display' });
  await display.getByLabel('Group by').selectOption({ label: 'Company' });
  await display.getByRole('combobox', { name: 'Sort by' }).selectOption({ label: 'Role' });
  await display.getByRole('button', { name: 'Another column' }).click();
  await display.getByRole('combobox', { name: 'Then by' }).selectOption({ label: 'Email' });
  await display.getByRole('combobox', { name: 'Email: Direction' }).selectOption({ label: 'descending' });
  await display.getByRole('checkbox', { name: 'Phone' }).uncheck();
  await display.getByRole('checkbox', { name: 'City' }).uncheck();
  await display.getByRole('button', { name: 'Move Tags up' }).click();
}

/** Saves what the list shows under a name and a key. */
export async function saveView(page: Page): Promise<void> {
  await page.keyboard.press('Escape');
  await page.getByRole('button', { name: 'Save as a view' }).click();
  const dialog = page.getByRole('dialog', { name: 'Save this view' });
  await dialog.getByLabel('Name').fill('Without Zenith');
  await dialog.getByLabel('Key').selectOption('V 4');
  await dialog.getByRole('button', { name: 'Save' }).click();
  await expect(dialog).toBeHidden();
}

/** A group is folded away and unfolded, by mouse and by keyboard. */
export async function foldGroup(page: Page): Promise<void> {
  const acme = grid(page).getByRole('button', { name: /^Acme/ });
  await acme.click();
  await expect(acme).toHaveAttribute('aria-expanded', 'false');
  await expect(grid(page).getByText('Ben Baum')).toBeHidden();
  await page.keyboard.press('Enter');
  await expect(grid(page).getByText('Ben Baum')).toBeVisible();
}

/** Columns are carried elsewhere by their titles, and in the list of columns; and back. */
export async function carryColumns(page: Page): Promise<void> {
  const titles = async () =>
    (await page.getByRole('columnheader').allTextContents()).map((title) => title.replace(/ [↑↓]$/, ''));
  const header = (name: string) => page.getByRole('columnheader', { name });
  const before = await titles();
  await header('Owner').dragTo(header('Company'));
  await expect.poll(titles).toEqual(['', 'Name', 'Owner', ...before.slice(2).filter((title) => title !== 'Owner')]);
  await page.getByRole('button', { name: 'Display' }).click();
  const display = page.getByRole('dialog', { name: 'Display' });
  const row = (name: string) => display.getByRole('listitem').filter({ hasText: name });
  await row('Owner').dragTo(row('Created'));
  await row('Created').dragTo(row('Owner'));
  await expect.poll(titles).toEqual(before);
  await page.keyboard.press('Escape');
}

/** What `buildView` built is what the list shows. */
export async function expectView(page: Page): Promise<void> {
  await expect(grid(page).getByRole('row')).toContainText([/Name/, 'Acme 2', 'Ben Baum', 'Ada Albers']);
  await expect(page.getByRole('columnheader', { name: 'Phone' })).toBeHidden();
  const titles = (await page.getByRole('columnheader').allTextContents()).map((title) => title.replace(/ [↑↓]$/, ''));
  expect(titles.indexOf('Tags')).toBeLessThan(titles.indexOf('Email'));
}
