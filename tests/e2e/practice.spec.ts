import type { Page } from '@playwright/test';
import { expectAccessibleInEveryLook } from './accessible';
import { expect, test } from './fixtures';

test.use({ startAt: '/settings/practice' });

const letter = (page: Page) => page.getByRole('figure');
const toast = (page: Page, words: string) => page.getByRole('status').filter({ hasText: words });

/** A picture made by the browser: a bar in the middle of much nothing. */
const picture = (page: Page) =>
  page.evaluate(async () => {
    const canvas = document.createElement('canvas');
    canvas.width = 400;
    canvas.height = 300;
    const context = canvas.getContext('2d');
    if (!context) throw new Error('no canvas');
    context.fillStyle = '#0b6355';
    context.fillRect(100, 120, 200, 50);
    return canvas.toDataURL('image/png').split(',')[1] ?? '';
  });

test('the profile is filled in field by field, and the letterhead shows it', async ({ praxis: { page } }) => {
  await page.getByLabel('Name of the practice').fill('Brandt & Leer');
  await page.keyboard.press('Enter');
  await expect(toast(page, 'Name of the practice saved')).toBeVisible();
  await expect(letter(page)).toContainText('Brandt & Leer');
  await page.getByLabel('Street').fill('Werkstraße 4');
  await page.getByLabel('City').fill('Berlin');
  await page.getByRole('combobox', { name: 'Telephone numbers' }).fill('+49 30 901820');
  await page.keyboard.press('Enter');
  await expect(letter(page)).toContainText('Werkstraße 4 · Berlin');
  await expect(letter(page)).toContainText('+49 30 901820');

  const iban = page.getByLabel('IBAN');
  await iban.fill('DE89 3704 0044 0532 0130 01');
  await iban.press('Enter');
  await expect(page.getByText('This IBAN has a typing error')).toBeVisible();
  await expect(iban).toHaveValue('DE89 3704 0044 0532 0130 01');
  await iban.fill('DE89370400440532013000');
  await iban.press('Enter');
  await expect(iban).toHaveValue('DE89 3704 0044 0532 0130 00');
  await expect(page.getByText('This IBAN has a typing error')).toBeHidden();
  await expect(letter(page)).toContainText('DE89 3704 0044 0532 0130 00');
  await page.getByRole('heading', { name: 'For invoices' }).click();
  await page.keyboard.press('ControlOrMeta+z');
  await expect(iban).toHaveValue('');

  await page.getByRole('combobox', { name: 'Email addresses' }).fill('office.example');
  await page.keyboard.press('Enter');
  await expect(page.getByText('An email address needs an @.')).toBeVisible();
  await page.reload();
  await expect(page.getByLabel('Name of the practice')).toHaveValue('Brandt & Leer');
});

test('a logo is cut, scaled and shown; an SVG is refused in words', async ({ praxis: { page } }) => {
  const choose = page.getByLabel('A picture of the logo');
  await choose.setInputFiles({
    name: 'logo.png',
    mimeType: 'image/png',
    buffer: Buffer.from('<svg xmlns="http://www.w3.org/2000/svg"><script>alert(1)</script></svg>'),
  });
  await expect(page.getByText('SVG files can contain programs')).toBeVisible();
  await choose.setInputFiles({
    name: 'logo.png',
    mimeType: 'image/png',
    buffer: Buffer.from(await picture(page), 'base64'),
  });
  const dialog = page.getByRole('dialog', { name: 'Logo' });
  const canvas = dialog.getByRole('img', { name: 'Logo' });
  await expect(canvas).toHaveJSProperty('width', 200);
  await dialog.getByLabel('Cut off empty edges').uncheck();
  await expect(canvas).toHaveJSProperty('width', 400);
  await dialog.getByLabel('Cut off empty edges').check();
  await expect(canvas).toHaveJSProperty('height', 50);
  await dialog.getByRole('button', { name: 'Use as logo' }).click();
  await expect(dialog).toBeHidden();
  await expect(letter(page).getByRole('img', { name: 'Logo' })).toHaveJSProperty('naturalWidth', 200);
  await expect(page.getByText('SVG files can contain programs')).toBeHidden();
  await page.getByRole('button', { name: 'Remove the logo' }).click();
  await expect(letter(page).getByRole('img', { name: 'Logo' })).toBeHidden();
  await toast(page, 'Logo removed').getByRole('button', { name: /Undo/ }).click();
  await expect(letter(page).getByRole('img', { name: 'Logo' })).toBeVisible();
});

test('the page stands every look', async ({ praxis: { page } }) => {
  await page.getByLabel('Name of the practice').fill('Brandt & Leer');
  await page.keyboard.press('Enter');
  await expect(letter(page)).toContainText('Brandt & Leer');
  await expectAccessibleInEveryLook(page);
});
