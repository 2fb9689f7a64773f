import i18next from 'i18next';
import { beforeAll, describe, expect, it } from 'vitest';
import { de } from '../../../../src-renderer/app/i18n/de';
import { en } from '../../../../src-renderer/app/i18n/en';
import {
  analysisWords,
  hasLabel,
  isAddressPart,
  runWords,
  targetGroups,
} from '../../../../src-renderer/features/imports/words';
import { type ImportAnalysis, importTarget } from '../../../../src-shared/contract/imports';

const i18n = i18next.createInstance();
const t = { en: i18n.getFixedT('en'), de: i18n.getFixedT('de') };

beforeAll(async () => {
  await i18n.init({
    resources: { en: { translation: en }, de: { translation: de } },
    interpolation: { escapeValue: false },
  });
  t.en = i18n.getFixedT('en');
  t.de = i18n.getFixedT('de');
});

const analysis: ImportAnalysis = {
  importId: '0190f0a0-0000-7000-8000-000000000009',
  fileName: 'kontakte.csv',
  format: 'csv',
  sheets: [],
  cards: null,
  leftOut: [],
  dialect: { encoding: 'windows-1252', delimiter: ';', quote: '"', header: true, sheet: 0 },
  source: 'outlook',
  language: 'de',
  rows: 2418,
  columns: [],
  country: 'DE',
};
const none = { new: 0, update: 0, duplicate: 0, faulty: 0, empty: 0 };

describe('what was recognised in a file', () => {
  it('stands in one line', () => {
    expect(analysisWords(analysis, t.en, 'en')).toBe(
      'Outlook export, Windows-1252, semicolon, headings in German, 2,418 rows',
    );
    expect(analysisWords(analysis, t.de, 'de')).toBe(
      'Export aus Outlook, Windows-1252, Semikolon, Überschriften auf Deutsch, 2.418 Zeilen',
    );
  });

  it('is said plainly where there is little of it', () => {
    const dialect = { encoding: 'utf-8', delimiter: '\t', quote: '"', header: false, sheet: 0 } as const;
    expect(analysisWords({ ...analysis, dialect, source: 'unknown', rows: 1 }, t.en, 'en')).toBe(
      'Table, UTF-8, tab, no headings, 1 row',
    );
    expect(analysisWords({ ...analysis, language: '' }, t.en, 'en')).toContain('with headings');
  });

  it('is said of cards, sheets and LDIF in their own words', () => {
    const cards = { versions: ['3.0'], photos: 311, files: 1 };
    const vcard = { ...analysis, format: 'vcard', source: 'apple', rows: 1204, cards } as const;
    expect(analysisWords(vcard, t.en, 'en')).toBe('vCard 3.0 from Apple Contacts, 1,204 cards, 311 photos');
    expect(analysisWords({ ...vcard, source: 'unknown', cards: { ...cards, photos: 0, files: 12 } }, t.en, 'en')).toBe(
      'vCard 3.0, 1,204 cards, in 12 files',
    );
    const xlsx: ImportAnalysis = { ...analysis, format: 'xlsx', source: 'unknown', sheets: ['People', 'Old'] };
    expect(analysisWords(xlsx, t.en, 'en')).toBe('Excel workbook, sheet “People”, headings in German, 2,418 rows');
    expect(analysisWords({ ...analysis, format: 'ldif', source: 'thunderbird' }, t.en, 'en')).toBe(
      'LDIF, Thunderbird export, 2,418 entries',
    );
  });
});

describe('the import button', () => {
  it('says what it will do', () => {
    const counts = { ...none, new: 2301, update: 90, faulty: 27, duplicate: 4 };
    expect(runWords(counts, t.en, 'en')).toBe('Import 2,301 new, update 90; leave out 27 faulty');
    expect(runWords(counts, t.de, 'de')).toBe('2.301 neu anlegen, 90 ändern; 27 fehlerhafte weglassen');
  });

  it('says only what there is', () => {
    expect(runWords({ ...none, update: 1 }, t.en, 'en')).toBe('Update 1');
    expect(runWords({ ...none, new: 3 }, t.en, 'en')).toBe('Import 3 new');
  });

  it('offers nothing where nothing would happen', () => {
    expect(runWords({ ...none, faulty: 9, duplicate: 2, empty: 1 }, t.en, 'en')).toBeNull();
  });
});

describe('where a column can go', () => {
  it('is every target of the contract, once', () => {
    // Of the users' own fields each is offered by its name.
    const offered = ['ignore', 'custom', ...Object.values(targetGroups).flat()];
    expect(offered.toSorted()).toEqual(importTarget.options.toSorted());
  });

  it('takes a label only where a contact has one', () => {
    expect(importTarget.options.filter(hasLabel).filter((target) => !isAddressPart(target))).toEqual([
      'email',
      'phone',
      'url',
    ]);
    expect(isAddressPart('fullAddress')).toBe(true);
    expect(hasLabel('company')).toBe(false);
  });
});
