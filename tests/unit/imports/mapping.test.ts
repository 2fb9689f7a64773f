import { describe, expect, test } from 'vitest';
import { detectDialect } from '../../../src-main/features/imports/csv/dialect';
import { CsvReader } from '../../../src-main/features/imports/csv/reader';
import { addCell, newColumn } from '../../../src-main/features/imports/mapping/column';
import { normalizeLabel, readHeading } from '../../../src-main/features/imports/mapping/heading';
import { proposeMapping } from '../../../src-main/features/imports/mapping/propose';
import { headingLanguage, recogniseSource } from '../../../src-main/features/imports/mapping/source';
import { joinValues, praxisHeader, splitValues } from '../../../src-main/features/imports/praxis-format';

describe('detectDialect', () => {
  test.each([
    ['Name,City\nAnna,Bonn\n', { delimiter: ',', header: true, preamble: 0 }],
    ['Vorname;Nachname;Ort\nAnna;Weber, geb. Kurz;Bonn\n', { delimiter: ';', header: true, preamble: 0 }],
    ['Name\tCity\nAnna, B.\tBonn\n', { delimiter: '\t', header: true, preamble: 0 }],
    ['Name|City\nAnna|Bonn\n', { delimiter: '|', header: true, preamble: 0 }],
    ['sep=;\r\nName;City\r\nAnna;Bonn\r\n', { delimiter: ';', header: true, preamble: 1 }],
    [
      'Adressliste 2024\n\nVorname;Name;E-Mail\nAnna;Weber;a@weber.example\n',
      { delimiter: ';', header: true, preamble: 2 },
    ],
    ['Anna,Weber,anna@weber.example\nBernd,Kurz,b@kurz.example\n', { delimiter: ',', header: false, preamble: 0 }],
    ['foo,bar\nAnna,anna@weber.example\n', { delimiter: ',', header: true, preamble: 0 }],
    ['Name\nAnna\nBernd\n', { delimiter: ',', header: true, preamble: 0 }],
    ['Name,City\n', { delimiter: ',', header: true, preamble: 0 }],
    ["'Name';'City'\n'Anna';'Bonn'\n'B;C';'Jena'\n", { delimiter: ';', quote: "'", header: true, preamble: 0 }],
    ['"Name";"Notes"\n"Anna";"a, b, c\nd, e, f"\n', { delimiter: ';', header: true, preamble: 0 }],
    ['', { delimiter: ',', header: false, preamble: 0 }],
  ])('of %j', (text, dialect) => {
    expect(detectDialect(text, true, {})).toEqual({ quote: '"', ...dialect });
  });

  test('keeps what is given', () => {
    const text = 'Name,City\nAnna,Bonn\n';
    expect(detectDialect(text, true, { delimiter: ';', quote: "'", header: false })).toEqual({
      delimiter: ';',
      quote: "'",
      header: false,
      preamble: 0,
    });
    expect(detectDialect('1,2\n3,4\n', true, { header: true })).toMatchObject({ header: true, preamble: 0 });
  });
});

describe('readHeading', () => {
  test.each([
    ['First Name', 'givenName', '', 1],
    ['E-mail 2 - Value', 'email', '', 2],
    ['E-Mail 2: Adresse', 'email', '', 2],
    ['E-Mail-Adresse', 'email', '', 1],
    ['Telefon geschäftlich 2', 'phone', 'work', 2],
    ['Telefon (privat)', 'phone', 'home', 1],
    ['Mobiltelefon', 'phone', 'mobile', 1],
    ['Mobile', 'phone', 'mobile', 1],
    ['Business Fax', 'phone', 'fax', 1],
    ['Business Street 2', 'street', 'work', 2],
    ['Postleitzahl geschäftlich', 'postalCode', 'work', 1],
    ['Address 1 - Postal Code', 'postalCode', '', 1],
    ['Organization 1 - Title', 'role', '', 1],
    ['Person - Email - Work', 'email', 'work', 1],
    ['Organization - Address', 'fullAddress', '', 1],
    ['Prénom', 'givenName', '', 1],
    ['Apellidos', 'familyName', '', 1],
    ['Cognome', 'familyName', '', 1],
    ['Achternaam', 'familyName', '', 1],
    ['Sobrenome', 'familyName', '', 1],
    ['Nazwisko', 'familyName', '', 1],
    ['Adresse e-mail', 'email', '', 1],
    ['Contact owner', 'skip', '', 1],
    ['Email2', 'email', '', 2],
  ])('reads %j', (text, target, label, number) => {
    expect(readHeading(text)).toMatchObject({ target, label, number, labelOf: false });
  });

  test('knows columns that hold labels', () => {
    expect(readHeading('Phone 2 - Type')).toMatchObject({ target: 'phone', labelOf: true, number: 2 });
    expect(readHeading('Address 1 - Label')).toMatchObject({ labelOf: true });
  });

  test('does not know everything', () => {
    expect(readHeading('Shoe size')).toBeNull();
    expect(readHeading('')).toBeNull();
    expect(readHeading('constructor')).toBeNull();
  });

  test('gives labels of other programs their stable names and keeps the user’s own', () => {
    expect(['* Work', 'Geschäftlich', 'HOME', 'Privat', 'Mobile', 'Ferienhaus'].map(normalizeLabel)).toEqual([
      'work',
      'work',
      'home',
      'home',
      'mobile',
      'Ferienhaus',
    ]);
  });
});

/** Each column's mapping in short: target, label, group where it ties columns. */
function mapped(csv: string): Record<string, string> {
  const { delimiter, header } = detectDialect(csv, true, {});
  const reader = new CsvReader({ delimiter, quote: '"' });
  const rows = [...reader.push(csv), ...reader.end()].map((row) => row.cells);
  const headers = header ? (rows.shift() ?? []) : (rows[0] ?? []).map(() => '');
  const columns = headers.map((text, index) => newColumn(index, text));
  for (const row of rows) for (const [at, cell] of row.entries()) if (columns[at]) addCell(columns[at], cell);
  const mapping = proposeMapping(columns, header, recogniseSource(headers) === 'praxis');
  return Object.fromEntries(
    mapping.map(({ index, target, group, label, labelColumn }) => [
      headers[index] || index,
      [target, label && `(${label})`, group && `#${group}`, labelColumn !== null && `<${labelColumn}`]
        .filter(Boolean)
        .join(' '),
    ]),
  );
}

describe('proposeMapping', () => {
  test('maps Google Contacts, old headings', () => {
    const csv =
      'Name,Given Name,Additional Name,Family Name,Yomi Name,Birthday,Notes,Group Membership,E-mail 1 - Type,E-mail 1 - Value,Phone 1 - Type,Phone 1 - Value,Address 1 - Type,Address 1 - Formatted,Address 1 - Street,Address 1 - City,Organization 1 - Name,Organization 1 - Title\nAnna Weber,Anna,,Weber,,1980-01-01,,* myContacts,* Work,a@weber.example,Mobile,+49 30 1234567,Home,x,y,z,Acme,CEO\n';
    expect(mapped(csv)).toEqual({
      Name: 'fullName',
      'Given Name': 'givenName',
      'Additional Name': 'additionalName',
      'Family Name': 'familyName',
      'Yomi Name': 'ignore',
      Birthday: 'birthday',
      Notes: 'about',
      'Group Membership': 'tags',
      'E-mail 1 - Type': 'ignore',
      'E-mail 1 - Value': 'email <8',
      'Phone 1 - Type': 'ignore',
      'Phone 1 - Value': 'phone <10',
      'Address 1 - Type': 'ignore',
      'Address 1 - Formatted': 'fullAddress <12',
      'Address 1 - Street': 'street <12',
      'Address 1 - City': 'city <12',
      'Organization 1 - Name': 'company',
      'Organization 1 - Title': 'role',
    });
  });

  test('maps Outlook in German, with several lines of a street and two addresses', () => {
    const csv =
      'Anrede;Vorname;Nachname;Firma;Position;Straße geschäftlich;Straße geschäftlich 2;Ort geschäftlich;Postleitzahl geschäftlich;Straße privat;Ort privat;Telefon geschäftlich;Telefon geschäftlich 2;Mobiltelefon;Fax geschäftlich;E-Mail-Adresse;E-Mail-Typ;E-Mail 2: Adresse;Kategorien;Notizen\nFrau;Anna;Weber;Acme;Chefin;A 1;Hof;Bonn;53111;B 2;Köln;0228 123456;0228 123457;0171 1234567;0228 1;a@acme.example;SMTP;b@acme.example;Kunden;x\n';
    expect(mapped(csv)).toMatchObject({
      Anrede: 'prefix',
      Position: 'role',
      'Straße geschäftlich': 'street (work)',
      'Straße geschäftlich 2': 'extended (work)',
      'Ort geschäftlich': 'city (work)',
      'Straße privat': 'street (home) #1',
      'Ort privat': 'city (home) #1',
      'Telefon geschäftlich 2': 'phone (work)',
      Mobiltelefon: 'phone (mobile)',
      'Fax geschäftlich': 'phone (fax)',
      'E-Mail 2: Adresse': 'email',
      'E-Mail-Typ': 'ignore',
      Kategorien: 'tags',
      Notizen: 'about',
    });
  });

  test('maps Pipedrive and HubSpot', () => {
    expect(
      mapped(
        'Person - Name,Person - Email - Work,Person - Phone - Mobile,Person - Organization,Person - Label,Organization - Address\nAnna Weber,a@weber.example,+49 171 1234567,Acme,Kunde,"A 1, 53111 Bonn"\n',
      ),
    ).toEqual({
      'Person - Name': 'fullName',
      'Person - Email - Work': 'email (work)',
      'Person - Phone - Mobile': 'phone (mobile)',
      'Person - Organization': 'company',
      'Person - Label': 'tags',
      'Organization - Address': 'fullAddress',
    });
    expect(
      mapped(
        'Record ID,First Name,Last Name,Email,Phone Number,Job Title,Company Name,Lead Status,Contact owner\n7,Anna,Weber,a@weber.example,030 1234567,CEO,Acme,New,Me\n',
      ),
    ).toEqual({
      'Record ID': 'ignore',
      'First Name': 'givenName',
      'Last Name': 'familyName',
      Email: 'email',
      'Phone Number': 'phone',
      'Job Title': 'role',
      'Company Name': 'company',
      'Lead Status': 'note (Lead Status)',
      'Contact owner': 'ignore',
    });
  });

  test('takes Name beside Vorname for the family name, and Titel by what stands in it', () => {
    expect(mapped('Name;Vorname\nWeber;Anna\n')).toEqual({ Name: 'familyName', Vorname: 'givenName' });
    expect(mapped('Name,Title\nAnna,CEO\n')).toEqual({ Name: 'fullName', Title: 'role' });
    expect(mapped('Name,Title\nAnna,Dr.\n')).toEqual({ Name: 'fullName', Title: 'prefix' });
    expect(mapped('Nom,Prénom\nWeber,Anna\n')).toEqual({ Nom: 'familyName', Prénom: 'givenName' });
    expect(mapped('Nome,E-mail\nAnna Weber,a@weber.example\n')).toEqual({ Nome: 'fullName', 'E-mail': 'email' });
  });

  test('goes by the cells where headings are unknown, missing, empty or double', () => {
    expect(mapped('foo,bar,baz\nAnna,anna@weber.example,030 1234567\n')).toEqual({
      foo: 'note (foo)',
      bar: 'email',
      baz: 'phone',
    });
    expect(mapped('Anna,Weber,anna@weber.example,www.weber.example\nB,Kurz,b@kurz.example,kurz.example\n')).toEqual({
      0: 'givenName',
      1: 'familyName',
      2: 'email',
      3: 'url',
    });
    expect(mapped('Anna Weber,Bonn,030 1234567\nBernd Kurz,Jena,030 7654321\n')).toEqual({
      0: 'fullName',
      1: 'note',
      2: 'phone',
    });
    expect(mapped('Name,,Company,Firm\nAnna,,Acme,Umbrella\n')).toEqual({
      Name: 'fullName',
      1: 'ignore',
      Company: 'company',
      Firm: 'note (Firm)',
    });
  });

  test('maps every column of Praxis’ own format back to where it came from', () => {
    const header = praxisHeader({ email: 2, phone: 1, url: 1, address: 2, note: 1 });
    const mapping = mapped(`${header.join(',')}\n`);
    expect(mapping).toMatchObject({
      'Praxis ID': 'id',
      'Email 2': `email #1 <${header.indexOf('Email 2 label')}`,
      'Address 2 street': expect.stringMatching(/^street #1 </),
      Tags: 'tags',
      About: 'about',
      'Note 1': 'note',
    });
    const ignored = Object.entries(mapping).filter(([, target]) => target === 'ignore');
    expect(ignored.every(([heading]) => heading.endsWith('label'))).toBe(true);
  });
});

describe('the source and language of a file', () => {
  test.each([
    ['google', 'en', ['First Name', 'E-mail 1 - Value', 'Labels']],
    ['outlook', 'en', ['First Name', 'E-mail Address', 'Business Street', 'E-mail Type']],
    ['outlook', 'de', ['Vorname', 'Nachname', 'E-Mail-Adresse', 'Straße geschäftlich']],
    ['hubspot', 'en', ['Record ID', 'First Name', 'Contact owner']],
    ['pipedrive', 'en', ['Person - Name', 'Person - Email']],
    ['praxis', 'en', ['Praxis ID', 'Given name']],
    ['unknown', 'fr', ['Nom', 'Prénom', 'Ville']],
    ['unknown', '', ['x', 'y']],
  ])('%s, %s', (source, language, headers) => {
    expect(recogniseSource(headers)).toBe(source);
    expect(headingLanguage(headers)).toBe(language);
  });
});

describe('joinValues', () => {
  test.each([[[]], [['a']], [['a:b']], [['a ::: b']], [['a\\']], [['', 'work', '']], [['a:::b', 'c\\:d', 'x']]])(
    'keeps %j',
    (values) => {
      expect(splitValues(joinValues(values))).toEqual(values);
    },
  );
});
