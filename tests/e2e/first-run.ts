import { expect, type Page } from '@playwright/test';

export const passphrase = 'lantern river quartz';

/** Of the first screens (where a keychain makes it optional) and of the one that asks. */
export const passphraseField = (page: Page) => page.getByRole('textbox', { name: /^Passphrase( \(optional\))?$/ });

/** Language and country as they are proposed, and a passphrase; answers the recovery key, which is on screen then. */
export async function makeStore(page: Page): Promise<string> {
  await page.getByRole('button', { name: 'Go on' }).click();
  await passphraseField(page).fill(passphrase);
  await page.getByRole('textbox', { name: 'Passphrase again' }).fill(passphrase);
  await page.getByRole('button', { name: 'Set up Praxis' }).click();
  const key = page.getByRole('group', { name: 'Recovery key' });
  // The key is stretched three times over: a busy computer takes its time.
  await expect(key).toBeVisible({ timeout: 45_000 });
  return (await key.locator('span').allTextContents()).join('-');
}

/** Types the two groups that are asked for. */
export async function typeGroups(page: Page, recoveryKey: string): Promise<void> {
  const groups = recoveryKey.split('-');
  const asked = page.getByRole('textbox', { name: /^Group \d$/ });
  await expect(asked).toHaveCount(2);
  for (const field of await asked.all()) {
    const label = await field.evaluate((input) => (input as HTMLInputElement).labels?.[0]?.textContent ?? '');
    await field.fill(groups[Number(label.replace(/\D/g, '')) - 1] ?? '');
  }
}

export async function keepKey(page: Page, recoveryKey: string): Promise<void> {
  await typeGroups(page, recoveryKey);
  await page.getByRole('button', { name: 'Go on' }).click();
  await expect(page.getByRole('heading', { name: 'Where are your contacts now?' })).toBeVisible({ timeout: 30_000 });
}

/** Through the first screens and into the empty address book; answers the recovery key. */
export async function setUpAndLookAround(page: Page): Promise<string> {
  const recoveryKey = await makeStore(page);
  await keepKey(page, recoveryKey);
  await page.getByRole('button', { name: 'Skip, I’ll look around first' }).click();
  await expect(page.getByRole('heading', { level: 1, name: 'Contacts' })).toBeVisible({ timeout: 30_000 });
  return recoveryKey;
}
