import {
  type CountryCode,
  getCountryCallingCode,
  isSupportedCountry,
  type PhoneNumber,
  parsePhoneNumberFromString,
} from 'libphonenumber-js/min';

/** Why a text is no phone number; stable, for words in the user's language see the locales. */
export type PhoneProblem =
  | 'phone.empty'
  | 'phone.notANumber'
  | 'phone.tooShort'
  | 'phone.tooLong'
  | 'phone.rounded'
  | 'phone.country';

export type PhoneCheck =
  | { readonly ok: true; readonly normalized: string; readonly country: string | null }
  | { readonly ok: false; readonly reason: PhoneProblem };

/** Whether a text is the ISO 3166 code of a country with telephone numbers. */
export const isCountry = (code: string): boolean => isSupportedCountry(code);

const no = (reason: PhoneProblem): PhoneCheck => ({ ok: false, reason });

/** ITU-T E.161 keypad. */
const keypad = ['abc', 'def', 'ghi', 'jkl', 'mno', 'pqrs', 'tuv', 'wxyz'];
const digitOf = (letter: string) => String(keypad.findIndex((key) => key.includes(letter.toLowerCase())) + 2);

/** Digits of any width as ASCII; invisible marks and remarks ("Tel.", "(privat)") off; 00 as +, a vanity word as digits. */
function prepare(raw: string): string {
  return raw
    .normalize('NFKC')
    .replace(/\p{Cf}/gu, '')
    .replace(/[\u2010-\u2015\u2212]/g, '-')
    .trim()
    .replace(/^\p{L}[\p{L}.]*[.:]? *(?=[+(\d])/u, '')
    .replace(/ *\(\p{L}[^()\d]*\)$/u, '')
    .replace(/^(?:00|\+ ?00) ?(?=[1-9])/, '+')
    .replace(/^(\+[\d ./-]+)\(0\)/, '$1 ')
    .replace(
      /^([+(]?\d[\d\s().-]{2,})((?:[a-z]-?){4,})$/i,
      (_all, digits: string, word: string) => digits + word.replace(/[a-z]/gi, digitOf),
    );
}

function parse(text: string, country: string): PhoneNumber | undefined {
  const region = country.toUpperCase();
  const known = isSupportedCountry(region);
  const found = parsePhoneNumberFromString(text, {
    ...(known && { defaultCountry: region as CountryCode }),
    extract: false,
  });
  if (found?.isPossible() || text.startsWith('+')) return found;
  // Spreadsheets drop the plus: "49301234567".
  const international = parsePhoneNumberFromString(`+${text.replace(/^\D+/, '')}`, { extract: false });
  return international?.isValid() ? international : found;
}

/**
 * Reads a phone number as people write it. National numbers are of `country` (ISO 3166, two letters).
 * `normalized` is E.164, with an extension as RFC 3966 has it (`+49301234567;ext=12`), so that two people at
 * one switchboard stay two. Checks whether a number can exist (its length), not whether it is in service.
 */
export function checkPhone(raw: string, country: string): PhoneCheck {
  if (raw.trim() === '') return no('phone.empty');
  if (raw.length > 200) return no('phone.tooLong');
  if (/^\+?\d+(?:[.,]\d+)?e\+?\d+$/i.test(raw.trim())) return no('phone.rounded');
  const text = prepare(raw);
  const digits = text.replace(/\D/g, '').length;
  if (digits === 0 || /[a-wyz]{5,}|@/i.test(text.replace(/ext(?:ension)?|durchwahl|anschluss|poste/gi, ''))) {
    return no('phone.notANumber');
  }
  if (digits < 6 && !text.startsWith('+')) return no('phone.tooShort');
  const found = parse(text.replace(/(?:durchwahl|dw|poste)[.:]?\s*(?=\d+$)/i, ' ext. '), country);
  if (found?.isPossible()) {
    const normalized = found.ext ? `${found.number};ext=${found.ext}` : found.number;
    return { ok: true, normalized, country: found.country ?? null };
  }
  if (digits < 7) return no('phone.tooShort');
  if (digits > 15) return no('phone.tooLong');
  if (!found) return no(/[^\d\s()+./x;=-]/i.test(text) ? 'phone.notANumber' : 'phone.country');
  const nationalLength = found.nationalNumber.length;
  return no(nationalLength < 8 ? 'phone.tooShort' : 'phone.tooLong');
}

/** What a number is matched by (E.164), or null where it can't be one: then it is kept only as typed. */
export function normalizePhone(raw: string, country: string): string | null {
  const check = checkPhone(raw, country);
  return check.ok ? check.normalized : null;
}

/** A number for reading: national within `country`, else international; what can't be read stays as typed. */
export function formatPhone(raw: string, country: string): string {
  const check = checkPhone(raw, country);
  if (!check.ok) return raw;
  const [number = '', extension] = check.normalized.split(';ext=');
  const found = parsePhoneNumberFromString(number);
  if (!found) return raw;
  const region = country.toUpperCase();
  const national = isSupportedCountry(region) && getCountryCallingCode(region) === found.countryCallingCode;
  const text = national ? found.formatNational() : found.formatInternational();
  return extension ? `${text} ext. ${extension}` : text;
}
