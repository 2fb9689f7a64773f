import { type DavServer, startRadicale } from '../../peers/dav-server';
import { addAccount, bookOn, card } from '../dav-account';
import { expect, test } from './fixtures';
import { comeBack, setUp } from './set-up';

let server: DavServer;
test.beforeAll(async () => {
  server = await startRadicale();
});
test.afterAll(() => server.stop());

test('CardDAV both ways: an address book comes in, an edit goes out, and all of it outlives a power cut', async ({
  praxis,
}) => {
  const book = await bookOn(server, 'electron');
  await book.put('ada', card('Ada', 'X-SHOE-SIZE:39'));
  await setUp(praxis.page);
  const { page } = praxis;
  await page.getByRole('link', { name: 'Settings', exact: true }).first().click();
  await page.getByRole('link', { name: 'Address books' }).click();
  const account = await addAccount(page, server, book);
  await account.getByRole('button', { name: 'Begin' }).click();
  await expect(account.getByText('1 person came in')).toBeVisible();
  await page.getByRole('link', { name: 'Contacts', exact: true }).first().click();
  await page.getByRole('grid').getByRole('row').filter({ hasText: 'Ada Meier' }).click();
  await page.getByRole('textbox', { name: 'Role' }).first().fill('Countess');
  await page.keyboard.press('Enter');
  // Nobody asks for it: what is changed here goes out by itself.
  await expect.poll(() => book.get('ada'), { timeout: 45_000 }).toContain('TITLE:Countess');
  expect(await book.get('ada')).toContain('X-SHOE-SIZE:39');
  await book.put('bob', card('Bob'));
  await praxis.kill();
  await praxis.start();
  await comeBack(praxis.page);
  const rows = praxis.page.getByRole('grid').getByRole('row');
  await expect(rows.filter({ hasText: 'Bob Meier' })).toBeVisible();
  await expect(rows.filter({ hasText: 'Ada Meier' })).toBeVisible();
  expect(await book.list()).toHaveLength(2);
});
