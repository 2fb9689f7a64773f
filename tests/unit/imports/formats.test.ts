import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { readVCards } from '../../../src-main/features/vcard';
import { AppError } from '../../../src-shared/errors';
import { workbookOf, zipOf } from '../../support/archives';
import { openTestPractice, optionsOf, type TestPractice } from '../../support/import-practice';
import { removeTestFolders } from '../../support/store';

const folder = fileURLToPath(new URL('../../fixtures/vcard/', import.meta.url));
const vcf = (name: string) => readFileSync(`${folder}${name}.vcf`);

let house: TestPractice;
beforeAll(() => {
  house = openTestPractice();
});
afterAll(async () => {
  await house.practice.stop();
  removeTestFolders();
});

const look = async (content: string | Uint8Array, name?: string) => {
  const importId = await house.upload(content, name);
  const analysis = await house.analyse(importId);
  const options = optionsOf(analysis);
  return { importId, analysis, options, preview: await house.preview(importId, options) };
};
const refusal = async (content: string | Uint8Array) => {
  const importId = await house.upload(content);
  const error = await house.analyse(importId).catch((reason: unknown) => reason);
  if (!(error instanceof AppError)) throw error;
  return error.details.reason;
};
const number = (value: string, style = 0) => ({ xml: (at: string) => `<c r="${at}" s="${style}"><v>${value}</v></c>` });

describe('vCards', () => {
  test('come in with all they say, whatever the file is called, and once more change nothing', async () => {
    const { importId, analysis, options, preview } = await look(vcf('apple'), 'contacts.csv');
    expect(analysis).toMatchObject({ format: 'vcard', source: 'apple', rows: 2, country: 'DE' });
    expect(analysis.cards).toEqual({ versions: ['3.0'], photos: 1, files: 1 });
    expect(preview.counts).toMatchObject({ new: 2, faulty: 0 });
    const operation = await house.run(importId, options);
    expect(operation.state).toBe('done');
    const row = (await house.list()).find(({ displayName }) => displayName.includes('Weber'));
    const anna = await house.get(row?.id ?? '');
    expect(anna).toMatchObject({ givenName: 'Anna', companyName: 'Weber & Söhne GmbH', department: 'Einkauf' });
    expect(anna.about).toBe('Mag Tee, keinen Kaffee.\nRuft gern an.');
    expect(anna.tags.map(({ name }) => name).sort()).toEqual(['Kunden', 'Stammtisch', 'Verein']);
    expect(anna.points.map(({ kind, value, label }) => [kind, value, label])).toContainEqual([
      'phone',
      '+49 170 1234567',
      'mobile',
    ]);
    expect(anna.addresses).toMatchObject([{ street: 'Lindenstraße 5, Hinterhaus', city: 'Berlin' }]);
    expect(anna.dates).toMatchObject([
      { kind: 'birthday', year: null, month: 4, day: 12 },
      { kind: 'anniversary', year: 2009, month: 6, day: 20 },
    ]);
    expect(anna.photo).toMatch(/^[\da-f]{64}$/);
    const cards = readVCards(await house.exportedCards(anna.id));
    expect(cards[0]?.card).toMatchObject({ uid: anna.id, familyName: 'Weber', company: 'Weber & Söhne GmbH' });
    expect(cards[0]?.card.dates).toHaveLength(2);
    const [note] = await house.notes(anna.id);
    expect(note).toContain('spouse: Bernd Weber');
    expect(note).toContain('PHONETIC-FIRST-NAME: Anna');
    expect((await house.preview(importId, options)).counts).toMatchObject({ duplicate: 2 });
    await house.undo(operation.id);
  });

  test.each(['android', 'outlook', 'lotus', 'google', 'nextcloud'])('of %s are all taken', async (name) => {
    const { analysis, preview } = await look(vcf(name));
    expect(analysis.source).toBe(name);
    expect(preview.counts.faulty).toBe(0);
    expect(preview.counts.new).toBe(analysis.rows);
  });

  test('in UTF-16 are read', async () => {
    const { preview } = await look(Buffer.from(`\ufeff${vcf('nextcloud').toString('utf8')}`, 'utf16le'));
    expect(preview.rows[0]?.name).toContain('Roß');
  });

  test('that are no good are told one by one, and the rest comes in', async () => {
    const phones = Array.from({ length: 5000 }, (_, at) => `TEL:+4930${100000 + at}`).join('\r\n');
    const card = (inner: string) => `BEGIN:VCARD\r\nVERSION:3.0\r\n${inner}\r\nEND:VCARD\r\n`;
    const { preview } = await look(
      `${card('FN:Anna Gut')}${card(`FN:Viele Nummern\r\n${phones}`)}rubbish\r\n${card('EMAIL:broken')}${card('FN:Bernd Gut')}BEGIN:VCARD\r\nFN:Cut`,
    );
    expect(preview.rows.map(({ verdict, problems }) => [verdict, problems[0]?.reason])).toEqual([
      ['new', undefined],
      ['faulty', 'card.tooMany'],
      ['faulty', 'card.outside'],
      ['faulty', 'email.noAt'],
      ['new', undefined],
      ['faulty', 'card.cut'],
    ]);
  });
});

describe('an archive', () => {
  test('of cards is one address book; what is no card is named with its reason', async () => {
    const files = {
      'Takeout/Contacts/All.vcf': vcf('google'),
      'Takeout/Contacts/Photo.jpg': new Uint8Array([0xff, 0xd8, 0xff, 1]),
      '../outside.vcf': vcf('android'),
      '/etc/absolute.vcf': vcf('android'),
      'inner.zip': zipOf({ 'a.vcf': vcf('android') }),
      'two.vcf': vcf('nextcloud'),
    };
    const { analysis, preview } = await look(zipOf(files), 'takeout.zip');
    expect(analysis.cards).toMatchObject({ files: 2, versions: ['3.0', '4.0'] });
    expect(preview.counts).toMatchObject({ new: 2, faulty: 0 });
    expect(analysis.leftOut).toEqual([
      { name: 'Takeout/Contacts/Photo.jpg', reason: 'file.image' },
      { name: '../outside.vcf', reason: 'archive.name' },
      { name: '/etc/absolute.vcf', reason: 'archive.name' },
      { name: 'inner.zip', reason: 'archive.nested' },
    ]);
  });

  test('with a link leaves it out', async () => {
    const bytes = zipOf({ 'link.vcf': '/etc/passwd', 'a.vcf': vcf('google') });
    const directory = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.length);
    const entry = directory.indexOf(Buffer.from('504b0102', 'hex'));
    directory.writeUInt32LE(0xa1ff0000, entry + 38);
    const { analysis } = await look(bytes);
    expect(analysis.leftOut).toEqual([{ name: 'link.vcf', reason: 'archive.link' }]);
  });

  test('of tables lets one choose', async () => {
    const { importId, analysis } = await look(
      zipOf({ 'a.csv': 'Name,Email\nAnna,a@zip.example\n', 'b.csv': 'Name;Phone\nB;1\nC;2\n' }),
    );
    expect(analysis).toMatchObject({ format: 'csv', sheets: ['a.csv', 'b.csv'], rows: 1, dialect: { sheet: 0 } });
    const other = await house.analyseAs(importId, { sheet: 1 });
    expect(other).toMatchObject({ rows: 2, dialect: { sheet: 1, delimiter: ';' } });
  });

  test('that would unpack to far more is refused before it does, and so is a damaged one', async () => {
    const bomb = zipOf({ 'a.vcf': new Uint8Array(90 * 1024 * 1024).fill(10) }, { level: 9 });
    expect(bomb.length).toBeLessThan(200_000);
    expect(await refusal(bomb)).toBe('archive.bomb');
    expect(await refusal(zipOf({ 'a.vcf': vcf('apple') }).slice(0, -30))).toBe('archive.broken');
    expect(await refusal(zipOf({ 'a.jpg': new Uint8Array([0xff, 0xd8, 0xff, 1]) }))).toBe('file.archive');
  }, 60_000);
});

describe('a workbook', () => {
  test('is read as it was typed: long numbers, zeros in front, days, formulas, empty cells between', async () => {
    const formula = { xml: (at: string) => `<c r="${at}" t="str"><f>A2&amp;"x"</f><v>Anna x</v></c>` };
    const inline = { xml: (at: string) => `<c r="${at}" t="inlineStr"><is><t>In</t><t>line</t></is></c>` };
    const { analysis, preview } = await look(
      workbookOf({
        Kontakte: [
          ['Vorname', 'Nachname', 'Telefon', 'PLZ', 'Notizen'],
          [formula, 'Weber', number('4.91701234567E+11'), number('1067', 2), number('31149', 3)],
          [inline, '', '', number('10115'), number('45000.5', 1)],
        ],
        Zweites: [['Email'], ['a@b.example']],
      }),
    );
    expect(analysis).toMatchObject({ format: 'xlsx', sheets: ['Kontakte', 'Zweites'], rows: 2, language: 'de' });
    expect(preview.rows.map(({ cells }) => cells)).toEqual([
      ['Anna x', 'Weber', '491701234567', '01067', '1985-04-12'],
      ['Inline', '', '', '10115', '2023-03-15 12:00'],
    ]);
  });

  test('shows another sheet when asked', async () => {
    const { importId } = await look(
      workbookOf({ One: [['Name'], ['Anna']], Two: [['Email'], ['b@two.example'], ['c@two.example']] }),
    );
    expect(await house.analyseAs(importId, { sheet: 1 })).toMatchObject({ rows: 2, dialect: { sheet: 1 } });
  });

  test('with entities that laugh, or XML that is none, is refused', async () => {
    const laughs = '<!DOCTYPE x [<!ENTITY a "ha"><!ENTITY b "&a;&a;&a;&a;">]><sst><si><t>&b;</t></si></sst>';
    const parts = {
      'xl/workbook.xml': '<workbook xmlns:r="r"><sheets><sheet name="A" r:id="r1"/></sheets></workbook>',
      'xl/_rels/workbook.xml.rels': '<Relationships><Relationship Id="r1" Target="sheet1.xml"/></Relationships>',
      'xl/sheet1.xml': '<worksheet><sheetData><row><c t="s"><v>0</v></c></row></sheetData></worksheet>',
    };
    expect(await refusal(zipOf({ ...parts, 'xl/sharedStrings.xml': laughs }))).toBe('archive.bomb');
    expect(await refusal(zipOf({ ...parts, 'xl/sheet1.xml': '<worksheet><row></worksheet>' }))).toBe('archive.broken');
    expect(await refusal(zipOf({ 'xl/workbook.xml': '<workbook/>' }))).toBe('archive.broken');
  });
});

describe('LDIF', () => {
  const ldif = `version: 1
# Thunderbird
dn: cn=Anna Weber,mail=anna@ldif.example
objectclass: top
objectclass: mozillaAbPersonAlpha
givenName: Anna
sn:: ${Buffer.from('Wéber').toString('base64')}
cn:: ${Buffer.from('Anna Wéber').toString('base64')}
mail: anna@ldif.example
mozillaSecondEmail: anna@home.example
telephoneNumber: +49 30 1234
 567
mobile: +49 170 7654321
mozillaHomeStreet: Weg 1
mozillaHomeLocalityName: Köln
mozillaHomePostalCode: 50667
o: Firma
l: Berlin
description: a note
 over two lines
jpegPhoto:: /9j/4AAQ
modifytimestamp: 1700000000

dn: cn=Liste
objectclass: groupOfNames
cn: Liste
member: cn=Anna Weber,mail=anna@ldif.example

dn: cn=Weg
changetype: delete
`;

  test('of Thunderbird comes in; lists and changes are told one by one', async () => {
    const { importId, analysis, options, preview } = await look(ldif, 'book.ldif');
    expect(analysis).toMatchObject({ format: 'ldif', source: 'thunderbird', rows: 3 });
    expect(preview.rows.map(({ verdict, problems }) => [verdict, problems[0]?.reason])).toEqual([
      ['new', undefined],
      ['faulty', 'row.list'],
      ['faulty', 'row.change'],
    ]);
    const operation = await house.run(importId, options);
    const row = (await house.list()).find(({ familyName }) => familyName === 'Wéber');
    expect(await house.get(row?.id ?? '')).toMatchObject({
      givenName: 'Anna',
      companyName: 'Firma',
      about: 'a noteover two lines',
      addresses: [
        { street: 'Weg 1', city: 'Köln', postalCode: '50667', label: 'home' },
        { city: 'Berlin', label: '' },
      ],
    });
    await house.undo(operation.id);
  });
});
