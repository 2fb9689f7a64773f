import type { Page } from '@playwright/test';
import { expectAccessibleInEveryLook } from './accessible';
import { expect, test } from './fixtures';

const openPage = (page: Page, name: string) =>
  page.getByRole('navigation', { name: 'Pages of the settings' }).getByRole('link', { name }).click();

test.beforeEach(async ({ praxis: { page } }) => {
  await page.getByRole('link', { name: 'Settings' }).first().click();
  await expect(page.getByRole('heading', { level: 1, name: 'Settings' })).toBeVisible();
});

test('the language changes at once, and is still there after a reload', async ({ praxis: { page } }) => {
  await page.getByRole('combobox', { name: 'Language' }).click();
  await page.getByRole('option', { name: 'Deutsch' }).click();
  await expect(page.getByRole('heading', { level: 1, name: 'Einstellungen' })).toBeVisible();
  await expect(page.getByRole('link', { name: 'Verlauf' }).first()).toBeVisible();
  await page.reload();
  await expect(page.getByRole('heading', { level: 1, name: 'Einstellungen' })).toBeVisible();
  await expect(page.locator('html')).toHaveAttribute('lang', /^de/);
});

test('dark stays dark, whatever the computer says', async ({ praxis: { page } }) => {
  await page.emulateMedia({ colorScheme: 'light' });
  await page.getByText('Dark', { exact: true }).click();
  await expect(page.locator('html')).toHaveAttribute('data-mantine-color-scheme', 'dark');
  await page.reload();
  await expect(page.locator('html')).toHaveAttribute('data-mantine-color-scheme', 'dark');
});

test('the name stands beside what the user does from then on', async ({ praxis: { page } }) => {
  const name = page.getByRole('textbox', { name: 'Your name' });
  await name.fill('Mara Lindt');
  await name.press('Enter');
  await expect(name).toBeFocused();
  await page.getByRole('link', { name: 'History' }).first().click();
  await expect(page.getByRole('button', { name: /^Settings changed.*Mara Lindt/ })).toBeVisible();
});

test('the country is found by typing', async ({ praxis: { page } }) => {
  const country = page.getByRole('combobox', { name: 'Country' });
  await country.click();
  await country.fill('austr');
  await page.getByRole('option', { name: 'Austria' }).click();
  await page.reload();
  await expect(country).toHaveValue('Austria');
});

test('a new passphrase opens the store at the next start, the old one no longer does', async ({ praxis }) => {
  const { page } = praxis;
  await openPage(page, 'Security');
  await page.getByRole('button', { name: 'Change passphrase' }).click();
  const dialog = page.getByRole('dialog', { name: 'Change passphrase' });
  const repeat = dialog.getByRole('textbox', { name: 'Passphrase again' });
  await dialog.getByRole('textbox', { name: 'New passphrase' }).fill('lantern river quartz');
  await repeat.fill('lantern river');
  await repeat.press('Enter');
  await expect(dialog.getByText('The two don’t match.')).toBeVisible();
  await repeat.fill('lantern river quartz');
  await repeat.press('Enter');
  await expect(page.getByText('Passphrase changed')).toBeVisible();
  await expect(dialog).toBeHidden();

  await praxis.stop();
  // Starts with the old passphrase, which no longer fits: so the first screen asks.
  await praxis.start();
  await page.getByRole('textbox', { name: 'Passphrase' }).fill('lantern river quartz');
  await page.keyboard.press('Enter');
  await expect(page.getByRole('navigation', { name: 'Modules' }).first()).toBeVisible();
});

test('an empty store is filled with a sample practice, and one undo empties it again', async ({ praxis: { page } }) => {
  await openPage(page, 'Your data');
  const fill = page.getByRole('button', { name: 'Fill with a sample practice' });
  await fill.click();
  await expect(page.getByText('Sample practice filled in')).toBeVisible({ timeout: 30_000 });
  await expect(fill).toBeHidden();
  await page.getByRole('button', { name: /^Undo/ }).click();
  await expect(page.getByText('Undone: Sample practice')).toBeVisible({ timeout: 30_000 });
  await expect(fill).toBeVisible();
});

test('what is left of the sample practice goes, and one undo brings it back', async ({ praxis: { page } }) => {
  await openPage(page, 'Your data');
  await page.getByRole('button', { name: 'Fill with a sample practice' }).click();
  const left = page.getByText('Of the sample practice, 300 people and 80 companies are here.');
  await expect(left).toBeVisible();
  await page.getByRole('button', { name: 'Remove the sample practice' }).click();
  const toast = page.getByRole('status').filter({ hasText: 'Sample practice removed' });
  await expect(toast).toBeVisible();
  await expect(left).toBeHidden();
  await expect(page.getByRole('button', { name: 'Fill with a sample practice' })).toBeVisible();
  await toast.getByRole('button', { name: /^Undo/ }).click();
  await expect(left).toBeVisible();
});

test('the tour is shown again, step by step, and ends when told to', async ({ praxis: { page } }) => {
  await openPage(page, 'About');
  await page.getByRole('button', { name: 'Show the tour' }).click();
  const tour = page.locator('section').filter({ hasText: '1 of 5' });
  await expect(tour.getByRole('heading', { name: /Find anything/ })).toBeVisible();
  await expect(tour.getByRole('button', { name: 'Next' })).toBeFocused();
  await expectAccessibleInEveryLook(page);
  await page.setViewportSize({ width: 1440, height: 900 });
  for (const words of [/Your people/, /Undo anything/, /On this computer/, /All by keyboard/]) {
    await page.keyboard.press('Enter');
    await expect(page.getByRole('heading', { name: words })).toBeVisible();
  }
  await page.getByRole('button', { name: 'Done' }).click();
  await expect(page.getByRole('heading', { name: /All by keyboard/ })).toBeHidden();
  await page.reload();
  await expect(page.getByRole('button', { name: 'Show the tour' })).toBeVisible();
  await expect(page.getByRole('heading', { name: /Find anything/ })).toBeHidden();
});

test('nothing has left the computer of a new user, and the page says so', async ({ praxis: { page } }) => {
  await openPage(page, 'What left this computer');
  await expect(page.getByText('Nothing has left this computer.')).toBeVisible();
  await expectAccessibleInEveryLook(page);
});

test('each page has an address, a command in the palette and, on a phone, a way back to the list', async ({
  praxis: { page },
}) => {
  await page.keyboard.press('Control+k');
  await page.keyboard.type('settings abo');
  await page.keyboard.press('Enter');
  await expect(page).toHaveURL(/\/settings\/about$/);
  await expect(page.getByText(/^Praxis \d+\.\d+\.\d+, served to the browser/)).toBeVisible();
  await expectAccessibleInEveryLook(page);
  await expect(page.getByRole('heading', { level: 1, name: 'Settings' })).toBeHidden();
  await page.getByRole('link', { name: 'All settings' }).click();
  await expect(page.getByRole('heading', { level: 1, name: 'Settings' })).toBeVisible();
  await openPage(page, 'General');
  await page.reload();
  await expect(page.getByRole('heading', { level: 2, name: 'General' })).toBeVisible();
});

test('the settings stand in every look', async ({ praxis: { page } }) => {
  await expect(page.getByRole('combobox', { name: 'Language' })).toBeVisible();
  await expectAccessibleInEveryLook(page);
  await page.setViewportSize({ width: 1440, height: 900 });
  await openPage(page, 'Your data');
  await expectAccessibleInEveryLook(page);
  await page.setViewportSize({ width: 1440, height: 900 });
  await openPage(page, 'Security');
  await page.getByRole('button', { name: 'Change passphrase' }).click();
  await expect(page.getByRole('dialog', { name: 'Change passphrase' })).toBeVisible();
  await expectAccessibleInEveryLook(page);
});
