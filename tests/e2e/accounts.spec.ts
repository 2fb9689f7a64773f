import type { Page } from '@playwright/test';
import { type DavServer, startRadicale } from '../peers/dav-server';
import { expectAccessibleInEveryLook } from './accessible';
import { addAccount, bookOn, card, dialog } from './dav-account';
import { expect, test } from './fixtures';

test.use({ startAt: '/settings/accounts' });

let server: DavServer;
test.beforeAll(async () => {
  server = await startRadicale();
});
test.afterAll(() => server.stop());

const rowOf = (page: Page, name: string) => page.getByRole('grid').getByRole('row').filter({ hasText: name });

test('what is wrong stands beside its field, and nothing typed is lost', async ({ praxis: { page } }) => {
  await page.getByRole('button', { name: 'Add an account' }).click();
  await dialog(page).getByRole('button', { name: 'A server of your own' }).click();
  await dialog(page).getByRole('button', { name: 'Find the address books' }).click();
  await expect(dialog(page).getByText('This can’t be empty.')).toHaveCount(3);
  await dialog(page).getByLabel('Server or email address').fill('http://127.0.0.1:9');
  await dialog(page).getByLabel('User name').fill('ann');
  await dialog(page).getByLabel('Password', { exact: true }).fill('wrong');
  await dialog(page).getByRole('button', { name: 'Find the address books' }).click();
  await expect(dialog(page).getByText('This address has no encryption')).toBeVisible();
  await expectAccessibleInEveryLook(page);
  await dialog(page).getByLabel('This server is in my own network').check();
  await dialog(page).getByRole('button', { name: 'Find the address books' }).click();
  await expect(dialog(page).getByText('The server doesn’t take the connection')).toBeVisible();
  await dialog(page).getByLabel('Server or email address').fill(server.origin);
  await dialog(page).getByRole('button', { name: 'Find the address books' }).click();
  await expect(dialog(page).getByText('doesn’t accept this user name and password')).toBeVisible();
  await expect(dialog(page).getByLabel('User name')).toHaveValue('ann');
  await dialog(page).getByLabel('Password', { exact: true }).fill('pw-ann');
  await dialog(page).getByRole('button', { name: 'Find the address books' }).click();
  await expect(dialog(page).getByRole('checkbox', { name: 'Address book' })).toBeChecked();
  await expectAccessibleInEveryLook(page);
  await dialog(page).getByRole('button', { name: 'Back' }).click();
  await expect(dialog(page).getByLabel('Server or email address')).toHaveValue(server.origin);
});

test('an address book is counted, comes in, and goes out again both ways', async ({ praxis: { page } }) => {
  const book = await bookOn(server, 'both');
  await book.put('ada', card('Ada', 'EMAIL:ada@mail.example', 'X-SHOE-SIZE:39'));
  await book.put('bob', card('Bob'));
  const account = await addAccount(page, server, book);
  await expect(account.getByText('2 people come in')).toBeVisible();
  await expectAccessibleInEveryLook(page);
  await page.setViewportSize({ width: 1440, height: 900 });
  await account.getByRole('button', { name: 'Begin' }).click();
  await expect(account.getByText('2 people came in')).toBeVisible();
  await page.getByRole('link', { name: 'Contacts', exact: true }).click();
  await rowOf(page, 'Ada Meier').click();
  await page.getByRole('textbox', { name: 'Role' }).first().fill('Countess');
  await page.keyboard.press('Enter');
  await expect(page.getByText('Role: – → Countess')).toBeVisible();
  await page.keyboard.press('Control+k');
  await page.keyboard.type('Sync the address');
  await page.keyboard.press('Enter');
  await expect.poll(() => book.get('ada')).toContain('TITLE:Countess');
  expect(await book.get('ada')).toContain('X-SHOE-SIZE:39');
  await book.put('cleo', card('Cleo'));
  await page.goto(new URL('/settings/accounts', page.url()).href);
  await account.getByRole('button', { name: 'Sync now' }).click();
  await expect(account.getByText('1 person came in')).toBeVisible();
  await page.getByRole('link', { name: 'What left this computer' }).first().click();
  await expect(page.getByText('PUT').first()).toBeVisible();
});

test('what both sides changed is told in words, and the other version can be chosen', async ({ praxis: { page } }) => {
  const book = await bookOn(server, 'conflict');
  await book.put('ada', card('Ada', 'TITLE:Clerk'));
  const account = await addAccount(page, server, book);
  await account.getByRole('button', { name: 'Begin' }).click();
  await expect(account.getByText('1 person came in')).toBeVisible();
  await account.getByRole('button', { name: 'Pause' }).click();
  await expect(account.getByText('Paused. Nothing is fetched')).toBeVisible();
  await page.getByRole('link', { name: 'Contacts', exact: true }).click();
  await rowOf(page, 'Ada Meier').click();
  await page.getByRole('textbox', { name: 'Role' }).first().fill('Boss');
  await page.keyboard.press('Enter');
  await expect(page.getByText('Role: Clerk → Boss')).toBeVisible();
  await book.put('ada', card('Ada', 'TITLE:Chief'));
  await page.goto(new URL('/settings/accounts', page.url()).href);
  await account.getByRole('button', { name: 'Go on' }).click();
  const conflict = page.getByRole('article', { name: 'Ada Meier' });
  await expect(conflict.getByRole('row', { name: 'Role Boss Chief' })).toBeVisible();
  await expectAccessibleInEveryLook(page);
  await page.setViewportSize({ width: 1440, height: 900 });
  await conflict.getByRole('button', { name: 'Take mine' }).click();
  await expect(conflict).toBeHidden();
  await account.getByRole('button', { name: 'Sync now' }).click();
  await expect.poll(() => book.get('ada')).toContain('TITLE:Boss');
});

test('a removed account leaves the server alone, and its people stay or go as asked', async ({ praxis: { page } }) => {
  const book = await bookOn(server, 'removed');
  await book.put('ada', card('Ada'));
  const account = await addAccount(page, server, book);
  await account.getByRole('button', { name: 'Begin' }).click();
  await expect(account.getByText('1 person came in')).toBeVisible();
  await account.getByRole('button', { name: 'More about Office' }).click();
  await page.getByRole('menuitem', { name: 'Change the password' }).click();
  await dialog(page).getByLabel('Password', { exact: true }).fill('wrong');
  await dialog(page).getByRole('button', { name: 'Save' }).click();
  await expect(dialog(page).getByText('doesn’t accept this user name and password')).toBeVisible();
  await dialog(page).getByRole('button', { name: 'Cancel' }).click();
  await account.getByRole('button', { name: 'More about Office' }).click();
  await page.getByRole('menuitem', { name: 'Remove' }).click();
  await dialog(page).getByLabel('Move them to the bin').check();
  await expectAccessibleInEveryLook(page);
  await page.setViewportSize({ width: 1440, height: 900 });
  await dialog(page).getByRole('button', { name: 'Remove the account' }).click();
  await expect(account).toBeHidden();
  await page.getByRole('link', { name: 'Contacts', exact: true }).click();
  await expect(page.getByRole('heading', { name: 'Your address book is empty' })).toBeVisible();
  await page.keyboard.press('Control+z');
  await expect(rowOf(page, 'Ada Meier')).toBeVisible();
  expect(await book.list()).toHaveLength(1);
});
