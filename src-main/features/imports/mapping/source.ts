import type { ImportAnalysis } from '../../../../src-shared/contract/imports';
import { headingKey, readHeading } from './heading';
import { headingWords } from './words';

type Source = ImportAnalysis['source'];

/** The program a file comes from, by headings that only it writes. */
export function recogniseSource(headers: readonly string[]): Source {
  const keys = new Set(headers.map(headingKey));
  const some = (...wanted: string[]) => wanted.some((key) => keys.has(key));
  if (some('praxis id')) return 'praxis';
  if (headers.some((header) => /^person - /i.test(header))) return 'pipedrive';
  if (some('e mail 1 value', 'phone 1 value', 'group membership')) return 'google';
  if (some('e mail type', 'e mail typ', 'business street', 'strasse geschaftlich', 'e mail 2 adresse'))
    return 'outlook';
  if (some('record id') && some('contact owner', 'lifecycle stage', 'lead status', 'email', 'create date'))
    return 'hubspot';
  if (some('mozillasecondemail', 'mozillanickname', 'mozillahomestreet', 'modifytimestamp')) return 'thunderbird';
  if (some('primary email') && some('secondary email') && some('custom 1')) return 'thunderbird';
  if (some('mailing street') && some('contact owner', 'contact id') && some('lead source')) {
    return some('mailing zip postal code', 'mailing state province') ? 'salesforce' : 'zoho';
  }
  return 'unknown';
}

/** The language most of the headings are in (ISO 639-1), empty where none is known. */
export function headingLanguage(headers: readonly string[]): string {
  const votes = new Map(Object.keys(headingWords).map((language) => [language, 0]));
  for (const header of headers) {
    // "E-Mail" says little, "Vorname" much.
    const languages = readHeading(header)?.languages ?? [];
    for (const language of languages) votes.set(language, (votes.get(language) ?? 0) + 1 / languages.length);
  }
  const [best] = [...votes].sort((one, other) => other[1] - one[1]);
  return best && best[1] > 0 ? best[0] : '';
}
