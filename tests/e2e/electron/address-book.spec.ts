import type { Page } from '@playwright/test';
import { expect, test } from './fixtures';
import { comeBack, importCsv, setUp } from './set-up';

const csv = [
  'First name,Last name,Company,Email,Phone',
  'Lena,Brandt,Brandt Joinery,lena@brandt-joinery.example,+49 30 5550 1147',
  'Marta,Silva,Silva Textiles,marta@silva.example,',
].join('\r\n');

const row = (page: Page, name: string) => page.getByRole('grid').getByRole('row').filter({ hasText: name });

test('an address book comes in, a field is edited, the app is killed, and both can still be taken back', async ({
  praxis,
}) => {
  await setUp(praxis.page);
  await importCsv(praxis.page, csv, 2);
  await expect(row(praxis.page, 'Lena Brandt')).toContainText('Brandt Joinery');

  await row(praxis.page, 'Lena Brandt').click();
  await praxis.page.keyboard.press('e');
  await expect(praxis.page.getByRole('grid').getByRole('textbox', { name: 'Name' })).toHaveValue('Lena Brandt');
  await praxis.page.keyboard.type('Lena Marie Brandt');
  await praxis.page.keyboard.press('Enter');
  await expect(row(praxis.page, 'Lena Marie Brandt')).toBeVisible();

  await praxis.kill();
  await praxis.start();
  await comeBack(praxis.page);
  await expect(row(praxis.page, 'Lena Marie Brandt')).toBeVisible();
  await praxis.page.keyboard.press('ControlOrMeta+z');
  await expect(row(praxis.page, 'Lena Marie Brandt')).toBeHidden();
  await expect(row(praxis.page, 'Lena Brandt')).toBeVisible();
  await praxis.page.keyboard.press('ControlOrMeta+z');
  await expect(praxis.page.getByRole('heading', { name: 'Your address book is empty' })).toBeVisible();
  await praxis.page.keyboard.press('ControlOrMeta+Shift+z');
  await expect(row(praxis.page, 'Marta Silva')).toBeVisible();
});
