import type { Page } from '@playwright/test';
import { expectAccessibleInEveryLook } from './accessible';
import { expect, test } from './fixtures';

test.use({ store: 'demo' });

const grid = (page: Page) => page.getByRole('grid');
const builder = (page: Page) => page.getByRole('dialog', { name: 'Filter' });
const matching = (page: Page) => page.getByRole('search').getByRole('status').last();

/** Builds: with a company in Cologne, and a tag or changed within 30 days. */
async function build(page: Page): Promise<void> {
  await expect(grid(page)).toBeVisible();
  await page.keyboard.press('f');
  const dialog = builder(page);
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
      page.getByRole('button', { name: 'Tag is Client or Changed is the last 30 days', exact: true }),
    ).toBeVisible();
    const count = Number(/\d+/.exec((await matching(page).textContent()) ?? '')?.[0]);
    await expect(grid(page)).toHaveAttribute('aria-rowcount', String(count + 1));
  });
});
