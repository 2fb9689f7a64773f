import type { Page } from '@playwright/test';
import { expectAccessibleInEveryLook } from './accessible';
import { expect, test } from './fixtures';

/** Calls a procedure as the page does, with the page's own sign-in. */
const call = (page: Page, path: string, input: object) =>
  page.evaluate(
    async ([at, json]) => {
      const answer = await fetch(`/rpc/${at}`, {
        method: 'POST',
        headers: { 'content-type': 'application/json' },
        body: JSON.stringify({ json }),
      });
      const { json: output } = await answer.json();
      if (!answer.ok) throw new Error(JSON.stringify(output));
      return output as { id: string };
    },
    [path, input] as const,
  );

const goToHistory = (page: Page) => page.getByRole('link', { name: 'History' }).first().click();
const act = (page: Page, words: string) => page.getByRole('listitem').filter({ hasText: words });

test.beforeEach(({ praxis: { page } }) =>
  expect(page.getByRole('heading', { level: 1, name: 'Contacts' })).toBeVisible(),
);

test('each act says what, who and how much, and opens to every value before and after', async ({
  praxis: { page },
}) => {
  const { id } = await call(page, 'contacts/create', { givenName: 'Lena', familyName: 'Brandt', role: 'Joiner' });
  await call(page, 'contacts/update', { id, patch: { role: 'Owner' } });
  await goToHistory(page);
  await expect(page.getByRole('heading', { name: 'Today' })).toBeVisible();
  const edited = page.getByRole('button', { name: /^Lena Brandt edited/ });
  await expect(edited).toContainText('1 change');
  await edited.click();
  await expect(page.getByRole('definition')).toHaveText('Joiner → Owner');
  await expectAccessibleInEveryLook(page);
  await page.setViewportSize({ width: 1440, height: 900 });
  await page.getByRole('button', { name: 'Lena Brandt', exact: true }).click();
  await expect(page).toHaveURL(new RegExp(`/contacts/${id}$`));
});

test('an act is undone and redone from its line, also after a restart', async ({ praxis }) => {
  const { page } = praxis;
  await call(page, 'contacts/create', { givenName: 'Noor', familyName: 'Haddad' });
  await praxis.stop();
  await praxis.start();
  await goToHistory(page);
  await page.getByRole('button', { name: 'Undo: Contact added: Noor Haddad' }).click();
  await expect(page.getByText('Undone: Contact added: Noor Haddad').first()).toBeVisible();
  await expect(act(page, 'Contact added: Noor Haddad').getByText('undone', { exact: true })).toBeVisible();
  await page.getByRole('link', { name: 'Contacts' }).first().click();
  await expect(page.getByRole('heading', { name: 'Your address book is empty' })).toBeVisible();
  await goToHistory(page);
  await page.getByRole('button', { name: 'Redo: Contact added: Noor Haddad' }).click();
  await expect(page.getByRole('button', { name: 'Undo: Contact added: Noor Haddad' })).toBeVisible();
  await page.getByRole('link', { name: 'Contacts' }).first().click();
  await expect(page.getByRole('row').filter({ hasText: 'Noor Haddad' })).toBeVisible();
});

test('an undo that would lose a later change says which, and takes both back or neither', async ({
  praxis: { page },
}) => {
  const { id } = await call(page, 'contacts/create', { givenName: 'Lena', familyName: 'Brandt' });
  await call(page, 'contacts/update', { id, patch: { role: 'Joiner' } });
  await call(page, 'contacts/update', { id, patch: { role: 'Owner', familyName: 'Brandt-Weiss' } });
  await goToHistory(page);
  const undo = page.getByRole('button', { name: 'Undo: Lena Brandt edited', exact: true }).last();
  await undo.click();
  const dialog = page.getByRole('dialog', { name: 'Undo would lose later changes' });
  await expect(dialog.getByRole('listitem')).toHaveText(/^Lena Brandt edited/);
  await expectAccessibleInEveryLook(page);
  await dialog.getByRole('button', { name: 'Leave as it is' }).click();
  await expect(dialog).toBeHidden();
  await expect(page.getByText('undone', { exact: true })).toBeHidden();

  await undo.click();
  await dialog.getByRole('button', { name: 'Take back both' }).click();
  await expect(page.getByText('undone', { exact: true })).toHaveCount(2);
  await page.getByRole('button', { name: /^Contact added/ }).click();
  await expect(page.getByRole('button', { name: 'Lena Brandt', exact: true })).toBeVisible();
});

test('what was done long ago comes by scrolling', async ({ praxis: { page } }) => {
  for (let at = 0; at < 70; at++) await call(page, 'contacts/create', { givenName: 'Person', familyName: `${at}` });
  await goToHistory(page);
  await expect(page.getByText('Contact added: Person 69')).toBeVisible();
  await expect(page.getByText('Contact added: Person 0', { exact: true })).toBeHidden();
  await expect(async () => {
    await page.getByRole('listitem').last().scrollIntoViewIfNeeded();
    await expect(page.getByText('Contact added: Person 0', { exact: true })).toBeVisible({ timeout: 200 });
  }).toPass();
  await expect(page.getByText(/^Contact added: Person/)).toHaveCount(70);
});
