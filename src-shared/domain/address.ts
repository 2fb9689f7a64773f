import { fold } from './fold';

/** A postal address in the parts of vCard's ADR (RFC 6350, 6.3.1). Empty strings where there is none. */
export interface AddressParts {
  street: string;
  extended: string;
  postalCode: string;
  city: string;
  region: string;
  country: string;
}

export const noAddress: AddressParts = { street: '', extended: '', postalCode: '', city: '', region: '', country: '' };

const cityFirst = new Set([
  ...['us', 'usa', 'united states', 'united states of america', 'vereinigte staaten'],
  ...['ca', 'canada', 'kanada', 'au', 'australia', 'australien', 'india', 'indien', 'in'],
  ...[
    'gb',
    'uk',
    'united kingdom',
    'great britain',
    'england',
    'scotland',
    'wales',
    'ie',
    'ireland',
    'nz',
    'new zealand',
  ],
]);

const join = (separator: string, ...parts: readonly string[]) => parts.filter((part) => part !== '').join(separator);

/** The lines of an address as they stand on an envelope in its country: "10115 Berlin", but "Springfield, IL 62701". */
export function addressLines(address: AddressParts): string[] {
  const { street, extended, postalCode, city, region, country } = address;
  // A US ZIP beside a two-letter state tells the country where none is given.
  const american =
    cityFirst.has(fold(country)) || (country === '' && /^[A-Z]{2}$/.test(region) && /^\d{5}/.test(postalCode));
  const place = american
    ? join(', ', city, join(' ', region, postalCode))
    : join(', ', join(' ', postalCode, city), region);
  return [...street.split('\n'), extended, place, country].map((line) => line.trim()).filter((line) => line !== '');
}

/** An address in one line. */
export const formatAddress = (address: AddressParts): string => addressLines(address).join(', ');

export const isAddressEmpty = (address: AddressParts): boolean => Object.values(address).every((part) => part === '');

/** What a part of an address is compared by: the same words, whatever their case, accents and dots. */
export const addressPartKey = (part: string): string =>
  fold(part.replace(/[.,;]/g, ' ')).replace(/\bstr(?:asse)?\b|strasse\b/g, 'str');

const europeanPlace = /^(?:([A-Z]{1,3})-)?(\d{4} ?[A-Z]{2}|\d{3} \d{2}|\d{2}-\d{3}|\d{4,5}) ([^\d,]+)$/;
const americanPlace = /^([^\d,]+),? +([A-Z]{2}) +(\d{5}(?:-\d{4})?)$/;

/**
 * Takes an address in one text apart where its form is clear (a line "10115 Berlin" or "Springfield, IL 62701");
 * otherwise all of it is the street, so that nothing is lost.
 */
export function parseAddress(text: string): AddressParts {
  const clean = text.replace(/\r\n?/g, '\n').trim();
  const american = clean.replace(/,\s*([A-Z]{2} +\d{5}(?:-\d{4})?)/, ' $1');
  const lines = american
    .split(/\n|, /)
    .map((line) => line.trim())
    .filter((line) => line !== '');
  const at = lines.findIndex((line, index) => index > 0 && (europeanPlace.test(line) || americanPlace.test(line)));
  if (at < 0 || lines.length - at > 2) return { ...noAddress, street: clean.replace(/\s*\n\s*/g, ', ') };
  const line = lines[at] ?? '';
  const [, , code = '', city = ''] = line.match(europeanPlace) ?? [];
  const [, town = '', region = '', zip = ''] = line.match(americanPlace) ?? [];
  return {
    street: lines[0] ?? '',
    extended: lines.slice(1, at).join(', '),
    postalCode: code || zip,
    city: city || town,
    region: code ? '' : region,
    country: lines[at + 1] ?? line.match(europeanPlace)?.[1] ?? '',
  };
}
