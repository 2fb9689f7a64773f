import type { Page } from '@playwright/test';
import { expect, test } from './fixtures';

test.use({ store: 'demo' });

const find = (page: Page) => page.getByRole('combobox', { name: 'Find or do' });

/** The name of somebody of the sample practice, as the list shows it. */
async function somebody(page: Page): Promise<string> {
  const cell = page.getByRole('grid').locator('[aria-rowindex="7"] [data-column=name]');
  // The initials of the picture stand before the name.
  return (await cell.innerText()).split('\n').at(-1) ?? '';
}

test('it finds a record as one types, shows what matched, and opens it by Enter', async ({ praxis: { page } }) => {
  const name = await somebody(page);
  await page.keyboard.press('Control+k');
  await expect(find(page)).toBeFocused();
  await find(page).pressSequentially(name.toLowerCase());
  const option = page.getByRole('option').filter({ hasText: name }).first();
  await expect(option.locator('mark').first()).toHaveText(name.split(' ')[0] ?? '');
  await page.keyboard.press('Enter');
  await expect(page.getByRole('complementary', { name })).toBeVisible();
  await page.keyboard.press('Control+k');
  const recent = page.getByRole('group', { name: 'Recently opened' });
  await expect(recent.getByRole('option').filter({ hasText: name })).toBeVisible();
});

test('Enter means what was typed, however quickly it follows', async ({ praxis: { page } }) => {
  const name = await somebody(page);
  await page.keyboard.press('Control+k');
  await find(page).fill(name);
  await page.keyboard.press('Enter');
  await expect(page.getByRole('complementary', { name })).toBeVisible();
});

test('one and two letters and one typo find people too', async ({ praxis: { page } }) => {
  const name = await somebody(page);
  const family = name.split(' ').at(-1) ?? '';
  await page.keyboard.press('Control+k');
  for (const text of [family.slice(0, 1), family.slice(0, 2)]) {
    await find(page).fill(text);
    await expect(page.getByRole('group', { name: 'People and records' }).getByRole('option').first()).toBeVisible();
  }
  const typo = `${family.slice(0, 2)}${family.slice(3)}`;
  await find(page).fill(`${name.split(' ')[0]} ${typo}`);
  await expect(page.getByRole('option').filter({ hasText: name }).first()).toBeVisible();
});

test('it runs commands and shows their keys', async ({ praxis: { page } }) => {
  await expect(page.getByRole('grid')).toBeVisible();
  await page.keyboard.press('Control+k');
  await find(page).fill('go comp');
  const command = page.getByRole('option', { name: /Go to Companies/ });
  await expect(command).toContainText('G');
  await page.keyboard.press('Enter');
  await expect(page.getByRole('heading', { level: 1, name: 'Companies' })).toBeVisible();
  await page.keyboard.press('Control+k');
  await find(page).fill('xqzzyx');
  await expect(page.getByRole('status').filter({ hasText: 'Nothing found for “xqzzyx”' })).toBeVisible();
  await page.keyboard.press('Escape');
  await expect(find(page)).toBeHidden();
});

test('the question mark shows every shortcut of the screen', async ({ praxis: { page } }) => {
  await expect(page.getByRole('grid')).toBeVisible();
  await page.keyboard.press('?');
  const sheet = page.getByRole('dialog', { name: 'Keyboard shortcuts' });
  for (const words of ['Find or do…', 'Undo', 'Next row', 'Select the row', 'New contact']) {
    await expect(sheet.getByText(words, { exact: true })).toBeVisible();
  }
});
