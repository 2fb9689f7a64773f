import { rename, truncate } from 'node:fs/promises';
import type { Page } from '@playwright/test';
import { expectAccessibleInEveryLook } from './accessible';
import { expect, test } from './fixtures';

const passphrase = 'lantern river quartz';

const passphraseField = (page: Page) => page.getByRole('textbox', { name: 'Passphrase', exact: true });
const repeatField = (page: Page) => page.getByRole('textbox', { name: 'Passphrase again' });
const isIn = (page: Page) => expect(page.getByRole('navigation', { name: 'Modules' }).first()).toBeVisible();

/** Sets the store up and answers the recovery key. */
async function setUp(page: Page): Promise<string> {
  await passphraseField(page).fill(passphrase);
  await repeatField(page).fill(passphrase);
  await page.keyboard.press('Enter');
  const key = page.getByRole('group', { name: 'Recovery key' });
  await expect(key).toBeVisible();
  const groups = await key.locator('span').allTextContents();
  return groups.join('-');
}

async function setUpAndGoOn(page: Page): Promise<string> {
  const recoveryKey = await setUp(page);
  await page.getByRole('checkbox', { name: 'I have kept the recovery key' }).check();
  await page.getByRole('button', { name: 'Go on' }).click();
  await isIn(page);
  return recoveryKey;
}

test.use({ store: 'new' });

test('the first screen says under each field what is missing, and keeps what was typed', async ({
  praxis: { page },
}) => {
  await page.getByRole('button', { name: 'Set up Praxis' }).click();
  await expect(page.getByText('At least 8 characters.')).toBeVisible();
  await passphraseField(page).fill('aaaaaaaa');
  await expect(page.getByText('Easy to guess')).toBeVisible();
  await passphraseField(page).fill(passphrase);
  await expect(page.getByText('Easy to guess')).toBeHidden();
  await repeatField(page).fill('lantern');
  await page.getByRole('button', { name: 'Set up Praxis' }).click();
  await expect(page.getByText('The two don’t match.')).toBeVisible();
  await expect(passphraseField(page)).toHaveValue(passphrase);
  await expectAccessibleInEveryLook(page);
});

test('the recovery key is shown once, and has to be kept before going on', async ({ praxis: { page } }) => {
  const recoveryKey = await setUp(page);
  expect(recoveryKey).toMatch(/^[0-9A-Z]{4}(-[0-9A-Z]{4,5}){5}$/);
  await page.context().grantPermissions(['clipboard-read', 'clipboard-write']);
  await page.getByRole('button', { name: 'Copy' }).click();
  await expect(page.getByRole('button', { name: 'Copied' })).toBeVisible();
  expect(await page.evaluate(() => navigator.clipboard.readText())).toBe(recoveryKey);
  await page.getByRole('button', { name: 'Go on' }).click();
  await expect(page.getByText('Keep the key first')).toBeVisible();
  await expectAccessibleInEveryLook(page);
  await page.getByRole('checkbox', { name: 'I have kept the recovery key' }).check();
  await page.getByRole('button', { name: 'Go on' }).click();
  await isIn(page);
  await expect(page.getByText(recoveryKey.slice(0, 4), { exact: true })).toBeHidden();
});

test('the printed recovery key is only that, and what it is for', async ({ praxis: { page } }) => {
  await setUp(page);
  await page.emulateMedia({ media: 'print' });
  await expect(page.getByRole('group', { name: 'Recovery key' })).toBeVisible();
  await expect(page.getByText('This key opens the Praxis store it was made with.')).toBeVisible();
  await expect(page.getByRole('button')).toHaveCount(0);
});

test('a wrong passphrase is told under the field, the right one opens', async ({ praxis }) => {
  const { page } = praxis;
  await setUpAndGoOn(page);
  await praxis.stop();
  await praxis.start();
  await passphraseField(page).fill('lantern river quarz');
  await page.keyboard.press('Enter');
  await expect(page.getByText('This passphrase doesn’t fit. Nothing is lost; try again.')).toBeVisible();
  await expect(passphraseField(page)).toHaveValue('lantern river quarz');
  await expectAccessibleInEveryLook(page);
  await passphraseField(page).fill(passphrase);
  await page.keyboard.press('Enter');
  await isIn(page);
});

test('the recovery key opens the store too, however it is typed', async ({ praxis }) => {
  const { page } = praxis;
  const recoveryKey = await setUpAndGoOn(page);
  await praxis.stop();
  await praxis.start();
  await page.getByRole('button', { name: 'Use the recovery key instead' }).click();
  const field = page.getByRole('textbox', { name: 'Recovery key' });
  await expect(field).toBeFocused();
  await field.fill('0000-0000-0000-0000-00000-00000');
  await page.keyboard.press('Enter');
  await expect(page.getByText('This recovery key doesn’t fit.')).toBeVisible();
  await field.fill(recoveryKey.toLowerCase().replaceAll('-', ' '));
  await page.keyboard.press('Enter');
  await isIn(page);
});

test('the language chosen before the store is open stays when it is', async ({ praxis }) => {
  const { page } = praxis;
  await page.getByText('Deutsch', { exact: true }).click();
  await expect(page.getByRole('heading', { name: 'Wählen Sie, was Ihre Daten öffnet' })).toBeVisible();
  await expect(page.locator('html')).toHaveAttribute('lang', 'de');
  await page.getByRole('textbox', { name: 'Passphrase', exact: true }).fill(passphrase);
  await page.getByRole('textbox', { name: 'Passphrase noch einmal' }).fill(passphrase);
  await page.keyboard.press('Enter');
  await page.getByRole('checkbox', { name: 'Ich habe den Schlüssel aufbewahrt' }).check();
  await page.getByRole('button', { name: 'Weiter' }).click();
  await expect(page.getByRole('heading', { level: 1, name: 'Kontakte' })).toBeVisible();
  await page.reload();
  await expect(page.getByRole('heading', { level: 1, name: 'Kontakte' })).toBeVisible();
});

test('a missing key file is explained, and trying again opens once it is back', async ({ praxis }) => {
  const { page, dataFolder } = praxis;
  await setUpAndGoOn(page);
  await praxis.stop();
  await rename(`${dataFolder}/keys.json`, `${dataFolder}/keys.json.away`);
  await praxis.start();
  await expect(page.getByRole('heading', { name: 'The file with the keys is missing' })).toBeVisible();
  await expect(page.getByText('Nothing was changed.')).toBeVisible();
  await expectAccessibleInEveryLook(page);
  await rename(`${dataFolder}/keys.json.away`, `${dataFolder}/keys.json`);
  await page.getByRole('button', { name: 'Try again' }).click();
  await passphraseField(page).fill(passphrase);
  await page.keyboard.press('Enter');
  await isIn(page);
});

test('a damaged store is explained instead of opened', async ({ praxis }) => {
  const { page, dataFolder } = praxis;
  await setUpAndGoOn(page);
  await praxis.stop();
  await truncate(`${dataFolder}/praxis.db`, 5_000);
  await praxis.start();
  await passphraseField(page).fill(passphrase);
  await page.keyboard.press('Enter');
  await expect(page.getByRole('heading', { name: 'The store is damaged' })).toBeVisible();
  await expect(page.getByText('Nothing was changed.')).toBeVisible();
});
