import { call } from '@orpc/server';
import { strFromU8, unzipSync } from 'fflate';
import { afterEach, describe, expect, it, vi } from 'vitest';
import type { FieldInput } from '../../../src-shared/domain/custom/check';
import type { FieldType } from '../../../src-shared/domain/custom/types';
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

describe('the fields that users made', () => {
  const given: readonly [string, FieldType, FieldInput | readonly string[]][] = [
    ['Allergies', 'text', { kind: 'text', text: 'Nuts; "all" of them' }],
    ['History', 'longText', { kind: 'text', text: 'One\ntwo, =three' }],
    ['Sessions', 'number', { kind: 'number', number: 1.234 }],
    ['Fee', 'money', { kind: 'money', amount: 120_050, currency: 'CHF' }],
    ['Discount', 'percent', { kind: 'number', number: 7.5 }],
    ['Since', 'date', { kind: 'day', day: '2024-02-29' }],
    ['Seen', 'dateTime', { kind: 'instant', at: 1_700_000_000_000, zone: 'Europe/Berlin' }],
    ['Insured', 'yesNo', { kind: 'yesNo', yes: false }],
    ['Site', 'url', { kind: 'text', text: 'https://lovelace.example' }],
    ['Assistant', 'email', { kind: 'text', text: 'byron@mail.example' }],
    ['Ward', 'phone', { kind: 'text', text: '+49 30 901820' }],
    ['Trust', 'rating', { kind: 'number', number: 4 }],
    ['Blood', 'select', ['Rhesus']],
    ['Speaks', 'multiSelect', ['German', 'Czech']],
  ];

  async function withFields(house: TestPractice, filled: boolean) {
    const { fields, contacts } = house.practice.handlers;
    const recordId = filled
      ? (await call(contacts.create, { givenName: 'Ada', emails: [], phones: [], tags: [] })).id
      : '';
    for (const [name, type, value] of given) {
      const options = 'kind' in value || !filled ? [] : [...value];
      const field = await call(fields.create, { target: 'contact', name, type, options });
      if (!filled) continue;
      const ids = (await call(fields.options, { fieldId: field.id })).map(({ id }) => id);
      const input = 'kind' in value ? value : { kind: 'options' as const, ids };
      await call(fields.set, { recordId, fieldId: field.id, value: input });
    }
    await call(fields.create, {
      ...{ target: 'contact', name: 'Answer', type: 'formula' as const, config: { expression: '6 * 7' } },
    });
  }

  const valuesIn = async (house: TestPractice) => {
    const [row] = await house.list();
    const values = await call(house.practice.handlers.fields.ofRecord, { recordId: row?.id ?? '' });
    return values.map(({ field, value }) => {
      if (value?.kind === 'options') return [field.name, value.options.map(({ name }) => name)];
      return [field.name, value?.kind === 'instant' ? value.at : value];
    });
  };

  it.each(['csv', 'xlsx'] as const)('go out as %s and come in again as what they were', async (format) => {
    const house = open();
    await withFields(house, true);
    // What a formula comes to is worked out beside the user.
    await vi.waitFor(async () =>
      expect((await valuesIn(house)).at(-1)).toEqual(['Answer', { kind: 'number', number: 42 }]),
    );
    const file = await house.exported(format);
    const other = open();
    await withFields(other, false);
    expect((await other.bring(file)).operation.state).toBe('done');
    expect(await valuesIn(other)).toEqual(await valuesIn(house));
    expect(Buffer.from(await other.exported()).toString()).toBe(Buffer.from(await house.exported()).toString());
    // Into the same house again nothing is new.
    const { operation } = await house.bring(file);
    expect(operation.changes).toBe(0);
  });

  it('are offered for columns of their name, and what does not fit is told of beside its cell', async () => {
    const house = open();
    await withFields(house, false);
    const importId = await house.upload('Name;sessions;Blood\nAda Lovelace;1.234,5;Rhesus\nBob Byron;many;B\n');
    const { columns, country } = await house.analyse(importId);
    const mapping = columns.map((column) => column.mapping);
    expect(mapping.map(({ target }) => target)).toEqual(['fullName', 'custom', 'custom']);
    const options = { mapping, country, tags: [], onMatch: 'fill' as const };
    const { rows } = await house.preview(importId, options, 'faulty');
    expect(rows.flatMap(({ problems }) => problems)).toEqual([
      { column: 1, reason: 'field.unreadable', value: 'many' },
    ]);
    await house.run(importId, options);
    const values = new Map((await valuesIn(house)) as [string, unknown][]);
    expect(values.get('Blood')).toEqual(['Rhesus']);
  });
});

describe('relations of contacts', () => {
  it('come in again by the names of those they lead to', async () => {
    const relation = {
      target: 'contact' as const,
      name: 'Adviser',
      type: 'relation' as const,
      config: { to: 'contact' },
    };
    const house = open();
    const { fields, contacts } = house.practice.handlers;
    const make = async (givenName: string, familyName: string) =>
      (await call(contacts.create, { givenName, familyName, emails: [], phones: [], tags: [] })).id;
    const [ada, bob] = [await make('Ada', 'Lovelace'), await make('Bob', 'Zimmer')];
    const { id: fieldId } = await call(fields.create, relation);
    await call(fields.set, { recordId: bob, fieldId, value: { kind: 'records', ids: [ada] } });
    const file = await house.exported();
    const other = open();
    await call(other.practice.handlers.fields.create, relation);
    await other.bring(file);
    expect(Buffer.from(await other.exported()).toString()).toBe(Buffer.from(file).toString());
  });
});
