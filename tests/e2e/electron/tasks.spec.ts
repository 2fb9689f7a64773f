import { expect, test } from './fixtures';
import { setUp } from './set-up';

test('a task typed in plain words is ticked off by a key, and one undo brings it back', async ({ praxis }) => {
  await setUp(praxis.page);
  const field = () => praxis.page.getByRole('textbox', { name: 'New task in plain words' });
  await expect(async () => {
    await praxis.page.keyboard.press('q');
    await expect(field()).toBeVisible({ timeout: 1_000 });
  }).toPass();
  await field().fill('Water the plants today !high');
  await expect(praxis.page.getByRole('dialog').getByText('Water the plants', { exact: true })).toBeVisible();
  await praxis.page.keyboard.press('Enter');
  await praxis.page.getByRole('link', { name: 'Tasks' }).first().click();
  const row = () => praxis.page.getByRole('main').locator('[data-of-line]');
  await expect(row()).toContainText(['Water the plants']);
  await praxis.page.keyboard.press('j');
  await praxis.page.keyboard.press('x');
  await expect(row()).toHaveCount(0);
  await praxis.page.keyboard.press('ControlOrMeta+z');
  await expect(row()).toContainText(['Water the plants']);
});
