import type { Page } from '@playwright/test';
import { expectAccessibleInEveryLook } from './accessible';
import { importCsv } from './electron/set-up';
import { expect, test } from './fixtures';
import { buildView, carryColumns, expectView, foldGroup, people, saveView } from './view-steps';

test.use({ store: 'demo' });

const grid = (page: Page) => page.getByRole('grid');
const builder = (page: Page) => page.getByRole('dialog', { name: 'Filter' });
const matching = (page: Page) => page.getByRole('search').getByRole('status').last();

/** Builds: with a company in Cologne, and a tag or changed within 30 days. */
async function build(page: Page): Promise<void> {
  await expect(page.getByRole('button', { name: 'Filter', exact: true })).toBeVisible();
  const dialog = builder(page);
  await expect(async () => {
    await page.keyboard.press('f');
    await expect(dialog).toBeVisible({ timeout: 1_000 });
  }).toPass();
  await dialog.getByRole('button', { name: 'Condition' }).click();
  await dialog.getByLabel('Column').first().selectOption({ label: 'company' });
  await dialog.getByRole('group').nth(1).getByRole('button', { name: 'Condition' }).click();
  await dialog.getByLabel('Column').nth(1).selectOption({ label: 'City' });
  await dialog.getByLabel('Value').first().fill('Köln');
  await dialog.getByRole('button', { name: 'Group' }).last().click();
  const group = dialog.getByRole('group').last();
  await group.getByLabel('Column').selectOption({ label: 'Tag' });
  await group.getByRole('combobox', { name: 'Value' }).fill('Cli');
  await group.getByRole('option', { name: 'Client' }).click();
  await group.getByRole('button', { name: 'Condition' }).click();
  await group.getByLabel('Column').last().selectOption({ label: 'Changed' });
}

test.describe('the filter builder', () => {
  test('nests groups, asks for related records and says it all in words', async ({ praxis: { page } }) => {
    await build(page);
    const dialog = builder(page);
    await expect(dialog.getByRole('status')).toHaveText(/match/);
    await expectAccessibleInEveryLook(page);
    await page.setViewportSize({ width: 1440, height: 900 });
    await page.keyboard.press('Escape');
    await expect(dialog).toBeHidden();
    await expect(page.getByRole('button', { name: 'with company City contains Köln', exact: true })).toBeVisible();
    await expect(
      page.getByRole('button', { name: 'Tag is Client or Changed in the last 30 days', exact: true }),
    ).toBeVisible();
    const count = Number(/\d+/.exec((await matching(page).textContent()) ?? '')?.[0]);
    await expect(grid(page)).toHaveAttribute('aria-rowcount', String(count + 1));
  });
});

const views = (page: Page) => page.getByRole('navigation', { name: 'Views' });

test.describe('a saved view', () => {
  test('is saved, pinned, found again after a restart and led to by its key', async ({ praxis }) => {
    const { page } = praxis;
    await build(page);
    await page.keyboard.press('Escape');
    await page.getByRole('columnheader', { name: 'City' }).getByRole('button').click();
    await views(page).getByRole('button', { name: 'Save as a view' }).click();
    const dialog = page.getByRole('dialog', { name: 'Save this view' });
    await dialog.getByLabel('Name').fill('Cologne');
    await dialog.getByLabel('Key').selectOption('V 3');
    await dialog.getByLabel('In the rail').check();
    await expectAccessibleInEveryLook(page);
    await page.setViewportSize({ width: 1440, height: 900 });
    await dialog.getByRole('button', { name: 'Save' }).click();
    await expect(dialog).toBeHidden();
    const tab = views(page).getByRole('button', { name: /^Cologne \d+$/ });
    await expect(tab).toHaveAttribute('aria-current', 'true');
    const shown = await grid(page).getAttribute('aria-rowcount');
    await expectAccessibleInEveryLook(page);
    await page.setViewportSize({ width: 1440, height: 900 });

    await praxis.kill();
    await praxis.start();
    await expect(grid(page)).toHaveAttribute('aria-rowcount', '301');
    const pinned = page.getByRole('list', { name: 'Pinned views' }).getByRole('button', { name: 'Cologne' });
    await expect(pinned).toContainText(String(Number(shown) - 1));
    await page.getByRole('link', { name: 'Companies' }).first().click();
    await expect(page.getByRole('heading', { level: 1, name: 'Companies' })).toBeVisible();
    await page.keyboard.press('v');
    await page.keyboard.press('3');
    await expect(page.getByRole('heading', { level: 1, name: 'Contacts' })).toBeVisible();
    await expect(grid(page)).toHaveAttribute('aria-rowcount', shown ?? '');
    await expect(page.getByRole('columnheader', { name: 'City' })).toHaveAttribute('aria-sort', 'ascending');

    await views(page).getByRole('button', { name: 'Everything' }).click();
    await expect(grid(page)).toHaveAttribute('aria-rowcount', '301');
    await tab.click();
    await views(page).getByRole('button', { name: 'Cologne: more' }).click();
    await page.getByRole('menuitem', { name: 'Delete' }).click();
    await expect(pinned).toBeHidden();
    await page.keyboard.press('Control+z');
    await expect(pinned).toBeVisible();
  });

  test('counts what it shows while others change it, and says when its name is taken', async ({ praxis: { page } }) => {
    await page.getByRole('searchbox', { name: 'Filter by text' }).fill('an');
    await views(page).getByRole('button', { name: 'Save as a view' }).click();
    const dialog = page.getByRole('dialog', { name: 'Save this view' });
    await dialog.getByLabel('Name').fill('Ans');
    await dialog.getByRole('button', { name: 'Save' }).click();
    await expect(dialog).toBeHidden();
    const tab = views(page).getByRole('button', { name: /^Ans/ }).first();
    await expect(tab).toHaveText(/^Ans \d+$/);
    const before = Number(/\d+/.exec((await tab.textContent()) ?? '')?.[0]);
    await views(page).getByRole('button', { name: 'Everything' }).click();
    await page.getByRole('searchbox', { name: 'Filter by text' }).fill('an');
    await grid(page).getByRole('row').nth(1).getByRole('checkbox').click();
    await page.getByRole('button', { name: 'Move to bin' }).click();
    await expect(tab).toHaveText(`Ans ${before - 1}`);

    await views(page).getByRole('button', { name: 'Save as a view' }).click();
    await dialog.getByLabel('Name').fill('ans');
    await dialog.getByRole('button', { name: 'Save' }).click();
    await expect(dialog.getByText('This name is taken.')).toBeVisible();
    await expect(dialog.getByLabel('Name')).toHaveValue('ans');
  });
});

test('many are edited together after a look at what changes, and one undo takes it back', async ({
  praxis: { page },
}) => {
  await page.getByRole('searchbox', { name: 'Filter by text' }).fill('an');
  await expect(matching(page)).toHaveText(/\d+ match/);
  await grid(page).getByRole('checkbox', { name: 'Select all' }).click();
  await page.getByRole('toolbar').getByRole('button', { name: 'Edit…' }).click();
  const dialog = page.getByRole('dialog', { name: /^Edit \d+ records$/ });
  await dialog.getByLabel('Field').selectOption('Role');
  await dialog.getByLabel('New value').fill('Ambassador');
  await expect(dialog.getByRole('status')).toHaveText(/All \d+ will change\./);
  await expect(dialog.getByRole('listitem').first()).toContainText('→ Ambassador');
  await expectAccessibleInEveryLook(page);
  await page.setViewportSize({ width: 1440, height: 900 });
  await dialog.getByRole('button', { name: 'Change them' }).click();
  await expect(dialog).toBeHidden();
  const ambassadors = grid(page).getByRole('row').filter({ hasText: 'Ambassador' });
  await expect(ambassadors.first()).toBeVisible();
  await page.getByRole('status').filter({ hasText: 'edited' }).getByRole('button', { name: 'Undo' }).click();
  await expect(ambassadors).toHaveCount(0);
});

test('fields of one’s own are set for many, and choices given to what is there', async ({ praxis: { page } }) => {
  await grid(page).getByRole('row').nth(1).waitFor();
  await page.getByRole('link', { name: 'Settings' }).click();
  await page.getByRole('link', { name: 'Own fields' }).click();
  await page.getByLabel('Fields of').selectOption('Contacts');
  for (const [name, type] of [
    ['Budget', 'Money'],
    ['Interests', 'Several choices'],
  ] as const) {
    await page.getByRole('button', { name: 'Add field' }).click();
    const field = page.getByRole('dialog', { name: 'New field' });
    await field.getByLabel('Name').fill(name);
    await field.getByRole('combobox', { name: 'Type' }).click();
    await page.getByRole('option', { name: type, exact: true }).click();
    if (name === 'Interests') await field.getByLabel('Choices').fill('Wood\nStone');
    await field.getByRole('button', { name: 'Add field' }).click();
    await expect(field).toBeHidden();
  }
  await page.getByRole('link', { name: 'Contacts' }).first().click();
  await grid(page).getByRole('checkbox', { name: 'Select all' }).click();
  await page.getByRole('toolbar').getByRole('button', { name: 'Edit…' }).click();
  const dialog = page.getByRole('dialog', { name: /^Edit \d+ records$/ });
  await dialog.getByLabel('Field').selectOption('Budget');
  await dialog.getByLabel('Budget').fill('a lot');
  await dialog.getByLabel('Budget').press('Enter');
  await expect(dialog.getByRole('alert')).toBeVisible();
  await expect(dialog.getByLabel('Budget')).toHaveValue('a lot');
  await dialog.getByLabel('Budget').fill('1500');
  await dialog.getByLabel('Budget').press('Enter');
  await expect(dialog.getByRole('status')).toHaveText(/All \d+ will change\./);
  await expect(dialog.getByRole('listitem').first()).toContainText('(empty) → €1,500.00');
  await dialog.getByRole('button', { name: 'Another field' }).click();
  await dialog.getByRole('combobox', { name: 'Field' }).last().selectOption('Interests');
  await dialog.getByLabel('How').selectOption('Add');
  await expect(dialog.getByRole('button', { name: 'Change them' })).toBeDisabled();
  await dialog.getByRole('button', { name: /^Interests:/ }).click();
  await page.getByRole('option', { name: 'Wood' }).click();
  await page.keyboard.press('Escape');
  await expect(dialog.getByRole('listitem').first()).toContainText('(empty) → Wood');
  await expectAccessibleInEveryLook(page);
  await page.setViewportSize({ width: 1440, height: 900 });
  await dialog.getByRole('button', { name: 'Change them' }).click();
  await expect(dialog).toBeHidden();
  const told = page.getByRole('status').filter({ hasText: 'edited' });
  await expect(told).toBeVisible();
  await page.getByRole('button', { name: 'Clear selection' }).click();
  await grid(page).getByRole('row').nth(1).click();
  const record = page.getByRole('complementary').last();
  await expect(record.getByLabel('Budget')).toHaveValue('€1,500.00');
  await expect(record.getByText('Wood', { exact: true })).toBeVisible();
  await page.keyboard.press('Escape');
  await page.keyboard.press('ControlOrMeta+z');
  await grid(page).getByRole('row').nth(1).click();
  await expect(record.getByLabel('Budget')).toHaveValue('');
  await expect(record.getByText('Wood', { exact: true })).toBeHidden();
});

test('a filter typed in words becomes the filter shown', async ({ praxis: { page } }) => {
  await page.getByRole('button', { name: 'Filter', exact: true }).click();
  const words = builder(page).getByLabel('In words');
  await words.fill('clients in Köln without a phone');
  await expect(builder(page).getByText('Tag is Client and City is Köln and Phone is empty')).toBeVisible();
  await words.press('Enter');
  await expect(page.getByRole('button', { name: 'City is Köln', exact: true })).toBeVisible();
  await expect(page.getByRole('button', { name: 'Tag is Client', exact: true })).toBeVisible();
  await expect(page.getByRole('button', { name: 'Phone is empty', exact: true })).toBeVisible();
});

test.describe('what a list shows', () => {
  test.use({ store: 'open' });

  test('is chosen: columns, their order, several sorts and groups; a view keeps it', async ({ praxis }) => {
    const { page } = praxis;
    await expect(page.getByRole('button', { name: 'Import a file' })).toBeVisible();
    await importCsv(page, people, 3);
    await buildView(page);
    await expectView(page);
    await page.keyboard.press('Escape');
    await foldGroup(page);
    await carryColumns(page);
    await expectAccessibleInEveryLook(page);
    await page.setViewportSize({ width: 1440, height: 900 });
    await saveView(page);
    await expectView(page);
    await expectAccessibleInEveryLook(page);
    await page.setViewportSize({ width: 1440, height: 900 });
    await praxis.kill();
    await praxis.start();
    await expect(grid(page).getByText('Cleo Curie')).toBeVisible();
    await page.keyboard.press('v');
    await page.keyboard.press('4');
    await expectView(page);
  });
});

test('fields of the practice’s own are columns', async ({ praxis: { page } }) => {
  await grid(page).getByRole('row').nth(1).click();
  const record = page.getByRole('complementary').last();
  await expect(record).toBeVisible();
  await page.getByRole('link', { name: 'Settings' }).click();
  await page.getByRole('link', { name: 'Own fields' }).click();
  await page.getByLabel('Fields of').selectOption('Contacts');
  await page.getByRole('button', { name: 'Add field' }).click();
  const field = page.getByRole('dialog', { name: 'New field' });
  await field.getByLabel('Name').fill('File number');
  await field.getByRole('button', { name: 'Add field' }).click();
  await expect(field).toBeHidden();
  await page.getByRole('link', { name: 'Contacts' }).first().click();
  await grid(page).getByRole('row').nth(1).click();
  const value = page.getByRole('complementary').getByLabel('File number');
  await value.fill('A-17');
  await value.press('Enter');
  await page.keyboard.press('Escape');
  await page.getByRole('button', { name: 'Display' }).click();
  await page.getByRole('dialog', { name: 'Display' }).getByRole('checkbox', { name: 'File number' }).check();
  await page.keyboard.press('Escape');
  await expect(page.getByRole('columnheader', { name: 'File number' })).toBeVisible();
  await expect(grid(page).getByRole('row').nth(1)).toContainText('A-17');
});

test.describe('deals', () => {
  test.use({ startAt: '/deals' });

  test('are tagged and edited together, and a view remembers that they were a board', async ({ praxis: { page } }) => {
    await page.getByText('List', { exact: true }).click();
    await grid(page).getByRole('checkbox', { name: 'Select all' }).click();
    const bar = page.getByRole('toolbar');
    await bar.getByRole('button', { name: 'Edit…' }).click();
    const dialog = page.getByRole('dialog', { name: /^Edit \d+ records$/ });
    await dialog.getByLabel('Field').selectOption('Source');
    await dialog.getByLabel('New value').fill('Fair');
    await expect(dialog.getByRole('status')).toHaveText(/will change/);
    await dialog.getByRole('button', { name: 'Change them' }).click();
    await expect(dialog).toBeHidden();
    await bar.getByRole('button', { name: 'Tag', exact: true }).click();
    await page.getByRole('combobox', { name: 'Tags to add' }).fill('spring');
    await page.getByRole('button', { name: 'Apply' }).click();
    await expect(page.getByRole('status').filter({ hasText: / tagged/ })).toBeVisible();
    await bar.getByRole('button', { name: 'Move to bin' }).click();
    await expect(
      page.getByRole('dialog', { name: /^Move \d+ records to the bin\?$/ }).getByRole('listitem'),
    ).toHaveCount(5);
    await expectAccessibleInEveryLook(page);
    await page.setViewportSize({ width: 1440, height: 900 });
    await page.getByRole('dialog').getByRole('button', { name: 'Cancel' }).click();

    await page.getByText('Calendar', { exact: true }).click();
    await expect(page.getByRole('list', { name: 'Days' }).getByRole('listitem').first()).toBeVisible();
    await expectAccessibleInEveryLook(page);
    await page.setViewportSize({ width: 1440, height: 900 });
    await page.getByText('Board', { exact: true }).click();
    await page.getByRole('searchbox', { name: 'Filter by text' }).fill('a');
    await views(page).getByRole('button', { name: 'Save as a view' }).click();
    const naming = page.getByRole('dialog', { name: 'Save this view' });
    await naming.getByLabel('Name').fill('As a board');
    await naming.getByRole('button', { name: 'Save' }).click();
    await expect(naming).toBeHidden();
    await page.getByText('List', { exact: true }).click();
    await expect(grid(page)).toBeVisible();
    await views(page)
      .getByRole('button', { name: /^As a board/ })
      .first()
      .click();
    await expect(grid(page)).toBeHidden();
  });
});
