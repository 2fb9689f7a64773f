import { readFile } from 'node:fs/promises';
import type { Page } from '@playwright/test';
import { expectAccessible } from './accessible';
import { expect, test } from './fixtures';

const grid = (page: Page) => page.getByRole('grid');
const row = (page: Page, name: string) => grid(page).getByRole('row').filter({ hasText: name });
const record = (page: Page, name: string) => page.getByRole('complementary', { name });
const toast = (page: Page, words: string) => page.getByRole('status').filter({ hasText: words });
const bodyRows = (page: Page) => grid(page).locator('[role=row][aria-rowindex]:not([aria-rowindex="1"])');

interface Person {
  name: string;
  company?: string;
  email?: string;
  phone?: string;
  tag?: string;
}

/** Types somebody in with the small form; leaves the record open. */
async function add(page: Page, { name, company = '', email = '', phone = '', tag = '' }: Person) {
  await page.getByRole('button', { name: 'New contact' }).first().click();
  const form = page.getByRole('dialog', { name: 'New contact' });
  await form.getByLabel('Full name').fill(name);
  await form.getByLabel('Company').fill(company);
  await form.getByLabel('Email').fill(email);
  await form.getByLabel('Phone').fill(phone);
  await form.getByLabel('Tags').fill(tag);
  await form.getByRole('button', { name: 'Add contact' }).click();
  await expect(record(page, name)).toBeVisible();
}

const lena = {
  name: 'Lena Brandt',
  company: 'Brandt Joinery',
  email: 'lena@brandt-joinery.example',
  phone: '+49 30 55501147',
  tag: 'client',
};

test('somebody typed in is in the list with all that was given, and Ctrl+Z takes her out again', async ({
  praxis: { page },
}) => {
  await expect(page.getByRole('heading', { name: 'Your address book is empty' })).toBeVisible();
  await add(page, lena);
  await expect(toast(page, 'Lena Brandt added')).toBeVisible();
  await page.keyboard.press('Escape');
  await expect(record(page, 'Lena Brandt')).toBeHidden();
  for (const text of [lena.company, lena.email, '+49 30 55501147', 'client']) {
    await expect(row(page, 'Lena Brandt')).toContainText(text);
  }
  await page.keyboard.press('Control+z');
  await expect(toast(page, 'Undone')).toBeVisible();
  await expect(page.getByRole('heading', { name: 'Your address book is empty' })).toBeVisible();
  await page.keyboard.press('Control+Shift+z');
  await expect(row(page, 'Lena Brandt')).toContainText(lena.email);
});

test('the form says what is missing or malformed, and keeps what was typed', async ({ praxis: { page } }) => {
  await page.getByRole('button', { name: 'New contact' }).first().click();
  const form = page.getByRole('dialog', { name: 'New contact' });
  await form.getByRole('button', { name: 'Add contact' }).click();
  await expect(form.getByText('Give a name, a company, an email or a phone number.')).toBeVisible();
  await form.getByLabel('Email').fill('lena at joinery');
  await form.getByRole('button', { name: 'Add contact' }).click();
  await expect(form.getByText('An email address needs an @.')).toBeVisible();
  await expect(form.getByLabel('Email')).toHaveValue('lena at joinery');
});

test('a cell is edited in place: Tab goes on, Esc gives up, and what is refused stays in it with the reason', async ({
  praxis: { page },
}) => {
  await add(page, lena);
  await page.keyboard.press('Escape');
  await page.keyboard.press('e');
  await expect(page.getByRole('textbox', { name: 'Name' })).toHaveValue('Lena Brandt');
  await page.keyboard.type('Lena Marie Brandt');
  await page.keyboard.press('Tab');
  await expect(grid(page).getByRole('combobox', { name: 'Company' })).toHaveValue('Brandt Joinery');
  await page.keyboard.type('Something else');
  await page.keyboard.press('Escape');
  await expect(row(page, 'Lena Marie Brandt')).toContainText('Brandt Joinery');

  await row(page, 'Lena Marie').getByText(lena.email).dblclick();
  const email = grid(page).getByRole('textbox', { name: 'Email' });
  await email.fill('not an address');
  await page.keyboard.press('Enter');
  await expect(grid(page).getByRole('alert')).toHaveText('An email address needs an @.');
  await expect(email).toHaveValue('not an address');
  await email.fill('lena.brandt@brandt-joinery.example');
  await page.keyboard.press('Enter');
  await expect(row(page, 'Lena Marie')).toContainText('lena.brandt@brandt-joinery.example');
  await expect(record(page, 'Lena Marie Brandt').getByLabel('Email', { exact: true })).toHaveValue(
    'lena.brandt@brandt-joinery.example',
  );
});

test('an empty cell is found by a double click and filled', async ({ praxis: { page } }) => {
  await add(page, { name: 'Nils Leer' });
  await row(page, 'Nils Leer').locator('[data-column=email]').dblclick();
  await grid(page).getByRole('textbox', { name: 'Email' }).fill('nils@leer.example');
  await page.keyboard.press('Enter');
  await expect(row(page, 'Nils Leer')).toContainText('nils@leer.example');
});

test('a record is written where it is read: notes, numbers, tags, address, and the timeline tells of it', async ({
  praxis: { page },
}) => {
  await add(page, lena);
  const panel = record(page, 'Lena Brandt');
  await panel.getByRole('button', { name: 'Note', exact: true }).click();
  await panel.getByLabel('Text of the note').fill('Prefers mornings.');
  await page.keyboard.press('Control+Enter');
  await expect(panel.getByRole('listitem').filter({ hasText: 'Prefers mornings.' })).toBeVisible();

  await panel.getByRole('button', { name: 'Add phone' }).click();
  await page.keyboard.type('+49 30 55501188');
  await page.keyboard.press('Enter');
  await expect(toast(page, 'Phone saved')).toBeVisible();
  await panel.getByRole('button', { name: 'Add tag' }).click();
  await page.keyboard.type('trades');
  await page.keyboard.press('Enter');
  await expect(panel.getByRole('button', { name: 'Remove the tag trades' })).toBeVisible();
  await panel.getByRole('button', { name: 'Add address' }).click();
  await panel.getByLabel('Street').fill('Werkstraße 4');
  await panel.getByLabel('Postcode').fill('10115');
  await panel.getByLabel('City').fill('Berlin');
  await panel.getByRole('button', { name: 'Save', exact: true }).click();
  await expect(panel.getByText('10115 Berlin', { exact: true })).toBeVisible();
  await panel.getByLabel('Role').fill('Owner');
  await panel.getByLabel('Role').press('Enter');
  await expect(panel.getByText('Role: – → Owner')).toBeVisible();

  await panel.getByRole('link', { name: 'Brandt Joinery' }).click();
  await expect(record(page, 'Brandt Joinery').getByRole('link', { name: /Lena Brandt/ })).toBeVisible();
});

test('selected people are tagged, exported and binned together, and come back together', async ({
  praxis: { page },
}) => {
  for (const name of ['Ada Albers', 'Ben Baum', 'Cleo Curie']) {
    await add(page, { name, email: `${name.split(' ')[0]?.toLowerCase()}@post.example` });
  }
  await page.keyboard.press('Escape');
  await row(page, 'Ada Albers').getByRole('checkbox').click();
  await row(page, 'Cleo Curie')
    .getByRole('checkbox')
    .click({ modifiers: ['Shift'] });
  const bar = page.getByRole('toolbar', { name: '3 selected' });
  await bar.getByRole('button', { name: 'Tag' }).click();
  await page.getByRole('combobox', { name: 'Tags to add' }).fill('trades');
  await page.getByRole('button', { name: 'Apply' }).click();
  await expect(toast(page, '3 tagged')).toBeVisible();
  for (const name of ['Ada Albers', 'Ben Baum', 'Cleo Curie']) await expect(row(page, name)).toContainText('trades');

  await row(page, 'Ben Baum').getByRole('checkbox').click();
  const download = page.waitForEvent('download');
  await page.getByRole('toolbar', { name: '2 selected' }).getByRole('button', { name: 'Export' }).click();
  const exporting = page.getByRole('dialog', { name: 'Export 2 records?' });
  await expect(exporting.getByRole('listitem')).toHaveText(['Ada Albers', 'Cleo Curie']);
  await exporting.getByRole('button', { name: 'Export' }).click();
  const csv = await readFile(await (await download).path(), 'utf8');
  expect(csv).toContain('ada@post.example');
  expect(csv).toContain('cleo@post.example');
  expect(csv).not.toContain('ben@post.example');

  await page.getByRole('toolbar').getByRole('button', { name: 'Move to bin' }).click();
  const binning = page.getByRole('dialog', { name: 'Move 2 records to the bin?' });
  await expect(binning.getByRole('listitem')).toHaveText(['Ada Albers', 'Cleo Curie']);
  await binning.getByRole('button', { name: 'Move to bin' }).click();
  await expect(bodyRows(page)).toHaveCount(1);
  await toast(page, '2 contacts moved to the bin').getByRole('button', { name: 'Undo' }).click();
  await expect(bodyRows(page)).toHaveCount(3);
});

test('the bin gives back what is chosen, and deletes for good only after a warning', async ({ praxis: { page } }) => {
  for (const name of ['Ada Albers', 'Ben Baum']) await add(page, { name });
  await page.keyboard.press('Escape');
  await grid(page).getByRole('checkbox', { name: 'Select all' }).click();
  await page.getByRole('toolbar').getByRole('button', { name: 'Move to bin' }).click();
  await page.getByRole('dialog').getByRole('button', { name: 'Move to bin' }).click();
  await expect(page.getByRole('heading', { name: 'Your address book is empty' })).toBeVisible();

  await page.keyboard.press('g');
  await page.keyboard.press('b');
  await row(page, 'Ada Albers').getByRole('checkbox').click();
  await page.getByRole('button', { name: 'Restore' }).click();
  await expect(bodyRows(page)).toHaveCount(1);
  await page.getByRole('button', { name: 'Empty the bin' }).click();
  const warning = page.getByRole('dialog', { name: 'Delete 1 record for good?' });
  await expect(warning).toContainText('can’t be undone');
  await warning.getByRole('button', { name: 'Delete for good' }).click();
  await expect(page.getByRole('heading', { name: 'The bin is empty' })).toBeVisible();
  await page.keyboard.press('g');
  await page.keyboard.press('c');
  await expect(row(page, 'Ada Albers')).toBeVisible();
  await expect(row(page, 'Ben Baum')).toBeHidden();
});

test('an edit shows at once in another window, also after that was loaded again', async ({
  praxis: { page },
  context,
}) => {
  await add(page, lena);
  const other = await context.newPage();
  await other.goto(new URL('/contacts', page.url()).href);
  await expect(row(other, 'Lena Brandt')).toBeVisible();
  const role = record(page, 'Lena Brandt').getByLabel('Role');
  await role.fill('Owner');
  await role.press('Enter');
  await expect(row(other, 'Lena Brandt')).toContainText('Owner');
  await other.reload();
  await expect(row(other, 'Lena Brandt')).toContainText('Owner');
  await role.fill('Partner');
  await role.press('Enter');
  await expect(row(other, 'Lena Brandt')).toContainText('Partner');
});

test('what another window changed meanwhile is told next to the field, and nothing typed is lost', async ({
  praxis: { page },
  context,
}) => {
  await add(page, lena);
  const other = await context.newPage();
  await other.goto(new URL('/contacts', page.url()).href);
  await row(other, 'Lena Brandt').click();
  const mine = record(page, 'Lena Brandt').getByLabel('Role');
  const theirs = record(other, 'Lena Brandt').getByLabel('Role');
  await mine.fill('Owner');
  await theirs.fill('Partner');
  await theirs.press('Enter');
  const told = record(page, 'Lena Brandt').getByText(
    'Meanwhile changed to “Partner”. Enter keeps yours, Esc takes that.',
  );
  await expect(told).toBeVisible();
  await expectAccessible(page);
  await mine.press('Enter');
  await expect(told).toBeVisible();
  await expect(mine).toHaveValue('Owner');
  await expect(theirs).toHaveValue('Partner');
  await mine.press('Enter');
  await expect(theirs).toHaveValue('Owner');
  await expect(told).toBeHidden();

  await mine.fill('Founder');
  await theirs.fill('Adviser');
  await theirs.press('Enter');
  await expect(record(page, 'Lena Brandt').getByText(/^Meanwhile changed to “Adviser”/)).toBeVisible();
  await mine.press('Escape');
  await expect(mine).toHaveValue('Adviser');
});

test('a cell that another window changed meanwhile keeps what was typed, and says so', async ({
  praxis: { page },
  context,
}) => {
  await add(page, lena);
  await page.keyboard.press('Escape');
  const other = await context.newPage();
  await other.goto(new URL('/contacts', page.url()).href);
  await row(other, 'Lena Brandt').click();
  await row(page, 'Lena Brandt').locator('[data-column="company"]').dblclick();
  const cell = grid(page).getByLabel('Company');
  await cell.fill('Brandt and Sons');
  const theirs = record(other, 'Lena Brandt').getByLabel('Company');
  await theirs.fill('Brandt Ltd');
  await theirs.press('Enter');
  await expect(record(page, 'Lena Brandt').getByLabel('Company')).toHaveValue('Brandt Ltd');
  await cell.press('Enter');
  await expect(grid(page).getByText(/^Meanwhile changed to “Brandt Ltd”/)).toBeVisible();
  await expect(cell).toHaveValue('Brandt and Sons');
  await cell.press('Enter');
  await expect(theirs).toHaveValue('Brandt and Sons');
});

test('an empty address book offers sample data, which one undo takes back', async ({ praxis: { page } }) => {
  await page.getByRole('button', { name: 'Fill with sample data' }).click();
  await expect(grid(page)).toHaveAttribute('aria-rowcount', '301');
  await expect(page.getByText('All saved on this computer')).toBeVisible();
  await page.keyboard.press('Control+z');
  await expect(page.getByRole('heading', { name: 'Your address book is empty' })).toBeVisible();
});

test.describe('in the sample practice', () => {
  test.use({ store: 'demo' });

  test('every column sorts by its title, there and back', async ({ praxis: { page } }) => {
    await expect(grid(page)).toHaveAttribute('aria-rowcount', '301');
    const titles = ['Company', 'Role', 'Email', 'Phone', 'City', 'Owner', 'Created', 'Changed', 'Name'];
    await page.setViewportSize({ width: 1900, height: 900 });
    for (const title of titles) {
      const header = page.getByRole('columnheader', { name: title });
      await header.getByRole('button').click();
      await expect(header).toHaveAttribute('aria-sort', 'ascending');
      const first = await bodyRows(page).first().textContent();
      await header.getByRole('button').click();
      await expect(header).toHaveAttribute('aria-sort', 'descending');
      if (title !== 'Owner') await expect(bodyRows(page).first()).not.toHaveText(first ?? '');
    }
  });

  test('filters narrow the list in words and are found again as they were left', async ({ praxis: { page } }) => {
    await expect(grid(page)).toHaveAttribute('aria-rowcount', '301');
    await page.getByRole('button', { name: 'Filter', exact: true }).click();
    await page.getByLabel('Column').selectOption({ label: 'City' });
    await page.getByLabel('Comparison').selectOption({ label: 'is not empty' });
    await page.getByRole('button', { name: 'Apply' }).click();
    await expect(page.getByRole('button', { name: 'City is not empty', exact: true })).toBeVisible();
    const matching = page.getByRole('search').getByRole('status');
    await expect(matching).toHaveText(/^\d+ match$/);
    await page.getByRole('searchbox', { name: 'Filter by text' }).fill('an');
    await expect(matching).toHaveText(/^\d+ match$/);
    const words = (await matching.textContent()) ?? '';
    const rows = await grid(page).getAttribute('aria-rowcount');
    await grid(page).getByRole('checkbox', { name: 'Select all' }).click();
    const selected = page.getByRole('toolbar', { name: `${Number(rows) - 1} selected` });
    await expect(selected).toBeVisible();

    await page.getByRole('link', { name: 'Companies' }).first().click();
    await expect(page.getByRole('heading', { level: 1, name: 'Companies' })).toBeVisible();
    await page.getByRole('link', { name: 'Contacts' }).first().click();
    await expect(matching).toHaveText(words);
    await expect(selected).toBeVisible();
    await page.getByRole('button', { name: 'Remove the filter City is not empty' }).click();
    await page.getByRole('searchbox', { name: 'Filter by text' }).fill('');
    await expect(grid(page)).toHaveAttribute('aria-rowcount', '301');
  });

  test('the list is scrolled to where it was, and the keyboard walks through the records', async ({
    praxis: { page },
  }) => {
    await expect(grid(page)).toHaveAttribute('aria-rowcount', '301');
    await grid(page).evaluate((element) => element.scrollTo({ top: 5_000 }));
    await expect.poll(() => bodyRows(page).first().getAttribute('aria-rowindex').then(Number)).toBeGreaterThan(100);
    await page.getByRole('link', { name: 'History' }).first().click();
    await expect(page.getByRole('heading', { level: 1, name: 'History' })).toBeVisible();
    await page.goBack();
    await expect.poll(() => grid(page).evaluate((element) => element.scrollTop)).toBe(5_000);

    await grid(page).focus();
    await page.keyboard.press('Home');
    await page.keyboard.press('Enter');
    const panel = page.getByRole('complementary');
    await expect(panel).toBeVisible();
    const first = await panel.getAttribute('aria-label');
    await page.keyboard.press('j');
    await expect(panel).not.toHaveAccessibleName(first ?? '');
    await page.keyboard.press('k');
    await expect(panel).toHaveAccessibleName(first ?? '');
    await page.keyboard.press('Escape');
    await expect(panel).toBeHidden();
  });
});
