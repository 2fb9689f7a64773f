import type { Page } from '@playwright/test';
import { expectAccessibleInEveryLook } from './accessible';
import { expect, test } from './fixtures';

const record = (page: Page, name: string) => page.getByRole('complementary', { name, exact: true });
const toast = (page: Page, words: string) => page.getByRole('status').filter({ hasText: words });
const queue = (page: Page) => page.getByRole('list', { name: 'Duplicates' });
const pane = (page: Page) => page.getByRole('region', { name: 'A pair' });
const form = (page: Page) => page.getByRole('dialog', { name: 'New contact' });

/** Types somebody in with the small form; leaves the record open. */
async function add(page: Page, name: string, fields: Partial<Record<'Email' | 'Phone' | 'Company', string>> = {}) {
  await page.getByRole('link', { name: 'Contacts', exact: true }).first().click();
  await page.getByRole('button', { name: 'New contact' }).first().click();
  await form(page).getByLabel('Full name').fill(name);
  for (const [label, value] of Object.entries(fields)) await form(page).getByLabel(label, { exact: true }).fill(value);
  await form(page).getByRole('button', { name: 'Add contact' }).click();
  await expect(record(page, name)).toBeVisible();
}

async function openQueue(page: Page, pairs: number) {
  await page
    .getByRole('link', { name: /^Duplicates/ })
    .first()
    .click();
  await expect(queue(page).getByRole('button')).toHaveCount(pairs);
}

test('who is being typed in is known, is looked at with a click, and nothing typed is lost', async ({
  praxis: { page },
}) => {
  await add(page, 'Katharina Köhler', { Email: 'kk@adler.example', Company: 'Adler GmbH' });
  await page.getByRole('button', { name: 'New contact' }).first().click();
  await form(page).getByLabel('Full name').fill('Kathi Koehler');
  await form(page).getByLabel('Phone').fill('+49 30 5550 1147');
  await form(page).getByLabel('Email').fill('kk@adler.example');
  await form(page).getByLabel('Company').fill('Adler');
  const known = form(page).getByRole('button', { name: /^Katharina Köhler/ });
  await expect(known).toContainText('Same email: kk@adler.example');
  await expectAccessibleInEveryLook(page);
  await page.setViewportSize({ width: 1440, height: 900 });
  await known.click();
  await expect(form(page)).toBeHidden();
  await expect(record(page, 'Katharina Köhler')).toBeVisible();
  await page.getByRole('status').getByRole('button', { name: 'Go on' }).click();
  await expect(form(page).getByLabel('Full name')).toHaveValue('Kathi Koehler');
  await expect(form(page).getByLabel('Phone')).toHaveValue('+49 30 5550 1147');
  await form(page).getByRole('button', { name: 'Cancel' }).click();
  await page.getByRole('button', { name: 'New contact' }).first().click();
  await expect(form(page).getByLabel('Full name')).toHaveValue('');
});

test('a company that is being typed in is known too', async ({ praxis: { page } }) => {
  await page.getByRole('link', { name: 'Companies' }).first().click();
  for (const name of ['Adler Engines GmbH', 'Adler Engines']) {
    await page.getByRole('button', { name: 'New company' }).first().click();
    const dialog = page.getByRole('dialog', { name: 'New company' });
    await dialog.getByLabel('Name').fill(name);
    if (name === 'Adler Engines') {
      await expect(dialog.getByRole('button', { name: /^Adler Engines GmbH/ })).toContainText('company name');
    }
    await dialog.getByRole('button', { name: 'Add company' }).click();
    await expect(record(page, name)).toBeVisible();
  }
  await expect(record(page, 'Adler Engines').getByText('May be the same as Adler Engines GmbH')).toBeVisible();
});

test('a pair is compared side by side, merged as chosen, undone, and taken apart after an edit', async ({
  praxis: { page },
}) => {
  await add(page, 'Robert Müller', { Email: 'rm@mail.example', Phone: '+49 30 5550 1147', Company: 'Müller Joinery' });
  await add(page, 'Bob Mueller', { Email: 'rm@mail.example', Phone: '+49 30 5550 2200' });
  await expect(page.getByRole('link', { name: /^Duplicates 1 likely duplicate$/ })).toBeVisible();
  await record(page, 'Bob Mueller').getByRole('button', { name: 'Compare with Robert Müller' }).click();

  const pair = pane(page);
  await expect(pair.getByRole('list', { name: 'What speaks for the same' })).toContainText(
    'Same email: rm@mail.example',
  );
  await expect(pair.getByRole('list', { name: 'What speaks for the same' })).toContainText('Nickname');
  const result = pair.getByRole('region', { name: 'The result' });
  await expect(result).toContainText('+49 30 5550 2200');
  await expectAccessibleInEveryLook(page);
  await page.setViewportSize({ width: 1440, height: 900 });

  await pair.getByRole('radiogroup', { name: 'First name' }).getByRole('radio', { name: 'Bob' }).check();
  await expect(result).toContainText('Bob Müller');
  const last = pair.getByRole('radiogroup', { name: 'Last name' });
  await last.getByRole('radio', { name: 'Something else' }).check();
  await last.getByRole('textbox', { name: 'Last name: something else' }).fill('Möller');
  await expect(result).toContainText('Bob Möller');
  await pair.getByRole('checkbox', { name: /\+49 30 5550 1147/ }).uncheck();
  await expect(result).not.toContainText('1147');
  await pair.getByRole('button', { name: 'Merge' }).click();
  await expect(toast(page, 'Merged: Bob Möller')).toBeVisible();
  await expect(page.getByRole('heading', { name: 'Nobody is there twice' })).toBeVisible();

  await page.keyboard.press('ControlOrMeta+z');
  await expect(queue(page).getByRole('button')).toHaveCount(1);
  await page.keyboard.press('j');
  await page.keyboard.press('Enter');
  await expect(pane(page)).toBeVisible();
  await page.keyboard.press('m');
  await expect(toast(page, 'Merged: Robert Müller')).toBeVisible();

  await page.getByRole('link', { name: 'Contacts', exact: true }).first().click();
  await page.getByRole('grid').getByRole('row').filter({ hasText: 'Robert Müller' }).click();
  const robert = record(page, 'Robert Müller');
  const phones = robert.getByRole('textbox', { name: 'Phone', exact: true });
  await expect(phones.nth(1)).toHaveValue('+49 30 5550 2200');
  await phones.nth(1).fill('+49 30 5550 2299');
  await page.keyboard.press('Enter');
  await expect(toast(page, 'Phone saved')).toBeVisible();

  await robert.getByRole('region', { name: 'Merged into this record' }).getByRole('button').click();
  const dialog = page.getByRole('dialog', { name: 'Take the merge apart' });
  const stays = dialog.getByRole('group', { name: 'Changed since, and stays with Robert Müller unless you tick it' });
  await expect(stays.getByRole('checkbox', { name: 'Phone: +49 30 5550 2299' })).not.toBeChecked();
  await expectAccessibleInEveryLook(page);
  await page.setViewportSize({ width: 1440, height: 900 });
  await stays.getByRole('checkbox').check();
  await dialog.getByRole('button', { name: 'Take apart' }).click();
  await expect(toast(page, 'Bob Mueller and Robert Müller are two again')).toBeVisible();
  await expect(phones).toHaveCount(1);
  await page.getByRole('grid').getByRole('row').filter({ hasText: 'Bob Mueller' }).click();
  await expect(record(page, 'Bob Mueller').getByRole('textbox', { name: 'Phone', exact: true })).toHaveValue(
    '+49 30 5550 2299',
  );
  await openQueue(page, 0);
});

test('the queue is gone through by keys: not a duplicate is remembered, and taken back', async ({
  praxis: { page },
}) => {
  await add(page, 'Anna Weber', { Email: 'anna@mail.example' });
  await add(page, 'Anna Weber', { Email: 'anna@mail.example' });
  await add(page, 'Jonas Lindemann', { Phone: '+49 30 5550 1147' });
  await add(page, 'Jonas Lindeman', { Phone: '+49 30 5550 1147' });
  await openQueue(page, 2);
  await expectAccessibleInEveryLook(page);
  await page.setViewportSize({ width: 1440, height: 900 });
  await page.keyboard.press('j');
  await expect(queue(page).getByRole('button').nth(0)).toBeFocused();
  await page.keyboard.press('j');
  await page.keyboard.press('Enter');
  await expect(pane(page).getByRole('heading', { name: 'Jonas Lindeman' })).toBeVisible();
  await page.keyboard.press('d');
  await expect(toast(page, 'Not a duplicate: noted')).toBeVisible();
  await expect(pane(page).getByRole('heading', { name: 'Anna Weber and Anna Weber' })).toBeVisible();
  await page.keyboard.press('Escape');
  await expect(pane(page)).toBeHidden();

  await page.getByRole('button', { name: 'Search the whole store again' }).click();
  await expect(page.getByRole('button', { name: 'Search the whole store again' })).toBeEnabled();
  await expect(queue(page).getByRole('button')).toHaveCount(1);
  await page.getByText('Set apart 1').click();
  await expectAccessibleInEveryLook(page);
  await page.setViewportSize({ width: 1440, height: 900 });
  await page.getByRole('button', { name: 'They may be the same' }).click();
  await expect(page.getByRole('heading', { name: 'No pair was set apart' })).toBeVisible();
  await page.getByText('All 2').click();
  await expect(queue(page).getByRole('button')).toHaveCount(2);
});

test('the certain pairs are merged at once, but for those taken out, with one undo', async ({ praxis: { page } }) => {
  for (const name of ['Anna Weber', 'Ben Lang', 'Cleo Berg']) {
    const Email = `${name.split(' ')[0]?.toLowerCase()}@mail.example`;
    await add(page, name, { Email });
    await add(page, name, { Email });
  }
  await openQueue(page, 3);
  await page.getByRole('button', { name: 'Merge the 3 certain' }).click();
  const dialog = page.getByRole('dialog', { name: 'Merge the certain pairs' });
  await expect(dialog.getByRole('checkbox')).toHaveCount(3);
  await expectAccessibleInEveryLook(page);
  await page.setViewportSize({ width: 1440, height: 900 });
  await dialog.getByRole('checkbox', { name: /Ben Lang/ }).uncheck();
  await dialog.getByRole('button', { name: 'Merge 2 pairs' }).click();
  await expect(toast(page, 'The certain pairs are merged')).toBeVisible();
  await expect(queue(page).getByRole('button')).toHaveCount(1);
  await expect(queue(page)).toContainText('Ben Lang');
  await toast(page, 'The certain pairs are merged').getByRole('button', { name: /Undo/ }).click();
  await expect(queue(page).getByRole('button')).toHaveCount(3);
});

test('any two of a list are put side by side', async ({ praxis: { page } }) => {
  await add(page, 'Anna Weber');
  await add(page, 'Marta Silva', { Email: 'marta@silva.example' });
  await page.keyboard.press('Escape');
  await page.getByRole('checkbox', { name: 'Select Anna Weber' }).check();
  await page.getByRole('checkbox', { name: 'Select Marta Silva' }).check();
  await page.getByRole('button', { name: 'Merge both…' }).click();
  await expect(pane(page).getByText('Little speaks for the same')).toBeVisible();
});
