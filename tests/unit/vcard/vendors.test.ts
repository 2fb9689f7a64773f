import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { describe, expect, test } from 'vitest';
import { readVCards } from '../../../src-main/features/vcard';

const folder = fileURLToPath(new URL('../../fixtures/vcard/', import.meta.url));
const cardsOf = (name: string) => readVCards(readFileSync(`${folder}${name}.vcf`));
const extraNames = ({ card }: ReturnType<typeof cardsOf>[number]) => card.extras.map(({ name }) => name);

describe('what programs make of vCard', () => {
  test('Apple: labels in groups, days without a year, companies and groups', () => {
    const [anna, kurz, group] = cardsOf('apple');
    expect(anna).toMatchObject({ problem: null, version: '3.0', producer: '-//Apple Inc.//macOS 14.5//EN' });
    expect(anna?.card).toMatchObject({
      prefix: 'Dr.',
      givenName: 'Anna',
      additionalName: 'Maria',
      familyName: 'Weber',
      nickname: 'Anni',
      company: 'Weber & Söhne GmbH',
      department: 'Einkauf',
      role: 'Leiterin Einkauf',
      emails: [
        { value: 'anna.weber@weber.example', label: 'work', preferred: true },
        { value: 'anni@privat.example', label: 'Verein', preferred: false },
      ],
      dates: [
        { kind: 'birthday', label: '', year: null, month: 4, day: 12 },
        { kind: 'anniversary', label: '', year: 2009, month: 6, day: 20 },
      ],
      relations: [{ type: 'spouse', value: 'Bernd Weber' }],
      tags: ['Kunden', 'Verein'],
      notes: ['Mag Tee, keinen Kaffee.\nRuft gern an.'],
      uid: '5B0C3F1A-9B1D-4E1F-8A77-0123456789AB',
    });
    expect(anna?.card.phones.map(({ label }) => label)).toEqual(['mobile', 'mobile', 'fax', 'other']);
    expect(anna?.card.addresses).toMatchObject([
      { street: 'Lindenstraße 5\nHinterhaus', city: 'Berlin', postalCode: '10115', label: 'home', preferred: true },
    ]);
    expect(anna?.card.urls.map(({ value, label }) => [value, label])).toEqual([
      ['https://weber.example', ''],
      ['https://www.linkedin.com/in/annaweber', 'linkedin'],
      ['skype:anna.weber', 'home'],
    ]);
    expect(anna?.card.photo?.mediaType).toBe('image/jpeg');
    expect(anna?.card.photo?.data.length).toBe(210);
    expect(anna && extraNames(anna)).toEqual(['X-PHONETIC-FIRST-NAME', 'X-PHONETIC-LAST-NAME', 'X-ABADR', 'X-ABUID']);
    expect(kurz?.card).toMatchObject({ kind: 'org', company: 'Kurz Logistik AG', familyName: '', givenName: '' });
    expect(group?.card).toMatchObject({ kind: 'group', members: ['5B0C3F1A-9B1D-4E1F-8A77-0123456789AB'] });
  });

  test('Android: vCard 2.1 with quoted-printable over lines, bare types, its own properties', () => {
    const [joerg, hotline] = cardsOf('android');
    expect(joerg?.card).toMatchObject({
      givenName: 'Jörg',
      familyName: 'Müller',
      nickname: 'Jogi',
      phones: [
        { value: '0170-1112223', label: 'mobile', preferred: true },
        { value: '+49-30-123456', label: 'work', preferred: false },
        { value: '030-99887', label: 'werkstatt', preferred: false },
      ],
      notes: ['Kommt immer dienstags\nund freitags.'],
      relations: [{ type: 'spouse', value: 'Petra' }],
    });
    expect(joerg?.card.addresses).toMatchObject([{ street: 'Grüner Weg 3\nHinterhof', country: 'Deutschland' }]);
    expect(joerg?.card.dates.map(({ kind, year }) => [kind, year])).toEqual([
      ['birthday', 1985],
      ['anniversary', 2010],
    ]);
    expect(joerg?.card.photo?.data.length).toBe(210);
    expect(hotline?.card).toMatchObject({ phones: [{ value: '08001234567', label: '' }] });
  });

  test('Outlook: Windows-1252, a photo that begins on the next line and ends with an empty one', () => {
    const [juergen] = cardsOf('outlook');
    expect(juergen?.card).toMatchObject({
      prefix: 'Herr',
      givenName: 'Jürgen',
      familyName: 'Grüber',
      company: 'Grüber Bau',
      department: 'Büro',
      notes: ['Erste Zeile\nZweite Zeile mit ü'],
      relations: [{ type: 'spouse', value: 'Käthe' }],
      emails: [{ value: 'juergen@grueber.example', preferred: true }],
    });
    expect(juergen?.card.phones.map(({ label }) => label)).toEqual(['work', 'mobile', 'fax']);
    expect(juergen?.card.photo?.data.length).toBe(210);
  });

  test('Lotus: Windows-1252 declared as UTF-8, lines broken without folding, a card without END', () => {
    const cards = cardsOf('lotus');
    expect(cards.map(({ card }) => [card.givenName, card.familyName])).toEqual([
      ['Käthe', 'Fröhlich'],
      ['Ende', 'Ohne'],
      ['Ende', 'Mit'],
    ]);
    expect(cards[0]?.card.addresses).toMatchObject([
      { street: 'Domplatz 1\nSeiteneingang', city: 'Köln', postalCode: '50668' },
    ]);
    expect(cards.every(({ problem }) => problem === null)).toBe(true);
  });

  test('Google: labels in groups, a photo that is only linked to and is kept as a link', () => {
    const [zoe] = cardsOf('google');
    expect(zoe?.card).toMatchObject({
      givenName: 'Zoë',
      familyName: 'van der Berg',
      tags: ['myContacts', 'Customers'],
      photo: null,
      dates: [
        { kind: 'birthday', year: 1990 },
        { kind: 'custom', label: 'First call' },
      ],
    });
    expect(zoe && extraNames(zoe)).toEqual(['PHOTO', 'X-FILE-AS']);
  });

  test('Nextcloud: vCard 4.0 with lists in types, addresses as URI, a photo as data URI', () => {
    const [jean] = cardsOf('nextcloud');
    expect(jean?.card).toMatchObject({
      uid: '4fbe8971-0bc3-424c-9c26-36c3e1eff6b1',
      suffix: 'Jr., M.D.',
      pronouns: 'they/them',
      language: 'fr',
      dates: [
        { kind: 'birthday', year: null, month: 4, day: 12 },
        { kind: 'anniversary', year: 1996 },
      ],
      emails: [{ value: 'roß@example.org', label: 'home', preferred: true }],
      relations: [
        { type: 'spouse', value: 'Marie Roß' },
        { type: 'child', value: 'urn:uuid:f81d4fae-7dec-11d0-a765-00a0c91e6bf6' },
      ],
    });
    expect(jean?.card.phones).toMatchObject([{ value: '+33-6-12-34-56-78;ext=5', label: 'mobile' }]);
    expect(jean?.card.addresses).toMatchObject([{ street: '12, rue de la Paix', extended: 'Appt. 4' }]);
    expect(jean?.card.photo?.mediaType).toBe('image/jpeg');
    expect(jean && extraNames(jean)).toEqual(['GENDER', 'GEO', 'TZ']);
  });
});

describe('a file of cards that is no good everywhere', () => {
  test('gives what is good, and says what is not', () => {
    const text = 'hello\nBEGIN:VCARD\nFN:Anna Weber\nEND:VCARD\nrubbish: here\nBEGIN:VCARD\nVERSION:3.0\nFN:Bern';
    const cards = readVCards(text);
    expect(cards.map(({ problem }) => problem)).toEqual(['card.outside', null, 'card.outside', 'card.cut']);
    expect(cards[1]?.card).toMatchObject({ givenName: 'Anna', familyName: 'Weber' });
  });

  test('a card within AGENT belongs to the outer card', () => {
    const text =
      'BEGIN:VCARD\nVERSION:2.1\nFN:Anna Weber\nAGENT:\nBEGIN:VCARD\nFN:Bob\nEND:VCARD\nTEL:123456\nEND:VCARD\n';
    const cards = readVCards(text);
    expect(cards).toHaveLength(1);
    expect(cards[0]?.card).toMatchObject({ givenName: 'Anna', phones: [{ value: '123456' }] });
  });
});
