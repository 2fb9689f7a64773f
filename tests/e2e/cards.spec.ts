import type { Page } from '@playwright/test';
import { expectAccessibleInEveryLook } from './accessible';
import { expect, test } from './fixtures';

const record = (page: Page, name: string) => page.getByRole('complementary', { name });
const toast = (page: Page, words: string) => page.getByRole('status').filter({ hasText: words });

/** Types somebody in with the small form; leaves the record open. */
async function add(page: Page, name: string, company = '') {
  await page.getByRole('link', { name: 'Contacts' }).first().click();
  await page.getByRole('button', { name: 'New contact' }).first().click();
  const form = page.getByRole('dialog', { name: 'New contact' });
  await form.getByLabel('Full name').fill(name);
  await form.getByLabel('Company').fill(company);
  await form.getByRole('button', { name: 'Add contact' }).click();
  await expect(record(page, name)).toBeVisible();
}

test('a card holds dates, pronouns, language, a preferred address and consent; each can be undone', async ({
  praxis: { page },
}) => {
  await add(page, 'Lena Brandt');
  const lena = record(page, 'Lena Brandt');

  await lena.getByRole('button', { name: 'Add date' }).click();
  await lena.getByLabel('Day').fill('30');
  await lena.getByLabel('Month').selectOption('2');
  await lena.getByRole('button', { name: 'Save' }).click();
  await expect(lena.getByText('There is no such day.')).toBeVisible();
  await lena.getByLabel('Day').fill('29');
  await lena.getByRole('button', { name: 'Save' }).click();
  await expect(lena.getByRole('button', { name: /^(29 February|February 29)$/ })).toBeVisible();

  await lena.getByRole('button', { name: 'Pronouns' }).click();
  await lena.getByLabel('Pronouns').fill('she/her');
  await lena.getByLabel('Pronouns').press('Enter');
  await expect(toast(page, 'Pronouns changed')).toBeVisible();
  await lena.getByRole('button', { name: 'Language' }).click();
  await lena.getByLabel('Language').selectOption('pl');
  await expect(toast(page, 'Language changed')).toBeVisible();

  await lena.getByRole('button', { name: 'Add email' }).click();
  await lena.getByLabel('Email', { exact: true }).fill('lena@mail.example');
  await lena.getByLabel('Email', { exact: true }).press('Enter');
  const star = lena.getByRole('button', { name: 'Use lena@mail.example first' });
  await star.click();
  await expect(star).toHaveAttribute('aria-pressed', 'true');
  await lena.getByRole('button', { name: 'Consent for lena@mail.example' }).click();
  const consent = page.getByRole('dialog', { name: 'Consent' });
  await consent.getByLabel('Consent').selectOption('given');
  await consent.getByLabel('How it is known').fill('Signed form');
  await consent.getByRole('button', { name: 'Save' }).click();
  // The timeline names the form too.
  const signed = lena.getByText(/^Consent given · .* · Signed form$/);
  await expect(signed).toBeVisible();

  await page.reload();
  await expect(signed).toBeVisible();
  await expect(lena.getByLabel('Language')).toHaveValue('pl');
  await lena.getByRole('heading', { name: 'Timeline' }).click();
  await page.keyboard.press('Control+z');
  await expect(signed).toBeHidden();
  await page.keyboard.press('Control+z');
  await expect(star).toHaveAttribute('aria-pressed', 'false');
});

test('companies stand in a tree that can’t close to a circle', async ({ praxis: { page } }) => {
  await page.getByRole('link', { name: 'Companies' }).first().click();
  await page.getByRole('button', { name: 'New company' }).first().click();
  const form = page.getByRole('dialog', { name: 'New company' });
  await form.getByLabel('Name').fill('Brandt Windows');
  await form.getByRole('button', { name: 'Add company' }).click();
  const child = record(page, 'Brandt Windows');
  await child.getByRole('button', { name: 'Part of a company' }).click();
  await child.getByLabel('Part of').fill('Brandt Group');
  await child.getByLabel('Part of').press('Enter');
  await child.getByRole('link', { name: 'Brandt Group' }).click();
  const group = record(page, 'Brandt Group');
  await expect(group.getByRole('region', { name: 'Companies below' })).toContainText('Brandt Windows');
  await group.getByRole('button', { name: 'Part of a company' }).click();
  await group.getByLabel('Part of').fill('Brandt Windows');
  await group.getByLabel('Part of').press('Enter');
  await expect(group.getByText('This company stands below it already.')).toBeVisible();
});

test('a relationship is told by both sides, drawn, and taken back', async ({ praxis: { page } }) => {
  await add(page, 'Marta Brandt');
  await add(page, 'Lena Brandt', 'Brandt Joinery');
  const lena = record(page, 'Lena Brandt');
  const connections = lena.getByRole('region', { name: 'Connections' });
  await connections.getByRole('button', { name: 'Add relationship' }).click();
  await connections.getByLabel('With').fill('Marta');
  await page.getByRole('option', { name: 'Marta Brandt' }).click();
  await connections.getByLabel('They are').selectOption('parent');
  await connections.getByRole('button', { name: 'Save' }).click();
  await expect(connections).toContainText('Marta Brandt Parent');

  await connections.getByRole('button', { name: 'Role in another company' }).click();
  await connections.getByLabel('Company').fill('Guild of Joiners');
  await connections.getByLabel('Role').fill('Treasurer');
  await connections.getByLabel('Since').fill('2024-02-29');
  await connections.getByLabel('Until').fill('2024-02-28');
  await connections.getByRole('button', { name: 'Save' }).click();
  await expect(connections.getByText('The end comes before the beginning.')).toBeVisible();
  await connections.getByLabel('Until').fill('');
  await connections.getByRole('button', { name: 'Save' }).click();
  await expect(connections).toContainText(/Treasurer · since (29 February 2024|February 29, 2024)/);

  await connections.getByRole('button', { name: 'Show as a picture' }).click();
  const picture = connections.getByRole('figure', { name: 'Connections as a picture' });
  await expect(picture.getByRole('button', { name: 'Guild of Joiners' })).toBeVisible();
  await expectAccessibleInEveryLook(page);
  await page.setViewportSize({ width: 1440, height: 900 });
  await picture.getByRole('button', { name: 'Marta Brandt' }).press('Enter');
  const marta = record(page, 'Marta Brandt').getByRole('region', { name: 'Connections' });
  await expect(marta).toContainText('Lena Brandt Child');

  await marta.getByRole('button', { name: 'Remove the connection with Lena Brandt' }).click();
  await expect(marta).not.toContainText('Lena Brandt');
  await page.keyboard.press('Control+z');
  await expect(marta).toContainText('Lena Brandt Child');
});
