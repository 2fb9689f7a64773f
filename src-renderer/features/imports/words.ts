import type { TFunction } from 'i18next';
import type { CsvDialect, ImportAnalysis, ImportTarget } from '../../../src-shared/contract/imports';
import type { VerdictCounts } from './store';

/** Names of encodings, which are the same in every language. */
export const encodingNames: Record<CsvDialect['encoding'], string> = {
  'utf-8': 'UTF-8',
  'utf-16le': 'UTF-16 LE',
  'utf-16be': 'UTF-16 BE',
  'windows-1252': 'Windows-1252',
  'windows-1250': 'Windows-1250',
  'windows-1251': 'Windows-1251',
  'iso-8859-15': 'ISO 8859-15',
  macintosh: 'Mac OS Roman',
  shift_jis: 'Shift JIS',
  gb18030: 'GB 18030',
  big5: 'Big5',
  'euc-kr': 'EUC-KR',
};

export const delimiterNames = { ',': 'comma', ';': 'semicolon', '\t': 'tab', '|': 'bar' } as const;

/** The targets as one looks for them, in groups. */
export const targetGroups = {
  name: ['fullName', 'prefix', 'givenName', 'additionalName', 'familyName', 'suffix', 'nickname'],
  work: ['company', 'role', 'department'],
  reach: ['email', 'phone', 'url'],
  address: ['street', 'extended', 'postalCode', 'city', 'region', 'country', 'fullAddress'],
  dates: ['birthday', 'anniversary'],
  other: ['tags', 'about', 'pronouns', 'language', 'dates', 'photo', 'note', 'id'],
} as const satisfies Record<string, readonly ImportTarget[]>;

const addressTargets: readonly string[] = targetGroups.address;
const reachTargets: readonly string[] = targetGroups.reach;

export const isAddressPart = (target: ImportTarget): boolean => addressTargets.includes(target);
export const hasLabel = (target: ImportTarget): boolean => isAddressPart(target) || reachTargets.includes(target);

/** What was recognised, in one line: "Outlook export, Windows-1252, semicolon, headings in German, 2,418 rows". */
export function analysisWords(analysis: ImportAnalysis, t: TFunction, locale: string): string {
  if (analysis.format === 'vcard') return cardWords(analysis, t);
  const { dialect, source, rows, format, sheets } = analysis;
  if (format === 'ldif') {
    const from = source === 'unknown' ? [] : [t(`imports.source.${source}`)];
    return ['LDIF', ...from, t('imports.entries', { count: rows })].join(', ');
  }
  const sheet = sheets[dialect.sheet];
  const kind =
    format === 'xlsx'
      ? [t('imports.workbook'), ...(source === 'unknown' ? [] : [t(`imports.source.${source}`)])]
      : [
          t(`imports.source.${source}`),
          encodingNames[dialect.encoding],
          t(`imports.delimiter.${delimiterNames[dialect.delimiter]}`),
        ];
  const where =
    sheet === undefined ? [] : [t(format === 'xlsx' ? 'imports.inSheet' : 'imports.inFile', { name: sheet })];
  return [...kind, ...where, headingWords(analysis, t, locale), t('imports.rows', { count: rows })].join(', ');
}

function headingWords({ dialect, language }: ImportAnalysis, t: TFunction, locale: string): string {
  if (!dialect.header) return t('imports.noHeadings');
  const name = language === '' ? undefined : new Intl.DisplayNames(locale, { type: 'language' }).of(language);
  return name === undefined ? t('imports.headings') : t('imports.headingsIn', { language: name });
}

/** "vCard 3.0 from Apple Contacts, 1,204 cards, 311 photos". */
function cardWords({ cards, source, rows }: ImportAnalysis, t: TFunction): string {
  const name = ['vCard', ...(cards?.versions ?? [])].join(' ');
  const from =
    source === 'unknown' ? name : t('imports.cardsFrom', { name, source: t(`imports.cardSource.${source}`) });
  const photos = cards && cards.photos > 0 ? [t('imports.photos', { count: cards.photos })] : [];
  const files = cards && cards.files > 1 ? [t('imports.inFiles', { count: cards.files })] : [];
  return [from, t('imports.cards', { count: rows }), ...photos, ...files].join(', ');
}

/** What running it will do: "Import 2,301 new, update 90; leave out 27 faulty". Null where it would do nothing. */
export function runWords(counts: VerdictCounts, t: TFunction, locale: string): string | null {
  const acts = (['new', 'update'] as const).filter((verdict) => counts[verdict] > 0);
  if (acts.length === 0) return null;
  const does = acts.map((verdict) => t(`imports.do.${verdict}`, { count: counts[verdict] })).join(', ');
  const words = counts.faulty === 0 ? does : `${does}; ${t('imports.do.leaveOut', { count: counts.faulty })}`;
  return words.charAt(0).toLocaleUpperCase(locale) + words.slice(1);
}

/** Columns with something in them; all of a table, whose empty columns one may want to see as well. */
export const shownColumns = ({ format, columns }: ImportAnalysis): ImportAnalysis['columns'] =>
  format === 'vcard' ? columns.filter(({ samples }) => samples.length > 0) : columns;
