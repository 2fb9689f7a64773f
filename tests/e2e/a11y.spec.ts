import { expectAccessibleInEveryLook } from './accessible';
import { expect, test } from './fixtures';

test('an empty address book stands every look', async ({ praxis: { page } }) => {
  await expect(page.getByRole('heading', { name: 'Your address book is empty' })).toBeVisible();
  await expectAccessibleInEveryLook(page);
});

test.describe('in the sample practice', () => {
  test.use({ store: 'demo' });

  for (const [path, title] of [
    ['/contacts', 'Contacts'],
    ['/companies', 'Companies'],
    ['/bin', 'Bin'],
  ] as const) {
    test(`the list of ${title} stands every look`, async ({ praxis: { page } }) => {
      await page.goto(new URL(path, page.url()).href);
      await expect(page.getByRole('heading', { level: 1, name: title })).toBeVisible();
      if (path !== '/bin') await expect(page.getByRole('row').nth(5)).toBeVisible();
      await expectAccessibleInEveryLook(page);
    });
  }

  for (const path of ['/contacts', '/companies']) {
    test(`a record of ${path} stands every look`, async ({ praxis: { page } }) => {
      await page.goto(new URL(path, page.url()).href);
      await page.getByRole('row').nth(3).click();
      await expect(page.getByRole('complementary').getByRole('listitem').first()).toBeVisible();
      await expectAccessibleInEveryLook(page);
    });
  }

  const opened = [
    ['the palette', 'Control+k', 'combobox', 'Find or do'],
    ['the shortcuts sheet', '?', 'dialog', 'Keyboard shortcuts'],
    ['the form', 'n', 'dialog', 'New contact'],
  ] as const;
  for (const [what, key, role, name] of opened) {
    test(`${what} stands every look`, async ({ praxis: { page } }) => {
      await expect(page.getByRole('row').nth(5)).toBeVisible();
      await page.keyboard.press(key);
      await expect(page.getByRole(role, { name })).toBeVisible();
      if (role === 'combobox') {
        await page.keyboard.type('an');
        await expect(page.getByRole('group', { name: 'People and records' })).toBeVisible();
      }
      await expectAccessibleInEveryLook(page);
    });
  }

  test('the filter being built stands every look', async ({ praxis: { page } }) => {
    await page.getByRole('button', { name: 'Filter', exact: true }).click();
    await expect(page.getByLabel('Comparison')).toBeVisible();
    await expectAccessibleInEveryLook(page);
  });

  test('selected rows and a cell that was refused stand the desk in both themes', async ({ praxis: { page } }) => {
    await expect(page.getByRole('row').nth(5)).toBeVisible();
    await page.getByRole('row').nth(2).getByRole('checkbox').click();
    await page.getByRole('row').nth(4).locator('[data-column=email]').dblclick();
    await page.getByRole('textbox', { name: 'Email', exact: true }).first().fill('no address');
    await page.keyboard.press('Enter');
    await expect(page.getByRole('grid').getByRole('alert')).toBeVisible();
    await expectAccessibleInEveryLook(page);
  });
});
