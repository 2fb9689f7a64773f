import fc from 'fast-check';
import iconv from 'iconv-lite';
import { describe, expect, test } from 'vitest';
import { EncodingScan } from '../../../src-main/features/imports/csv/encoding';
import { fileKind } from '../../../src-main/features/imports/csv/file-kind';
import type { Encoding } from '../../../src-main/features/imports/csv/legacy-encodings';

function scan(bytes: Uint8Array, piece = 7): EncodingScan {
  const found = new EncodingScan();
  for (let at = 0; at < bytes.length; at += piece) found.push(bytes.subarray(at, at + piece));
  return found;
}

const samples: Partial<Record<Encoding, readonly string[]>> = {
  'windows-1252': [
    'Vorname;Nachname;Straße\nJörg;Müller;Hauptstraße 3\nAnna;Weber;Am Weg 1\n',
    'Prénom,Nom\nFrançois,Lefèvre\nHélène,Garçon\n',
    'Nombre,Teléfono\nJosé,Núñez\nMaría,Peña\n',
    'Nome,Città\nNicolò,Forlì\nMarçal,São João\n',
    'Navn,By\nJørgen Sørensen,København\nBjørn Ødegård,Tromsø\nÅse Ærø,Århus\n',
    'Namn,Ort\nÅsa Öberg,Malmö\nGöran Sjöström,Växjö\n',
    'Name;Ort\nAnna Weber;Köln\n',
    'Name,Notes\nO’Brien,“quoted” – 5 €\n',
    'NAME;ORT\nMÜLLER;KÖLN\nGRÖßE;SÜD\n',
    'Name\nZoë\n',
  ],
  'windows-1250': [
    'Imię;Nazwisko\nŁukasz;Wójcik\nMałgorzata;Dąbrowska\nGrażyna;Świątek\n',
    'Jméno;Příjmení\nJiří;Dvořák\nTomáš;Kovář\nRůžena;Šťastná\n',
    'Név;Cím\nŐry Gergő;Győr\nSzűcs Ernő;Pécs\n',
    'Imię;Miasto\nAnna;Łódź\n',
    'Meno;Mesto\nĽubomír;Košice\nŽaneta;Trenčín\n',
  ],
  'windows-1251': ['Имя;Фамилия\nИван;Петров\nМария;Кузнецова\n', 'Имя,Город\nАнна,Москва\n', 'Имя\nОльга\n'],
  macintosh: [
    'Vorname;Nachname;Straße\nJörg;Müller;Hauptstraße 3\nUte;Schäfer;Am Weg 1\n',
    'Prénom,Nom\nFrançois,Lefèvre\nHélène,Garçon\n',
    'Nombre\nJosé Núñez\nMaría Peña\n',
  ],
  'iso-8859-15': ['Prénom,Nom,Prix\nFrançois,Sœurs,3 €\nHélène,Bœuf,5 €\n'],
  shift_jis: ['氏名,会社\n山田 太郎,株式会社サンプル\n佐藤 花子,有限会社テスト\n', '名前\n鈴木\n'],
  gb18030: ['姓名,公司\n王小明,示例有限公司\n李娜,测试公司\n', '姓名\n张伟\n'],
  big5: ['姓名,公司\n王小明,範例股份有限公司\n陳美麗,測試公司\n'],
  'euc-kr': ['이름,회사\n김민수,주식회사 예제\n이영희,테스트\n', '이름\n박지훈\n'],
};

describe('EncodingScan', () => {
  const rows = Object.entries(samples).flatMap(([encoding, texts]) => texts.map((text) => [encoding, text] as const));
  test.each(rows)('tells %s by %j', (encoding, text) => {
    expect(scan(iconv.encode(text, encoding)).encoding()).toBe(encoding);
  });

  test.each(rows)(
    'tells UTF-8 and UTF-16, with and without a byte order mark, of the %s text %j',
    (_encoding, text) => {
      expect(scan(iconv.encode(text, 'utf-8')).encoding()).toBe('utf-8');
      expect(scan(iconv.encode(text, 'utf-8', { addBOM: true })).encoding()).toBe('utf-8');
      expect(scan(iconv.encode(text, 'utf-16le')).encoding()).toBe('utf-16le');
      expect(scan(iconv.encode(text, 'utf-16be')).encoding()).toBe('utf-16be');
      expect(scan(iconv.encode(text, 'utf-16le', { addBOM: true })).encoding()).toBe('utf-16le');
      expect(scan(iconv.encode(text, 'utf-16be', { addBOM: true })).encoding()).toBe('utf-16be');
    },
  );

  test('finds the one letter beyond ASCII at the end of a long file', () => {
    const text = `Name,City\n${'Anna,Bonn\n'.repeat(50_000)}Jörg,Köln\n`;
    expect(scan(iconv.encode(text, 'windows-1252'), 65_536).encoding()).toBe('windows-1252');
    expect(scan(iconv.encode(text, 'utf-8'), 65_536).encoding()).toBe('utf-8');
  });

  test('takes a file whose last character was cut for UTF-8, and one with a few broken bytes', () => {
    const bytes = iconv.encode('Name\nJörg Müller\nUte Schäfer\nZoë', 'utf-8');
    expect(scan(bytes.subarray(0, bytes.length - 1)).encoding()).toBe('utf-8');
    const broken = Buffer.concat([iconv.encode('Jörg Müller\n'.repeat(20), 'utf-8'), Buffer.from([0xfc, 0x0a])]);
    expect(scan(broken).encoding()).toBe('utf-8');
  });

  test('takes plain ASCII for UTF-8, NULs in it too', () => {
    expect(scan(Buffer.from('Name,City\nAnna,Bonn\n')).encoding()).toBe('utf-8');
    expect(scan(Buffer.from('Name,City\nAn\0na,B\0onn\n')).encoding()).toBe('utf-8');
    expect(scan(Buffer.from('Name\nAn\0na\n')).isBinary()).toBe(false);
  });

  test('knows binary data by its control characters', () => {
    expect(scan(Uint8Array.from({ length: 5000 }, (_, at) => (at * 7919) % 256)).isBinary()).toBe(true);
    expect(scan(new Uint8Array(5000)).isBinary()).toBe(true);
    expect(scan(iconv.encode('Имя;Город\n'.repeat(50), 'utf-16le')).isBinary()).toBe(false);
  });
});

describe('fileKind', () => {
  test.each([
    ['file.spreadsheet', '\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1'],
    ['file.archive', 'PK\x03\x04....photo'],
    ['file.archive', '\x1f\x8b\x08'],
    ['file.pdf', '%PDF-1.7'],
    ['file.image', '\x89PNG\r\n'],
    ['vcard', 'BEGIN:VCARD\r\nVERSION:3.0'],
    ['vcard', '\xff\xfeB\0E\0G\0I\0N\0:\0V\0C\0A\0R\0D\0'],
    ['ldif', 'version: 1\n\ndn: cn=Anna'],
    ['ldif', '# Thunderbird\ndn:: Y249QW5uYQ=='],
    ['file.html', '\xef\xbb\xbf<!DOCTYPE html><html>'],
    ['file.json', '[{"name":"Anna"}]'],
    ['file.binary', 'SQLite format 3\0'],
    ['csv', 'Name,City\n'],
    ['csv', '[x],y\n'],
  ])('says %s', (problem, text) => {
    expect(fileKind(Buffer.from(text, 'latin1'))).toBe(problem);
  });
});

test('a file is told the same in one piece, which is mostly plain, as byte by byte', () => {
  const text = fc.constantFrom(
    'name,city\n',
    'x'.repeat(300),
    'M\u00fcller',
    'Stra\u00dfe;',
    '\u0000',
    '\u0007',
    'a b ',
  );
  fc.assert(
    fc.property(
      fc.array(text, { minLength: 1, maxLength: 400 }),
      fc.constantFrom('utf8', 'latin1', 'utf16le') as fc.Arbitrary<BufferEncoding>,
      (parts, encoding) => {
        const bytes = Buffer.from(parts.join(''), encoding);
        const [whole, single] = [scan(bytes, bytes.length), scan(bytes, 1)];
        expect([whole.encoding(), whole.isBinary()]).toEqual([single.encoding(), single.isBinary()]);
        expect(whole.start).toEqual(single.start);
      },
    ),
    { numRuns: 200 },
  );
});
