import { expect, type Locator, type Page } from '@playwright/test';
import { type DavServer, rawDav } from '../peers/dav-server';

export const card = (name: string, ...lines: string[]) =>
  [
    'BEGIN:VCARD',
    'VERSION:3.0',
    `UID:${name}`,
    `FN:${name} Meier`,
    `N:Meier;${name};;;`,
    ...lines,
    'END:VCARD',
    '',
  ].join('\n');

/** A book of its own for a test, with another client on it. */
export async function bookOn(server: DavServer, name: string) {
  const other = rawDav(server);
  await other.makeBook(name, `Book ${name}`);
  return {
    title: `Book ${name}`,
    put: (file: string, text: string) => other.put(`${name}/${file}.vcf`, text),
    get: (file: string) => other.get(`${name}/${file}.vcf`),
    list: () => other.list(`${name}/`),
  };
}

export const dialog = (page: Page) => page.getByRole('dialog');

async function logIn(page: Page, server: DavServer) {
  await page.getByRole('button', { name: 'Add an account' }).click();
  await dialog(page).getByRole('button', { name: 'A server of your own' }).click();
  await dialog(page).getByLabel('Server or email address').fill(server.origin);
  await dialog(page).getByLabel('User name').fill(server.user);
  await dialog(page).getByLabel('Password', { exact: true }).fill(server.password);
  await dialog(page).getByRole('button', { name: 'Find the address books' }).click();
  await dialog(page).getByLabel('This server is in my own network').check();
  await dialog(page).getByRole('button', { name: 'Find the address books' }).click();
}

/** Adds an account on one book and waits for its preview. */
export async function addAccount(page: Page, server: DavServer, book: { title: string }): Promise<Locator> {
  await logIn(page, server);
  await expect(dialog(page).getByRole('checkbox', { name: book.title })).toBeChecked();
  for (const box of await dialog(page).getByRole('checkbox').all()) await box.uncheck();
  await dialog(page).getByRole('checkbox', { name: book.title }).check();
  await dialog(page).getByLabel('Name of the account').fill('Office');
  await dialog(page).getByRole('button', { name: 'Look what would come in' }).click();
  const account = page.getByRole('article', { name: 'Office' });
  await expect(account.getByText('This is what would happen')).toBeVisible();
  return account;
}
