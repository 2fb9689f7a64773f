import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import type { Contact } from '../../../src-shared/contract/contacts';
import { openTestPractice, optionsOf, type TestPractice } from '../../support/import-practice';
import { removeTestFolders } from '../../support/store';

const fixture = (name: string) => readFileSync(fileURLToPath(new URL(`../../fixtures/csv/${name}`, import.meta.url)));

let house: TestPractice;
beforeEach(() => {
  house = openTestPractice();
});
afterEach(async () => {
  await house.practice.stop();
  removeTestFolders();
});

/** What a contact is, in short. */
function brief(contact: Contact) {
  const { displayName, companyName, role, department, about } = contact;
  return {
    name: displayName,
    ...(companyName && { company: companyName }),
    ...(role && { role }),
    ...(department && { department }),
    ...(about && { about }),
    points: contact.points.map((point) => `${point.kind} ${point.label} ${point.normalized}`.replace('  ', ' ')),
    addresses: contact.addresses.map(({ label, street, extended, postalCode, city, region, country }) =>
      [label, street, extended, postalCode, city, region, country].filter((part) => part !== '').join(' | '),
    ),
    tags: contact.tags.map((tag) => tag.name),
  };
}

/** Imports a fixture with what is proposed. */
async function bring(name: string) {
  const importId = await house.upload(fixture(name), name);
  const analysis = await house.analyse(importId);
  const options = optionsOf(analysis);
  const preview = await house.preview(importId, options);
  const operation = await house.run(importId, options);
  const contacts = await Promise.all((await house.list()).map((row) => house.get(row.id)));
  return { analysis, preview, operation, contacts: contacts.map(brief) };
}

describe('the export of', () => {
  test('Google Contacts, as it is now', async () => {
    const { analysis, preview, contacts } = await bring('google-new.csv');
    expect(analysis).toMatchObject({ source: 'google', language: 'en', country: 'DE' });
    expect(preview.counts).toMatchObject({ new: 3, faulty: 0 });
    expect(contacts).toEqual([
      { name: 'José Núñez', points: ['email jose@ejemplo.example'], addresses: [], tags: [] },
      { name: 'Nur Firma AG', company: 'Nur Firma AG', points: ['phone main +4930123456'], addresses: [], tags: [] },
      {
        name: 'Dr. Anna Maria Weber',
        company: 'Beispiel GmbH',
        role: 'Chefin',
        department: 'Leitung',
        about: 'Mag Tee,\nkeinen Kaffee',
        points: [
          'email work anna@beispiel.example',
          'email home anna.weber@post.test',
          'phone mobile +491711234567',
          'phone mobile +491717654321',
          'url Profile https://beispiel.example/anna',
        ],
        addresses: ['home | Hauptstr. 1 | 10115 | Berlin | DE'],
        tags: ['Kunden'],
      },
    ]);
  });

  test('Google Contacts, as it was, in UTF-16', async () => {
    const { analysis, contacts } = await bring('google-old.csv');
    expect(analysis).toMatchObject({ source: 'google', dialect: { encoding: 'utf-16le' } });
    expect(contacts).toMatchObject([
      { name: 'Bernd' },
      {
        name: 'Anna Weber',
        company: 'Beispiel GmbH',
        role: 'Chefin',
        points: ['email work anna@beispiel.example', 'phone work +49301234567'],
        addresses: ['work | Hauptstr. 1 | 10115 | Berlin'],
        tags: ['friends'],
      },
    ]);
  });

  test('Outlook in English', async () => {
    const { analysis, contacts } = await bring('outlook-en.csv');
    expect(analysis).toMatchObject({
      source: 'outlook',
      language: 'en',
      country: 'US',
      dialect: { encoding: 'windows-1252' },
    });
    expect(contacts).toMatchObject([
      {
        name: 'Dr. Jane Miller, PhD',
        company: 'Sample Ltd',
        role: 'Director',
        department: 'Research',
        about: 'Met at the fair',
        points: [
          'phone fax +12175550101',
          'phone work +12175550100',
          'phone home +12175550102',
          'phone mobile +12175550103',
          'email jane@sample.example',
          'email jm@post.test',
          'url http://sample.example/',
        ],
        addresses: [
          'work | 12 Elm St | Suite 4 | 62701 | Springfield | IL | United States of America',
          'home | 3 Oak Ave | 62702 | Springfield | IL',
        ],
        tags: ['Customers', 'VIP'],
      },
      { name: 'Zoë O’Neill' },
    ]);
  });

  test('Outlook in German', async () => {
    const { analysis, contacts } = await bring('outlook-de.csv');
    expect(analysis).toMatchObject({ source: 'outlook', language: 'de', country: 'DE', dialect: { delimiter: ';' } });
    expect(contacts).toMatchObject([
      {
        name: 'Jördis Größe',
        company: 'Müller & Söhne KG',
        role: 'Leiterin',
        department: 'Einkauf',
        about: 'Rückruf; dringend',
        points: [
          'phone fax +492211234568',
          'phone work +492211234567',
          'phone home +492421123456',
          'phone mobile +491711234567',
          'email joerdis@soehne.example',
          'email j.groesse@post.test',
          'url https://www.soehne.example/',
        ],
        addresses: [
          'work | Lange Straße 5 | Hinterhaus | 50667 | Köln | Deutschland',
          'home | Am Weg 2 | 52349 | Düren',
        ],
        tags: ['Kunden', 'Presse'],
      },
    ]);
  });

  test('HubSpot', async () => {
    const { analysis, contacts } = await bring('hubspot.csv');
    expect(analysis).toMatchObject({ source: 'hubspot', country: 'GB' });
    expect(contacts).toMatchObject([
      { name: 'noname@quill.example' },
      {
        name: 'Ada Quill',
        company: 'Quill Ltd',
        role: 'Engineer',
        points: ['email ada@quill.example', 'phone +442079460018', 'url https://quill.example/'],
        addresses: ['1 High St | SW1A 1AA | London | United Kingdom'],
      },
    ]);
  });

  test('Pipedrive', async () => {
    const { analysis, contacts } = await bring('pipedrive.csv');
    expect(analysis).toMatchObject({ source: 'pipedrive', country: 'SE' });
    expect(contacts).toMatchObject([
      {
        name: 'Grace Lind',
        company: 'Lind AB',
        points: ['email work grace@lind.example', 'email home grace@post.test', 'phone work +46812345678'],
        addresses: ['Storgatan 1 | 111 22 | Stockholm | Sweden'],
        tags: ['Hot lead'],
      },
    ]);
  });
});

describe('a file as offices keep it', () => {
  test('is read past its title, its stray quote, and its shifted rows', async () => {
    const { analysis, preview, contacts } = await bring('messy.csv');
    expect(analysis.columns.map((column) => column.mapping.target)).toEqual([
      'familyName',
      'givenName',
      'email',
      'phone',
    ]);
    expect(preview.rows.map((row) => [row.row, row.verdict, row.problems[0]?.reason])).toEqual([
      [2, 'new', undefined],
      [3, 'faulty', 'row.quote'],
      [4, 'new', undefined],
      [5, 'empty', undefined],
      [6, 'faulty', 'row.width'],
      [7, 'new', undefined],
    ]);
    expect(contacts.map((contact) => contact.name)).toEqual(['Emil Braun', 'Clara "Clärchen" Stern', 'Anna Weber']);
  });
});
