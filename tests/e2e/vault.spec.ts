import { rename, truncate } from 'node:fs/promises';
import type { Page } from '@playwright/test';
import { expectAccessibleInEveryLook } from './accessible';
import { keepKey, makeStore, passphrase, passphraseField, setUpAndLookAround, typeGroups } from './first-run';
import { expect, test } from './fixtures';

const repeatField = (page: Page) => page.getByRole('textbox', { name: 'Passphrase again' });
const isIn = (page: Page) =>
  expect(page.getByRole('navigation', { name: 'Modules' }).first()).toBeVisible({ timeout: 30_000 });

test.use({ store: 'new' });
test.describe.configure({ timeout: 150_000 });

test('the screen of the key says under each field what is missing, and keeps what was typed', async ({
  praxis: { page },
}) => {
  await expectAccessibleInEveryLook(page);
  await page.setViewportSize({ width: 1440, height: 900 });
  await page.getByRole('button', { name: 'Go on' }).click();
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

test('the recovery key is shown once, and two of its groups have to be typed before going on', async ({
  praxis: { page },
}) => {
  const recoveryKey = await makeStore(page);
  expect(recoveryKey).toMatch(/^[0-9A-Z]{4}(-[0-9A-Z]{4,5}){5}$/);
  await page.context().grantPermissions(['clipboard-read', 'clipboard-write']);
  await page.getByRole('button', { name: 'Copy' }).click();
  await expect(page.getByRole('button', { name: 'Copied' })).toBeVisible();
  expect(await page.evaluate(() => navigator.clipboard.readText())).toBe(recoveryKey);
  await page.getByRole('button', { name: 'Go on' }).click();
  await expect(page.getByText('Type this group.')).toHaveCount(2);
  await expectAccessibleInEveryLook(page);
  await page
    .getByRole('textbox', { name: /^Group/ })
    .first()
    .fill('????');
  await expect(page.getByText('That is not what this group says.')).toBeVisible();
  await keepKey(page, recoveryKey);
  await expect(page.getByText(recoveryKey.slice(0, 4), { exact: true })).toBeHidden();
});

test('a recovery key put off is asked for in the settings, where a new one replaces it', async ({ praxis }) => {
  const { page } = praxis;
  await makeStore(page);
  await page.reload();
  await expect(page.getByRole('heading', { name: 'Your recovery key was not kept yet' })).toBeVisible();
  await page.getByRole('button', { name: 'Do this later' }).click();
  await page.getByRole('button', { name: 'Skip, I’ll look around first' }).click();
  await page.goto(new URL('/settings/security', page.url()).href);
  await expect(page.getByText('You have not kept the recovery key yet.')).toBeVisible();
  await page.getByRole('button', { name: 'Make a new recovery key' }).click();
  const dialog = page.getByRole('dialog', { name: 'Make a new recovery key' });
  await dialog.getByRole('button', { name: 'Make a new recovery key' }).click();
  const key = dialog.getByRole('group', { name: 'Recovery key' });
  await expect(key).toBeVisible({ timeout: 30_000 });
  const groups = await key.locator('span').allTextContents();
  await typeGroups(page, groups.join('-'));
  await dialog.getByRole('button', { name: 'Go on' }).click();
  await expect(page.getByText('You have not kept the recovery key yet.')).toBeHidden();

  await praxis.stop();
  await praxis.start();
  await page.getByRole('button', { name: 'Use the recovery key instead' }).click();
  await page.getByRole('textbox', { name: 'Recovery key' }).fill(groups.join('-'));
  await page.keyboard.press('Enter');
  await isIn(page);
});

test('the printed recovery key is only that, and what it is for', async ({ praxis: { page } }) => {
  await makeStore(page);
  await page.emulateMedia({ media: 'print' });
  await expect(page.getByRole('group', { name: 'Recovery key' })).toBeVisible();
  await expect(page.getByText('This key opens the Praxis store it was made with.')).toBeVisible();
  await expect(page.getByRole('textbox')).toHaveCount(0);
  await expect(page.getByRole('button')).toHaveCount(0);
});

test('a wrong passphrase is told under the field, the right one opens', async ({ praxis }) => {
  const { page } = praxis;
  await setUpAndLookAround(page);
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
  const recoveryKey = await setUpAndLookAround(page);
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

test('language and country chosen before the store is there stay when it is', async ({ praxis }) => {
  const { page } = praxis;
  await page.getByText('Deutsch', { exact: true }).click();
  await expect(page.getByRole('heading', { name: 'Willkommen bei Praxis' })).toBeVisible();
  await expect(page.locator('html')).toHaveAttribute('lang', 'de');
  await page.getByRole('combobox', { name: 'Land Ihrer Praxis' }).fill('öster');
  await page.getByRole('option', { name: 'Österreich' }).click();
  await page.getByRole('button', { name: 'Weiter' }).click();
  await page.getByRole('textbox', { name: 'Passphrase', exact: true }).fill(passphrase);
  await page.getByRole('textbox', { name: 'Passphrase noch einmal' }).fill(passphrase);
  await page.keyboard.press('Enter');
  await page.getByRole('button', { name: 'Später erledigen' }).click();
  await expect(page.getByRole('heading', { name: 'Wo sind Ihre Kontakte jetzt?' })).toBeVisible({ timeout: 30_000 });
  await page.reload();
  await page.getByRole('button', { name: 'Überspringen, ich sehe mich erst um' }).click();
  await expect(page.getByRole('heading', { level: 1, name: 'Kontakte' })).toBeVisible();
  await page.goto(new URL('/settings/general', page.url()).href);
  await expect(page.getByRole('combobox', { name: 'Land' })).toHaveValue('Österreich', { timeout: 30_000 });
});

test('a missing key file is explained, and trying again opens once it is back', async ({ praxis }) => {
  const { page, dataFolder } = praxis;
  await setUpAndLookAround(page);
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
  await setUpAndLookAround(page);
  await praxis.stop();
  await truncate(`${dataFolder}/praxis.db`, 5_000);
  await praxis.start();
  await passphraseField(page).fill(passphrase);
  await page.keyboard.press('Enter');
  await expect(page.getByRole('heading', { name: 'The store is damaged' })).toBeVisible();
  await expect(page.getByText('Nothing was changed.')).toBeVisible();
});
