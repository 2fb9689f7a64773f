import type { Page } from '@playwright/test';
import { expectAccessibleInEveryLook } from './accessible';
import { addDeal } from './deal-steps';
import { expect, test } from './fixtures';

test.use({ startAt: '/' });

const navigation = (page: Page) => page.getByRole('navigation', { name: 'Modules' }).first();
const record = (page: Page, name: string) => page.getByRole('complementary', { name });

async function add(page: Page, name: string) {
  await page.getByRole('button', { name: 'New contact' }).first().click();
  const form = page.getByRole('dialog', { name: 'New contact' });
  await form.getByLabel('Full name').fill(name);
  await form.getByRole('button', { name: 'Add contact' }).click();
  await expect(record(page, name)).toBeVisible();
}

/** Opens Today once the sample practice, which fills while one looks on, is there as a whole. */
async function openTodayOfSample(page: Page) {
  await page.goto(new URL('/contacts', page.url()).href);
  await expect(page.getByRole('grid')).toHaveAttribute('aria-rowcount', '301', { timeout: 45_000 });
  await page.goto(new URL('/today', page.url()).href);
}

test('an empty address book is where one begins; with people in it, the day is', async ({ praxis }) => {
  const { page } = praxis;
  await expect(page.getByRole('heading', { name: 'Your address book is empty' })).toBeVisible();
  await navigation(page).getByRole('link', { name: 'Today' }).click();
  await expect(page.getByRole('heading', { name: 'Your day starts with your people' })).toBeVisible();
  await page.getByRole('button', { name: 'Go to contacts' }).click();
  await add(page, 'Lena Brandt');
  await praxis.stop();
  await praxis.start();
  await expect(page.getByRole('heading', { level: 1, name: 'Today' })).toBeVisible();
  await expect(page.getByRole('button', { name: /^Lena Brandt Added/ })).toBeVisible();
});

test('a rhythm is set in the record, ticked off there, and taken back', async ({ praxis: { page } }) => {
  await add(page, 'Lena Brandt');
  const lena = record(page, 'Lena Brandt');
  await lena.getByRole('button', { name: 'Stay in touch' }).click();
  await page.getByRole('button', { name: 'Every 6 weeks' }).click();
  await expect(lena.getByRole('button', { name: /^Every 6 weeks/ })).toBeVisible();
  await lena.getByRole('button', { name: 'Talked today' }).click();
  await expect(page.getByText('Noted: in touch today')).toBeVisible();
  await lena.getByRole('button', { name: /^Every 6 weeks/ }).click();
  await page.getByLabel('Every how many').fill('10');
  await page.getByRole('button', { name: 'Set', exact: true }).click();
  await expect(lena.getByRole('button', { name: /^Every 10 weeks/ })).toBeVisible();
  await page.keyboard.press('ControlOrMeta+z');
  await expect(lena.getByRole('button', { name: /^Every 6 weeks/ })).toBeVisible();
});

test('a deal that waits is opened, planned and put off by a key each', async ({ praxis: { page } }) => {
  await navigation(page).getByRole('link', { name: 'Deals' }).click();
  await page.getByRole('button', { name: /^Consulting/ }).click();
  await addDeal(page, 'Workshop', '1200');
  await addDeal(page, 'Audit', '800');
  await navigation(page).getByRole('link', { name: 'Today' }).click();
  const section = page.getByRole('region', { name: 'Deals that wait for you' });
  await expect(section.getByRole('listitem')).toHaveText([/^Workshop.*No next step/, /^Audit.*No next step/]);
  await section.locator('[data-line]').first().focus();
  await page.keyboard.press('Enter');
  await expect(record(page, 'Workshop')).toBeVisible();
  await page.goBack();
  await section.locator('[data-line]').first().focus();
  await page.keyboard.press('s');
  await expect(section.getByRole('listitem')).toHaveText([/^Audit/]);
  await section.locator('[data-line]').first().focus();
  await page.keyboard.press('x');
  await page.getByRole('textbox', { name: 'New task in plain words' }).fill('Call them tomorrow');
  await page.keyboard.press('Enter');
  await expect(section).toBeHidden();
});

test('birthdays are ticked off, put off and opened by a key each', async ({ praxis: { page } }) => {
  for (const [at, name] of ['Ada Albers', 'Ben Baum', 'Cleo Curie'].entries()) {
    await add(page, name);
    const on = new Date(Date.now() + (at + 2) * 24 * 60 * 60_000);
    const person = record(page, name);
    await person.getByRole('button', { name: 'Add date' }).click();
    await person.getByLabel('Day').fill(String(on.getDate()));
    await person.getByLabel('Month').selectOption(String(on.getMonth() + 1));
    await person.getByRole('button', { name: 'Save' }).click();
    await expect(person.getByRole('button', { name: 'Save' })).toBeHidden();
  }
  await navigation(page).getByRole('link', { name: 'Today' }).click();
  const dates = page.getByRole('region', { name: /^Birthdays/ }).locator('[data-line]');
  await expect(dates).toHaveText([/^Ada Albers/, /^Ben Baum/, /^Cleo Curie/]);
  await dates.first().focus();
  await page.keyboard.press('x');
  await expect(page.getByText('Done for this year')).toBeVisible();
  await expect(dates).toHaveText([/^Ben Baum/, /^Cleo Curie/]);
  await expect(dates.first()).toBeFocused();
  await page.keyboard.press('s');
  await expect(dates).toHaveText([/^Cleo Curie/]);
  await page.keyboard.press('ControlOrMeta+z');
  await expect(dates).toHaveText([/^Ben Baum/, /^Cleo Curie/]);
  await page.keyboard.press('ControlOrMeta+z');
  await expect(dates).toHaveCount(3);
  await dates.nth(2).focus();
  await page.keyboard.press('Enter');
  await expect(record(page, 'Cleo Curie')).toBeVisible();
});

test.describe('in the sample practice', () => {
  test.use({ store: 'demo' });

  test('whom to get in touch with is ticked off, put off and opened by a key each', async ({ praxis: { page } }) => {
    await openTodayOfSample(page);
    const section = page.getByRole('region', { name: 'Stay in touch' });
    const lines = section.getByRole('listitem');
    await expect(section.getByText(/overdue/).first()).toBeVisible({ timeout: 30_000 });
    const before = await lines.count();
    const name = (at: number) => lines.nth(at).locator('[data-line]');
    const [first, second] = [await name(0).textContent(), await name(1).textContent()];
    await name(0).focus();
    await page.keyboard.press('d');
    await expect(page.getByText('Noted: in touch today')).toBeVisible();
    await expect(lines).toHaveCount(before - 1);
    await expect(name(0)).toHaveText(second ?? '');
    await page.keyboard.press('s');
    await expect(lines).toHaveCount(before - 2);
    await page.keyboard.press('ControlOrMeta+z');
    await expect(lines).toHaveCount(before - 1);
    await page.keyboard.press('ControlOrMeta+z');
    await expect(name(0)).toHaveText(first ?? '');
    await name(0).focus();
    await page.keyboard.press('ArrowDown');
    await expect(name(1)).toBeFocused();
    await page.keyboard.press('Enter');
    await expect(page).toHaveURL(/\/contacts\/[0-9a-f-]{36}$/);
    await expect(page.getByRole('button', { name: 'Talked today' })).toBeVisible();
  });

  test('deals that stall and what is new are worked on by a key each', async ({ praxis: { page } }) => {
    await openTodayOfSample(page);
    const lines = (section: RegExp) => page.getByRole('region', { name: section }).locator('[data-line]');
    const stalled = lines(/^Deals that wait/).filter({ hasText: 'Too long in its stage' });
    await expect(stalled.first()).toBeVisible({ timeout: 30_000 });
    const first = (await stalled.first().textContent()) ?? '';
    await stalled.first().focus();
    await page.keyboard.press('s');
    await expect(stalled.first()).not.toHaveText(first);
    await page.keyboard.press('ControlOrMeta+z');
    await expect(stalled.first()).toHaveText(first);
    await stalled.first().focus();
    await page.keyboard.press('d');
    await expect(page.getByRole('textbox', { name: 'New task in plain words' })).toBeFocused();
    await page.keyboard.press('Escape');
    await expect(page.getByRole('textbox', { name: 'New task in plain words' })).toBeHidden();
    await stalled.first().focus();
    await page.keyboard.press('Enter');
    await expect(page).toHaveURL(/\/deals\/[0-9a-f-]{36}$/);

    await page.goto(new URL('/today', page.url()).href);
    await lines(/^New and changed/)
      .first()
      .focus();
    await page.keyboard.press('Enter');
    await expect(page).toHaveURL(/\/(contacts|companies)\/[0-9a-f-]{36}$/);
  });

  test('Today, the way to set a rhythm and the notifications stand every look', async ({ praxis: { page } }) => {
    await openTodayOfSample(page);
    await expect(page.getByText(/overdue/).first()).toBeVisible({ timeout: 30_000 });
    await expectAccessibleInEveryLook(page);
    await page.setViewportSize({ width: 1440, height: 900 });
    await page.getByRole('region', { name: 'Stay in touch' }).locator('[data-line]').first().click();
    await page
      .getByRole('complementary')
      .getByRole('button', { name: /^Every/ })
      .click();
    await expect(page.getByRole('button', { name: 'No more reminders' })).toBeVisible();
    await expectAccessibleInEveryLook(page);
    await page.goto(new URL('/notifications', page.url()).href);
    await expect(page.getByRole('heading', { level: 1, name: 'Notifications' })).toBeVisible();
    await expectAccessibleInEveryLook(page);
  });
});
