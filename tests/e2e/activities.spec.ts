import type { Page } from '@playwright/test';
import { expectAccessibleInEveryLook } from './accessible';
import { expect, test } from './fixtures';

const record = (page: Page, name: string) => page.getByRole('complementary', { name });

async function addContact(page: Page, name: string) {
  await page.getByRole('button', { name: 'New contact' }).first().click();
  const form = page.getByRole('dialog', { name: 'New contact' });
  await form.getByLabel('Full name').fill(name);
  await form.getByRole('button', { name: 'Add contact' }).click();
  await expect(record(page, name)).toBeVisible();
}

test('a meeting is logged with two people, stands in both timelines, is changed and taken back', async ({
  praxis: { page },
}) => {
  await addContact(page, 'Ben Ito');
  await addContact(page, 'Anna Berger');
  const anna = record(page, 'Anna Berger');
  await page.keyboard.press('c');
  const form = anna.getByRole('form', { name: 'Log a call or meeting' });
  await form.getByText('Meeting', { exact: true }).click();
  await form.getByLabel('About what').fill('The plan for spring');
  await form.getByLabel('When').fill('2099-01-01T10:00');
  await form.getByRole('button', { name: 'Save' }).click();
  await expect(form.getByText('This is still to come. Make it a task.')).toBeVisible();
  await expect(form.getByLabel('About what')).toHaveValue('The plan for spring');
  await form.getByLabel('When').fill('2026-01-05T10:00');
  await form.getByLabel('Minutes').fill('45');
  await form.getByRole('combobox', { name: 'Outcome' }).click();
  await page.getByRole('option', { name: 'Took place' }).click();
  await form.getByRole('combobox', { name: 'Who else was there' }).fill('Ben');
  await page.getByRole('option', { name: /Ben Ito/ }).click();
  await form.getByRole('textbox', { name: 'What was said' }).fill('She agreed.');
  await expectAccessibleInEveryLook(page);
  await page.setViewportSize({ width: 1440, height: 900 });
  await page.keyboard.press('ControlOrMeta+Enter');
  const entry = anna.getByRole('listitem').filter({ hasText: 'The plan for spring' });
  await expect(entry).toContainText('45 minutes · Took place');
  await expect(entry).toContainText('She agreed.');
  await expectAccessibleInEveryLook(page);
  await page.setViewportSize({ width: 1440, height: 900 });
  await entry.getByRole('link', { name: 'Ben Ito' }).click();
  const bens = record(page, 'Ben Ito').getByRole('listitem').filter({ hasText: 'The plan for spring' });
  await expect(bens.getByRole('link', { name: 'Anna Berger' })).toBeVisible();
  await bens.getByRole('button', { name: 'Edit this entry' }).click();
  await record(page, 'Ben Ito').getByLabel('About what').fill('The plan for summer');
  await page.keyboard.press('ControlOrMeta+Enter');
  await expect(record(page, 'Ben Ito').getByText('The plan for summer')).toBeVisible();
  await page.keyboard.press('ControlOrMeta+z');
  await expect(record(page, 'Ben Ito').getByText('The plan for spring')).toBeVisible();
});

test('a talk that is being typed is found again after a crash, with all that was typed of it', async ({ praxis }) => {
  const { page } = praxis;
  await addContact(page, 'Anna Berger');
  const anna = record(page, 'Anna Berger');
  const form = anna.getByRole('form', { name: 'Log a call or meeting' });
  await expect(async () => {
    await page.keyboard.press('c');
    await expect(form).toBeVisible({ timeout: 1_000 });
  }).toPass();
  await form.getByText('Meeting', { exact: true }).click();
  await form.getByLabel('About what').fill('The plan for spring');
  await form.getByLabel('Minutes').fill('45');
  await form.getByRole('textbox', { name: 'What was said' }).fill('She agr');
  // Left and gone on with, so that one sees when the last word is kept.
  await form.getByRole('button', { name: 'Close' }).click();
  await expect(anna.getByRole('list', { name: 'Drafts' })).toContainText('She agr');
  await anna.getByRole('button', { name: 'Go on' }).click();
  await expect(form.getByLabel('Minutes')).toHaveValue('45');
  await praxis.kill();
  await praxis.start();
  await page.getByRole('row').filter({ hasText: 'Anna Berger' }).click();
  await anna.getByRole('button', { name: 'Go on' }).click();
  await expect(form.getByRole('radio', { name: 'Meeting' })).toBeChecked();
  await expect(form.getByLabel('About what')).toHaveValue('The plan for spring');
  await expect(form.getByLabel('Minutes')).toHaveValue('45');
  await expect(form.getByRole('textbox', { name: 'What was said' })).toHaveText('She agr');
  await page.keyboard.press('ControlOrMeta+Enter');
  await expect(anna.getByRole('listitem').filter({ hasText: 'The plan for spring' })).toContainText('45 minutes');
  await expect(anna.getByRole('button', { name: 'Go on' })).toBeHidden();
});
