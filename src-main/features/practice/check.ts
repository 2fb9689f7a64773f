import type { PracticeProfile } from '../../../src-shared/contract/practice';
import { checkIban } from '../../../src-shared/domain/iban';
import { AppError } from '../../../src-shared/errors';
import { checkPoint } from '../parties';

export type ProfilePatch = { [Key in keyof Omit<PracticeProfile, 'logo'>]?: PracticeProfile[Key] | undefined };

const wrong = (field: string, reason: string) => new AppError('validation', `no ${field}`, { field, reason });

type Checks = { [Key in keyof ProfilePatch]?: (value: PracticeProfile[Key], country: string) => PracticeProfile[Key] };

const compact = (value: string) => value.replace(/[\s.]/g, '').toUpperCase();

/** What may stand in a field, and how it is kept. Each fails with `validation`. */
const checks: Checks = {
  phones: (values, country) => values.map((value) => checkPoint('phone', value, country, 'phones').value),
  emails: (values, country) => values.map((value) => checkPoint('email', value, country, 'emails').value),
  website: (value, country) => (value === '' ? '' : checkPoint('url', value, country, 'website').value),
  iban: (value) => {
    if (value === '') return '';
    const check = checkIban(value);
    if (!check.ok) throw wrong('iban', check.reason);
    return check.iban;
  },
  // ISO 9362: four letters of the bank, two of the country, two of the place, three of the branch.
  bic: (value) => {
    const bic = compact(value);
    if (bic !== '' && !/^[A-Z]{4}[A-Z]{2}[A-Z\d]{2}([A-Z\d]{3})?$/.test(bic)) throw wrong('bic', 'bic.malformed');
    return bic;
  },
  // Council Directive 2006/112/EC, Art. 215: the country's prefix, then what the country gives.
  vatId: (value) => {
    const vatId = compact(value);
    if (vatId !== '' && !/^[A-Z]{2}[\dA-Z+*]{2,13}$/.test(vatId)) throw wrong('vatId', 'vat.malformed');
    return vatId;
  },
  languages: (tags) => {
    if (tags.some((tag) => !/^[a-z]{2,3}(-[A-Za-z\d]{2,8})*$/.test(tag))) throw wrong('languages', 'language.unknown');
    return [...new Set(tags)];
  },
};

const trimmed = <T>(value: T): T =>
  (Array.isArray(value)
    ? value.map((one: string) => one.trim()).filter((one) => one !== '')
    : typeof value === 'string'
      ? value.trim()
      : value) as T;

/** A change to the profile as it is kept; numbers without a prefix are of `country`. Fails: `validation` by field. */
export function checkProfile(patch: ProfilePatch, country: string): ProfilePatch {
  const entries = Object.entries(patch).filter(([, value]) => value !== undefined);
  return Object.fromEntries(
    entries.map(([field, given]) => {
      const check = checks[field as keyof ProfilePatch] as ((value: unknown, country: string) => unknown) | undefined;
      const value: unknown = trimmed(given);
      return [field, check ? check(value, country) : value];
    }),
  );
}
