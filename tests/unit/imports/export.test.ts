import { strFromU8, unzipSync } from 'fflate';
import { afterEach, describe, expect, it } from 'vitest';
import { openTestPractice, type Person, type TestPractice } from '../../support/import-practice';
import { removeTestFolders } from '../../support/store';

const houses: TestPractice[] = [];
const open = () => {
  const house = openTestPractice();
  houses.push(house);
  return house;
};
afterEach(async () => {
  for (const house of houses.splice(0)) await house.practice.stop();
  removeTestFolders();
});

const none = { emails: [], phones: [], urls: [], addresses: [], tags: [], notes: [] };
const people: Person[] = [
  {
    ...none,
    fields: { givenName: 'Zoë', familyName: "O'Brien & <Söhne>", companyName: '=HYPERLINK("http://x.example")' },
    emails: [{ value: 'zoe@mail.example', label: 'work' }],
    phones: [{ value: '+49 30 5550 1147', label: 'mobile' }],
    notes: ['two\nlines', "'+1 is what she says"],
    tags: ['@home', 'client'],
  },
  { ...none, fields: { givenName: 'Ada', familyName: '😀 Lovelace', role: '-1+1' } },
  {
    ...none,
    fields: { givenName: '007', familyName: '1-2' },
    urls: [{ value: 'https://x.example/?a=1&b=2', label: '' }],
  },
];

describe('a workbook of contacts', () => {
  it('comes in again as what it was, and has no cell a spreadsheet would run', async () => {
    const house = open();
    for (const person of people) await house.create(person);
    const workbook = await house.exported('xlsx');
    const { 'xl/worksheets/sheet1.xml': sheet } = unzipSync(workbook);
    const xml = strFromU8(sheet ?? new Uint8Array());
    expect(xml).not.toContain('<f>');
    expect(xml).toContain('<c s="1" t="inlineStr"><is><t xml:space="preserve">=HYPERLINK(');

    const other = open();
    const { operation } = await other.bring(workbook);
    expect(operation.state).toBe('done');
    expect(Buffer.from(await other.exported()).toString()).toBe(Buffer.from(await house.exported()).toString());
    // Into the same house again nothing is new.
    const importId = await house.upload(workbook);
    const { source, format } = await house.analyse(importId);
    expect({ source, format }).toEqual({ source: 'praxis', format: 'xlsx' });
  });
});

describe('vCards of contacts', () => {
  it('take photos along, which come in again as they were', async () => {
    const house = open();
    await house.create(people[0] as Person);
    const [row] = await house.list();
    const png = Buffer.concat([Buffer.from('\x89PNG\r\n\x1a\n', 'latin1'), Buffer.alloc(3000, 7)]);
    const { hash } = await house.practice.context.files.put(png);
    const { store } = house.practice.context;
    const actor = house.practice.context.actor();
    store.transact({ label: { key: 'contact.edited', params: { name: '' } }, actor }, (tx) => {
      tx.db.prepare('UPDATE contact SET photo = ? WHERE id = ?').run(hash, row?.id);
    });
    const cards = Buffer.from(await house.exported('vcard')).toString();
    expect(cards).toContain('PHOTO:data:image/png;base64,');
    expect(Math.max(...cards.split('\r\n').map((line) => Buffer.byteLength(line)))).toBeLessThanOrEqual(75);

    const other = open();
    await other.bring(cards);
    const [same] = await other.list();
    expect((await other.get(same?.id ?? '')).photo).toBe(hash);
  });
});
