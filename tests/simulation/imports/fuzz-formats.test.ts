import { readdirSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import * as fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { AppError } from '../../../src-shared/errors';
import { workbookOf, zipOf } from '../../support/archives';
import { openTestPractice, optionsOf, type TestPractice } from '../../support/import-practice';
import { fuzzRuns, spoil, spoiled } from '../../support/spoil';
import { removeTestFolders } from '../../support/store';

const fixtures = (kind: 'csv' | 'vcard') => {
  const folder = fileURLToPath(new URL(`../../fixtures/${kind}/`, import.meta.url));
  return Object.fromEntries(
    readdirSync(folder).map((name) => [name, new Uint8Array(readFileSync(`${folder}${name}`))]),
  );
};
const text = (content: string) => new Uint8Array(Buffer.from(content));

const sheet = (rows: string) => text(`<worksheet><sheetData>${rows}</sheetData></worksheet>`);
const workbook = {
  '[Content_Types].xml': text('<Types/>'),
  'xl/workbook.xml': text(
    '<workbook xmlns:r="r"><sheets><sheet name="A" sheetId="1" r:id="r1"/><sheet name="B" sheetId="2" r:id="r2"/></sheets></workbook>',
  ),
  'xl/_rels/workbook.xml.rels': text(
    '<Relationships><Relationship Id="r1" Target="worksheets/sheet1.xml"/><Relationship Id="r2" Target="worksheets/sheet2.xml"/></Relationships>',
  ),
  'xl/styles.xml': text('<styleSheet><cellXfs><xf numFmtId="0"/><xf numFmtId="14"/></cellXfs></styleSheet>'),
  'xl/sharedStrings.xml': text(
    `<sst>${['Name', 'Email', 'Birthday', 'Anna Weber', 'anna@x.example', 'Bernd Öz'].map((one) => `<si><t>${one}</t></si>`).join('')}</sst>`,
  ),
  'xl/worksheets/sheet1.xml': sheet(
    '<row r="1"><c r="A1" t="s"><v>0</v></c><c r="B1" t="s"><v>1</v></c><c r="C1" t="s"><v>2</v></c></row>' +
      '<row r="2"><c r="A2" t="s"><v>3</v></c><c r="B2" t="s"><v>4</v></c><c r="C2" s="1"><v>31149</v></c></row>' +
      '<row r="5"><c r="A5" t="inlineStr"><is><t>Clara</t></is></c><c r="B5" t="str"><f>B2</f><v>c@x.example</v></c></row>',
  ),
  'xl/worksheets/sheet2.xml': sheet('<row><c t="s"><v>5</v></c></row>'),
};
const ldif = text(
  [
    'version: 1',
    'dn: cn=Anna Weber,mail=anna@ldif.example',
    'objectclass: person',
    'givenName: Anna',
    `sn:: ${Buffer.from('Wéber').toString('base64')}`,
    'mail: anna@ldif.example',
    'telephoneNumber: +49 30 1234',
    ' 567',
    'description: a note',
    '',
    'dn: cn=Liste',
    'objectclass: groupOfNames',
    'member: cn=Anna Weber',
    '',
    'dn: cn=Bernd',
    'cn: Bernd Öz',
    'mail;lang-de: bernd@ldif.example',
    'jpegPhoto:< file:///etc/passwd',
    '',
  ].join('\n'),
);
const cards = zipOf({ ...fixtures('vcard'), 'photo.jpg': new Uint8Array([0xff, 0xd8, 0xff, 1]) });
const tables = zipOf(fixtures('csv'));
const book = workbookOf({
  Kontakte: [
    ['Vorname', 'Email'],
    ['Anna', 'a@x.example'],
    ['Bernd', ''],
  ],
  B: [['Name'], ['C']],
});

const xml = [
  '<',
  '>',
  '&lt;',
  '&x;',
  '</row>',
  '<row r="1048576">',
  '<c r="XFD1">',
  '<v>',
  '<!DOCTYPE a>',
  '<![CDATA[',
  '-1',
  '1e308',
];
const lines = ['\n', '\n\n', '\r\n', ': ', ':: ', ':< ', '\n ', '\0', 'dn: ', 'changetype: delete\n', '='];
const several = (...texts: string[]) => fc.array(spoil(...texts), { minLength: 1, maxLength: 4 });

/** Files spoiled from outside, and archives whose parts were spoiled and packed again. */
const spoiledFile = fc.oneof(
  fc
    .tuple(
      fc.constantFrom(book, cards, tables),
      several('PK\x03\x04', 'PK\x01\x02', 'PK\x05\x06', '\xff\xff\xff\xff', '../'),
    )
    .map(([file, spoils]) => spoils.reduce<Uint8Array>(spoiled, file)),
  fc
    .tuple(fc.constantFrom(...Object.keys(workbook)), several(...xml))
    .map(([name, spoils]) =>
      zipOf({ ...workbook, [name]: spoils.reduce<Uint8Array>(spoiled, workbook[name as keyof typeof workbook]) }),
    ),
  several(...lines).map((spoils) => spoils.reduce<Uint8Array>(spoiled, ldif)),
  fc
    .tuple(fc.constantFrom(...Object.entries(fixtures('vcard'))), several('\0', '=\r\n', ';', 'BEGIN:VCARD\n'))
    .map(([[name, file], spoils]) => zipOf({ [name]: spoils.reduce<Uint8Array>(spoiled, file), 'b.vcf': file })),
);

let house: TestPractice;
beforeAll(() => {
  house = openTestPractice();
});
afterAll(async () => {
  await house.practice.stop();
  removeTestFolders();
});

/** What a file is said to be, or why it is refused; any other failure is thrown. */
async function verdictOf(file: Uint8Array, name?: string) {
  const importId = await house.upload(file, name);
  try {
    const analysis = await house.analyse(importId);
    const options = optionsOf(analysis);
    const { counts, rows } = await house.preview(importId, options);
    return { importId, analysis, options, counts, rows };
  } catch (error) {
    if (error instanceof AppError && error.code === 'validation') {
      return { importId, refused: String(error.details.reason) };
    }
    throw error;
  }
}

describe('whatever the workbook, the archive, the LDIF', () => {
  test('it is refused with a reason, or every row gets a verdict', async () => {
    await fc.assert(
      fc.asyncProperty(spoiledFile, async (file) => {
        const verdict = await verdictOf(file);
        await house.discard(verdict.importId);
        if ('refused' in verdict) {
          expect(verdict.refused).toMatch(/^(?:file|archive|import)\./);
          return;
        }
        const { counts, analysis } = verdict;
        expect(Object.values(counts).reduce((sum, count) => sum + count, 0)).toBe(analysis.rows);
      }),
      { numRuns: fuzzRuns },
    );
  }, 3_600_000);

  test('what is not refused comes in as said, and goes again with one undo', async () => {
    await fc.assert(
      fc.asyncProperty(spoiledFile, async (file) => {
        const verdict = await verdictOf(file);
        if ('refused' in verdict || verdict.analysis.rows === 0) {
          await house.discard(verdict.importId);
          return;
        }
        const operation = await house.run(verdict.importId, verdict.options);
        expect(operation.state).toBe('done');
        expect(await house.count()).toBe(verdict.counts.new);
        await house.undo(operation.id);
        expect(await house.count()).toBe(0);
        await house.discard(verdict.importId);
      }),
      { numRuns: Math.ceil(fuzzRuns / 20) },
    );
  }, 3_600_000);
});

describe('what means no good', () => {
  const withSheet = (rows: string) => zipOf({ ...workbook, 'xl/worksheets/sheet1.xml': sheet(rows) });
  const head = '<row r="1"><c r="A1" t="s"><v>0</v></c><c r="B1" t="s"><v>1</v></c></row>';
  const good = '<row><c t="s"><v>3</v></c><c t="s"><v>4</v></c></row>';

  test.each<[string, () => Uint8Array, string]>([
    [
      'a sheet that laughs',
      () =>
        zipOf({
          ...workbook,
          'xl/worksheets/sheet1.xml': text(
            '<!DOCTYPE x [<!ENTITY a "ha"><!ENTITY b "&a;&a;&a;">]><worksheet><sheetData><row><c><v>&b;</v></c></row></sheetData></worksheet>',
          ),
        }),
      'archive.bomb',
    ],
    [
      'a sheet of 90 MB of nothing',
      () => zipOf({ ...workbook, 'xl/worksheets/sheet1.xml': new Uint8Array(90 * 1024 * 1024).fill(32) }, { level: 9 }),
      'archive.bomb',
    ],
    [
      'shared strings of 90 MB of nothing',
      () => zipOf({ ...workbook, 'xl/sharedStrings.xml': new Uint8Array(90 * 1024 * 1024).fill(32) }, { level: 9 }),
      'archive.bomb',
    ],
    [
      'a document of Word',
      () => zipOf({ 'word/document.xml': '<w/>', '[Content_Types].xml': '<Types/>' }),
      'file.archive',
    ],
    [
      'an archive of nothing but ways out',
      () => zipOf({ '../../a.vcf': 'BEGIN:VCARD', '/b.csv': 'Name\nA' }),
      'file.archive',
    ],
  ])('%s is refused', async (_what, make, reason) => {
    expect(await verdictOf(make())).toMatchObject({ refused: reason });
  });

  test('rows that claim to be far apart are not filled up without end', async () => {
    const far = Array.from({ length: 20_000 }, (_, at) => `<row r="${(at + 2) * 900}"/>`).join('');
    const verdict = await verdictOf(withSheet(`${head}${far}${good}`));
    expect('refused' in verdict ? verdict.refused : verdict.counts.new).toBe(1);
  }, 120_000);

  test('cells far to the right, unknown strings, styles and numbers do no harm, and the rest comes in', async () => {
    const odd =
      '<row><c r="XFD2"><v>9</v></c></row><row><c t="s"><v>99999999</v></c><c t="s"><v>-1</v></c></row>' +
      '<row><c s="777"><v>1e400</v></c><c s="1"><v>-99999999999</v></c></row><row r="-5"><c r="A0"><v>x</v></c></row>';
    const verdict = await verdictOf(withSheet(`${head}${odd}${good}`));
    expect(verdict).not.toHaveProperty('refused');
    if ('refused' in verdict) return;
    expect(verdict.rows.map(({ name }) => name)).toContain('Anna Weber');
  });

  test('a cell of 10 MB, a card with 5,000 numbers and an entry of 20 MB are told, and the rest comes in', async () => {
    const big = 'x'.repeat(10_000_000);
    const cell = await verdictOf(withSheet(`${head}<row><c t="str"><v>${big}</v></c></row>${good}`));
    expect('refused' in cell ? cell.refused : [cell.counts.new, cell.counts.faulty]).toEqual([1, 1]);
    const phones = Array.from({ length: 5000 }, (_, at) => `TEL:+4930${100_000 + at}`).join('\r\n');
    const card = (inner: string) => `BEGIN:VCARD\r\nVERSION:3.0\r\n${inner}\r\nEND:VCARD\r\n`;
    const many = await verdictOf(zipOf({ 'a.vcf': card(`FN:Viele\r\n${phones}`), 'b.vcf': card('FN:Anna Gut') }));
    expect('refused' in many ? many.refused : [many.counts.new, many.counts.faulty]).toEqual([1, 1]);
    const entry = await verdictOf(
      text(`dn: cn=a\ncn: A\ndescription: ${big}${big}\n\ndn: cn=b\ncn: B Gut\nmail: b@x.example\n`),
    );
    expect('refused' in entry ? entry.refused : [entry.counts.new, entry.counts.faulty]).toEqual([1, 1]);
  }, 120_000);

  test.each<[string, Uint8Array, string]>([
    ['a workbook called a table', book, 'people.csv'],
    ['cards called a workbook', fixtures('vcard')['apple.vcf'] ?? new Uint8Array(), 'people.xlsx'],
    ['LDIF called cards', ldif, 'people.vcf'],
    ['an archive called LDIF', cards, 'people.ldif'],
  ])('%s is taken for what it is', async (_what, file, name) => {
    const seen = async (called?: string) => {
      const verdict = await verdictOf(file, called);
      return 'refused' in verdict ? verdict.refused : [verdict.analysis.format, verdict.counts];
    };
    const plain = await seen();
    expect(plain).toBeInstanceOf(Array);
    expect(await seen(name)).toEqual(plain);
  });

  test('entries that all lie in one place are counted each time', async () => {
    const one = zipOf({ 'a.vcf': new Uint8Array(3 * 1024 * 1024).fill(10) }, { level: 9 });
    const bytes = Buffer.from(one);
    const from = bytes.readUInt32LE(bytes.length - 6);
    const entry = bytes.subarray(from, bytes.length - 22);
    const count = 400;
    const end = Buffer.from(bytes.subarray(bytes.length - 22));
    end.writeUInt16LE(count, 8);
    end.writeUInt16LE(count, 10);
    end.writeUInt32LE(entry.length * count, 12);
    const all = Buffer.concat([bytes.subarray(0, from), ...Array.from({ length: count }, () => entry), end]);
    const verdict = await verdictOf(all);
    expect(verdict).toMatchObject({ refused: expect.stringMatching(/^(?:archive\.bomb|file\.)/) });
  }, 120_000);
});
