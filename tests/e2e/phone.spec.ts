import { expect, test } from './fixtures';

test.use({ store: 'demo', viewport: { width: 320, height: 640 } });

test('on a phone one goes from the list to a record and back by the bar at the bottom', async ({
  praxis: { page },
}) => {
  const bar = page.getByRole('navigation', { name: 'Modules' });
  await expect(bar.getByRole('link', { name: 'Contacts' })).toHaveAttribute('aria-current', 'page');
  await page.getByRole('row').nth(3).click();
  const record = page.getByRole('complementary');
  await expect(record).toBeInViewport({ ratio: 0.9 });
  await record.getByRole('button', { name: 'Close' }).click();
  await expect(record).toBeHidden();
  await expect(page.getByRole('grid')).toBeVisible();
  await bar.getByRole('button', { name: 'More' }).click();
  await page.getByRole('menuitem', { name: 'Companies' }).click();
  await expect(page.getByRole('heading', { level: 1, name: 'Companies' })).toBeVisible();
  await bar.getByRole('button', { name: 'Find' }).click();
  await page.keyboard.type('an');
  await page.getByRole('group', { name: 'People and records' }).getByRole('option').first().click();
  await expect(page.getByRole('complementary')).toBeVisible();
});

test('on a phone somebody new is typed in without scrolling sideways', async ({ praxis: { page } }) => {
  // The sample practice fills while one looks on; until then the empty list offers the form as well.
  await expect(page.getByRole('row').nth(3)).toBeVisible();
  await page.getByRole('button', { name: 'New contact' }).click();
  const form = page.getByRole('dialog', { name: 'New contact' });
  await form.getByLabel('Full name').fill('Greta Lind');
  await form.getByRole('button', { name: 'Add contact' }).click();
  await expect(page.getByRole('complementary', { name: 'Greta Lind' })).toBeVisible();
  const overflow = await page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth);
  expect(overflow).toBe(0);
});
