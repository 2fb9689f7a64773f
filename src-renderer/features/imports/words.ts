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
  other: ['tags', 'about', 'note', 'id'],
} as const satisfies Record<string, readonly ImportTarget[]>;

const addressTargets: readonly string[] = targetGroups.address;
const reachTargets: readonly string[] = targetGroups.reach;

export const isAddressPart = (target: ImportTarget): boolean => addressTargets.includes(target);
export const hasLabel = (target: ImportTarget): boolean => isAddressPart(target) || reachTargets.includes(target);

/** What was recognised, in one line: "Outlook export, Windows-1252, semicolon, headings in German, 2,418 rows". */
export function analysisWords(analysis: ImportAnalysis, t: TFunction, locale: string): string {
  const { dialect, source, language, rows } = analysis;
  const headings = () => {
    if (!dialect.header) return t('imports.noHeadings');
    const name = language === '' ? undefined : new Intl.DisplayNames(locale, { type: 'language' }).of(language);
    return name === undefined ? t('imports.headings') : t('imports.headingsIn', { language: name });
  };
  return [
    t(`imports.source.${source}`),
    encodingNames[dialect.encoding],
    t(`imports.delimiter.${delimiterNames[dialect.delimiter]}`),
    headings(),
    t('imports.rows', { count: rows }),
  ].join(', ');
}

/** What running it will do: "Import 2,301 new, update 90; leave out 27 faulty". Null where it would do nothing. */
export function runWords(counts: VerdictCounts, t: TFunction, locale: string): string | null {
  const acts = (['new', 'update'] as const).filter((verdict) => counts[verdict] > 0);
  if (acts.length === 0) return null;
  const does = acts.map((verdict) => t(`imports.do.${verdict}`, { count: counts[verdict] })).join(', ');
  const words = counts.faulty === 0 ? does : `${does}; ${t('imports.do.leaveOut', { count: counts.faulty })}`;
  return words.charAt(0).toLocaleUpperCase(locale) + words.slice(1);
}
