import { expect, type Locator, type Page } from '@playwright/test';

export const column = (page: Page, name: string) => page.getByRole('region', { name, exact: true });
export const cards = (page: Page, stage: string) => column(page, stage).getByRole('button');
export const card = (page: Page, name: string) => page.getByRole('button', { name: new RegExp(`^${name}`) });

export async function addDeal(page: Page, name: string, amount = '') {
  await page.getByRole('button', { name: 'New deal' }).click();
  const dialog = page.getByRole('dialog', { name: 'New deal' });
  await dialog.getByLabel('Name').fill(name);
  await dialog.getByLabel('Amount').fill(amount);
  await dialog.getByRole('button', { name: 'Add deal' }).click();
  await expect(dialog).toBeHidden();
  await expect(card(page, name)).toBeVisible();
}

/** Carries something with the mouse, step by step as a hand does. */
export async function carry(page: Page, from: Locator, to: Locator, at: { x: number; y: number }) {
  const source = await from.boundingBox();
  const target = await to.boundingBox();
  if (!source || !target) throw new Error('not on screen');
  await page.mouse.move(source.x + source.width / 2, source.y + source.height / 2);
  await page.mouse.down();
  await page.mouse.move(source.x + source.width / 2 + 12, source.y + source.height / 2 + 12, { steps: 4 });
  await page.mouse.move(target.x + at.x, target.y + at.y, { steps: 8 });
  await page.mouse.up();
}

/** Begins a pipeline, and carries one deal by mouse and one by keyboard into its second stage. */
export async function carryTwo(page: Page) {
  await page.getByRole('button', { name: /^Consulting/ }).click();
  await expect(column(page, 'Enquiry')).toBeVisible();
  await addDeal(page, 'Workshop', '€1,200');
  await addDeal(page, 'Audit', '800');
  await expect(column(page, 'Enquiry')).toContainText('€2,000');

  await carry(page, card(page, 'Workshop'), column(page, 'First talk'), { x: 100, y: 120 });
  await expect(cards(page, 'First talk')).toHaveText([/^Workshop/]);
  await expect(column(page, 'First talk')).toContainText('€1,200');
  await expect(page.getByRole('status').filter({ hasText: 'Workshop moved to First talk' })).toBeVisible();

  await card(page, 'Audit').focus();
  await page.keyboard.press('Space');
  await page.keyboard.press('ArrowRight');
  await expect(page.getByText('First talk, place 1 of 2.')).toBeAttached();
  await page.keyboard.press('ArrowDown');
  await expect(page.getByText('First talk, place 2 of 2.')).toBeAttached();
  await page.keyboard.press('Space');
  await expect(cards(page, 'First talk')).toHaveText([/^Workshop/, /^Audit/]);
  await expect(card(page, 'Audit')).toBeFocused();
  await expect(page.getByRole('status').filter({ hasText: 'Audit moved to First talk' })).toBeVisible();
}

/** Takes back what `carryTwo` carried, in a program that was started anew. */
export async function undoBoth(page: Page) {
  await expect(cards(page, 'First talk')).toHaveText([/^Workshop/, /^Audit/]);
  await page.keyboard.press('ControlOrMeta+z');
  await expect(cards(page, 'Enquiry')).toHaveText([/^Audit/]);
  await page.keyboard.press('ControlOrMeta+z');
  await expect(cards(page, 'Enquiry')).toHaveText([/^Audit/, /^Workshop/]);
}
