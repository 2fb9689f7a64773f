import { readFile } from 'node:fs/promises';
import type { Page } from '@playwright/test';
import iconv from 'iconv-lite';
import { expectAccessibleInEveryLook } from './accessible';
import { expect, test } from './fixtures';

interface Sent {
  name: string;
  text: string;
  encoding?: string;
}

/** Goes to the import by its keys and hands a file over. */
async function choose(page: Page, { name, text, encoding = 'utf8' }: Sent) {
  await expect(page.getByRole('heading', { level: 1, name: 'Contacts' })).toBeVisible();
  await page.keyboard.press('g');
  await page.keyboard.press('i');
  await expect(page.getByRole('heading', { name: 'Drop your address book here' })).toBeVisible();
  await give(page, { name, text, encoding });
}

const give = (page: Page, { name, text, encoding = 'utf8' }: Sent) =>
  page.locator('input[type=file]').setInputFiles({
    name,
    mimeType: 'text/csv',
    buffer: iconv.encode(text, encoding, { addBOM: encoding === 'utf16le' }),
  });

const check = (page: Page) => page.getByRole('button', { name: /^Check [\d,]+ rows?$/ }).click();
const importButton = (page: Page) => page.getByRole('button', { name: /^(Import|Update) [\d,]+/ });
const result = (page: Page) => page.getByRole('heading', { name: 'The import is done' });
const contactRow = (page: Page, name: string) => page.getByRole('row').filter({ hasText: name });

const german = [
  'Anrede;Vorname;Nachname;Firma;E-Mail-Adresse;Telefon geschäftlich;Straße geschäftlich;Ort geschäftlich;Notizen',
  'Herr;Jürgen;Weiß;"Groß & Söhne ""Tischlerei""";juergen.weiss@gross.example;030 5550 1147;Werkstr. 4;Köln;"erste Zeile',
  'zweite; mit Semikolon"',
  'Frau;Özge;Schröder;;ozge@schroeder.example;;;Düsseldorf;',
  ';;;;;;;;',
  'Frau;Zoë;Müller;;zoe.mueller(at)post.example;;;Münster;zahlt 20 €',
  'Herr;Jürgen;Weiß;"Groß & Söhne ""Tischlerei""";juergen.weiss@gross.example;030 5550 1147;Werkstr. 4;Köln;"erste Zeile',
  'zweite; mit Semikolon"',
  '',
].join('\r\n');

test('a German Outlook export in Windows-1252 is recognised, imported whole, and taken back by one undo', async ({
  praxis: { page },
}) => {
  await choose(page, { name: 'kontakte.csv', text: german, encoding: 'win1252' });
  await expect(page.getByText(/^Outlook export, Windows-1252, semicolon, headings in German, 5 rows$/)).toBeVisible();
  await expect(page.getByLabel('Where “Telefon geschäftlich” goes')).toHaveValue('phone');
  await check(page);
  await expect(importButton(page)).toHaveText('Import 2 new; leave out 1 faulty');
  await expect(page.getByRole('tab', { name: 'Empty 1' })).toBeVisible();
  await expect(page.getByRole('tab', { name: 'Duplicates 1' })).toBeVisible();
  await importButton(page).click();
  await expect(result(page)).toBeVisible();
  await expect(page.getByText('2 contacts added.')).toBeVisible();

  await page.getByRole('button', { name: 'Show contacts' }).click();
  await expect(contactRow(page, 'Jürgen Weiß')).toContainText('Groß & Söhne "Tischlerei"');
  await expect(contactRow(page, 'Özge Schröder')).toBeVisible();

  await page.keyboard.press('ControlOrMeta+z');
  await expect(page.getByText('Undone: Import of kontakte.csv')).toBeVisible();
  await expect(page.getByRole('heading', { name: 'Your address book is empty' })).toBeVisible();
});

test('a faulty cell is put right in the preview, and the row comes in', async ({ praxis: { page } }) => {
  await choose(page, { name: 'kontakte.csv', text: german, encoding: 'win1252' });
  await check(page);
  await page.getByRole('tab', { name: 'Faulty 1' }).click();
  const cell = page.getByLabel('E-Mail-Adresse');
  await expect(page.getByText('An email address needs an @.')).toBeVisible();
  await cell.fill('zoe.mueller@post');
  await cell.press('Enter');
  await expect(page.getByText('What stands after the @ is no domain.')).toBeVisible();
  await expect(cell).toBeFocused();
  await cell.fill('zoe.mueller@post.example');
  await cell.press('Enter');
  await expect(page.getByRole('heading', { name: 'No row is faulty' })).toBeVisible();
  await expect(importButton(page)).toHaveText('Import 3 new');
  await importButton(page).click();
  await page.getByRole('button', { name: 'Show contacts' }).click();
  await expect(contactRow(page, 'Zoë Müller')).toContainText('zoe.mueller@post.example');
});

test('UTF-16 with tabs and no headings is read, once said so', async ({ praxis: { page } }) => {
  const text = 'Ana\tŁukasiewicz\tana@lodz.example\r\n李\t小龙\tli@example.test\r\n';
  await choose(page, { name: 'people.txt', text, encoding: 'utf16le' });
  await expect(page.getByText(/UTF-16 LE, tab, no headings, 2 rows$/)).toBeVisible();
  await page.getByLabel('Where “Column 1” goes').selectOption('First name');
  await page.getByLabel('Where “Column 2” goes').selectOption('Last name');
  await check(page);
  await expect(importButton(page)).toHaveText('Import 2 new');
  await importButton(page).click();
  await page.getByRole('button', { name: 'Show contacts' }).click();
  await expect(contactRow(page, 'ana@lodz.example')).toContainText('Ana Łukasiewicz');
  await expect(contactRow(page, 'li@example.test')).toBeVisible();
});

test('what was recognised can be corrected', async ({ praxis: { page } }) => {
  await choose(page, {
    name: 'liste.csv',
    text: 'Name;E-Mail\nИван Петров;ivan@petrov.example\n',
    encoding: 'win1251',
  });
  await page.getByRole('button', { name: 'Read it differently' }).click();
  await page.getByLabel('Encoding').selectOption('Windows-1251');
  await expect(page.getByText('Иван Петров')).toBeVisible();
  await page.getByLabel('First row holds headings').uncheck();
  await expect(page.getByText(/no headings, 2 rows$/)).toBeVisible();
  await expect(page.getByText('Иван Петров')).toBeVisible();
});

test('a match shows whom it updates and which fields, and its undo takes only that back', async ({
  praxis: { page },
}) => {
  await choose(page, { name: 'first.csv', text: 'Name,Email\nLena Brandt,lena@brandt.example\n' });
  await check(page);
  await importButton(page).click();
  await page.getByRole('button', { name: 'Import another file' }).click();
  await give(page, {
    name: 'second.csv',
    text: 'Name,Email,City,Job Title\nLena Brandt,LENA@brandt.example,Bremen,Owner\nNoor Haddad,noor@haddad.example,Kiel,\n',
  });
  await check(page);
  await expect(importButton(page)).toHaveText('Import 1 new, update 1');
  await page.getByRole('tab', { name: 'Updates 1' }).click();
  await expect(page.getByText('updates Lena Brandt by email')).toBeVisible();
  await expect(page.getByRole('list', { name: 'What it changes' })).toContainText('Role → Owner');
  await importButton(page).click();
  await expect(page.getByText('1 contact added. 1 contact updated.')).toBeVisible();
  await page.getByRole('button', { name: 'Undo the import' }).click();
  await expect(page.getByRole('heading', { name: 'The import was taken back' })).toBeVisible();

  await page.getByRole('link', { name: 'Contacts' }).first().click();
  await expect(contactRow(page, 'Lena Brandt')).toBeVisible();
  await expect(contactRow(page, 'Lena Brandt')).not.toContainText('Owner');
  await expect(contactRow(page, 'Noor Haddad')).toBeHidden();
});

test('the faulty rows come back as a file that says what is wrong', async ({ praxis: { page } }) => {
  await choose(page, { name: 'kontakte.csv', text: german, encoding: 'win1252' });
  await check(page);
  await importButton(page).click();
  await expect(page.getByText('1 faulty row was left out.')).toBeVisible();
  const download = page.waitForEvent('download');
  await page.getByRole('button', { name: 'Download 1 faulty row' }).click();
  const file = await download;
  expect(file.suggestedFilename()).toBe('kontakte - faulty.csv');
  const text = await readFile(await file.path(), 'utf8');
  expect(text).toContain('Zoë,Müller,,zoe.mueller(at)post.example');
  expect(text).toContain('an address without @');
  expect(text).not.toContain('Schröder');
});

test('a file that is no table is refused in words, and the next one is taken', async ({ praxis: { page } }) => {
  await choose(page, {
    name: 'book.xls',
    text: '\u00d0\u00cf\u0011\u00e0\u00a1\u00b1\u001a\u00e1',
    encoding: 'latin1',
  });
  await expect(page.getByRole('alert')).toHaveText(
    'This is an old or foreign spreadsheet. Save it as XLSX or CSV, then import that.',
  );
  await give(page, { name: 'empty.csv', text: '' });
  await expect(page.getByRole('alert')).toHaveText('This file is empty.');
  await give(page, { name: 'one.csv', text: 'Name\nLena Brandt\n' });
  await expect(page.getByRole('button', { name: 'Check 1 row' })).toBeVisible();
});

test('the wizard waits where it was left', async ({ praxis: { page } }) => {
  await choose(page, { name: 'first.csv', text: 'Name,Email,Shoe size\nLena Brandt,lena@brandt.example,39\n' });
  await page.getByLabel('Where “Shoe size” goes').selectOption('Keep in a note');
  await page.getByLabel('Overwrite with the file').check();
  await page.getByRole('link', { name: 'Contacts' }).first().click();
  await expect(page.getByRole('heading', { name: 'Your address book is empty' })).toBeVisible();
  await page.getByRole('button', { name: 'Import a file' }).click();
  await expect(page.getByText('first.csv')).toBeVisible();
  await expect(page.getByLabel('Where “Shoe size” goes')).toHaveValue('note');
  await expect(page.getByLabel('Overwrite with the file')).toBeChecked();
  await page.getByRole('button', { name: 'Start over' }).click();
  await expect(page.getByRole('heading', { name: 'Drop your address book here' })).toBeVisible();
});

const many = (rows: number) =>
  ['Name,Email', ...Array.from({ length: rows }, (_, at) => `Person ${at},p${at}@many.example`)].join('\n');

test('a running import is paused, goes on, and takes back what it did when cancelled', async ({ praxis: { page } }) => {
  await choose(page, { name: 'many.csv', text: many(30_000) });
  await check(page);
  await expect(importButton(page)).toHaveText('Import 30,000 new');
  await importButton(page).click();
  const main = page.getByRole('main');
  await main.getByRole('button', { name: 'Pause: Importing many.csv' }).click();
  await expect(main.getByText('Paused')).toBeVisible();
  const bar = main.getByRole('progressbar');
  const before = Number(await bar.getAttribute('aria-valuenow'));
  await main.getByRole('button', { name: 'Go on: Importing many.csv' }).click();
  await expect.poll(async () => Number(await bar.getAttribute('aria-valuenow'))).toBeGreaterThan(before);
  await main.getByRole('button', { name: 'Cancel: Importing many.csv' }).click();
  await expect(page.getByRole('heading', { name: 'The import was cancelled' })).toBeVisible({ timeout: 30_000 });
  await page.getByRole('link', { name: 'Contacts' }).first().click();
  await expect(page.getByRole('heading', { name: 'Your address book is empty' })).toBeVisible();
});

test('an import the plug was pulled on is finished at the next start, and is undone whole', async ({ praxis }) => {
  const { page } = praxis;
  await choose(page, { name: 'many.csv', text: many(8_000) });
  await check(page);
  await importButton(page).click();
  await expect(page.getByRole('main').getByRole('progressbar')).toBeVisible();
  await praxis.kill();
  await praxis.start();
  await page.getByRole('link', { name: 'History' }).first().click();
  const undo = page.getByRole('button', { name: 'Undo: Import of many.csv' });
  await expect(undo).toBeVisible({ timeout: 30_000 });
  await page.getByRole('link', { name: 'Contacts' }).first().click();
  await expect(page.getByText('8,000').first()).toBeVisible();
  await page.getByRole('link', { name: 'History' }).first().click();
  await undo.click();
  await expect(page.getByRole('button', { name: 'Redo: Import of many.csv' })).toBeVisible({ timeout: 30_000 });
  await page.getByRole('link', { name: 'Contacts' }).first().click();
  await expect(page.getByRole('heading', { name: 'Your address book is empty' })).toBeVisible();
});

test('every step of the wizard stands in every look', async ({ praxis: { page } }) => {
  await choose(page, { name: 'empty.csv', text: '' });
  await expect(page.getByRole('alert')).toBeVisible();
  await expectAccessibleInEveryLook(page);
  await give(page, { name: 'kontakte.csv', text: german, encoding: 'win1252' });
  await page.getByRole('button', { name: 'Read it differently' }).click();
  await expectAccessibleInEveryLook(page);
  await check(page);
  await expect(page.getByLabel('E-Mail-Adresse')).toBeVisible();
  await expectAccessibleInEveryLook(page);
  await importButton(page).click();
  await expect(result(page)).toBeVisible();
  await expectAccessibleInEveryLook(page);
});
