import type { ContactImage } from './contact-image';
import { dateText } from './date-cells';
import type { DraftPoint } from './point-cells';
import { columnsPerKind, joinValues, type PraxisWidths } from './praxis-format';

const addressParts = ['label', 'street', 'extended', 'postalCode', 'city', 'region', 'country'] as const;

const places = (width: number) => Array.from({ length: Math.min(width, columnsPerKind) }, (_, at) => at);

/** Those of a numbered column: one, or in the last column all that are left. */
const shareOf = <T>(values: readonly T[], at: number): readonly T[] =>
  at === columnsPerKind - 1 ? values.slice(at) : values.slice(at, at + 1);

/** The cells of a contact, under a header of these widths and the users' own fields of these ids. */
export function praxisCells(contact: ContactImage, widths: PraxisWidths, customs: readonly string[] = []): string[] {
  const { id, prefix, givenName, additionalName, familyName, suffix, nickname, company, role, department } = contact;
  const { pronouns, language, dates } = contact;
  const points = (kind: DraftPoint['kind']) => {
    const values = contact.points.filter((point) => point.kind === kind);
    return places(widths[kind]).flatMap((at) => {
      const share = shareOf(values, at);
      return [joinValues(share.map((point) => point.value)), joinValues(share.map((point) => point.label))];
    });
  };
  const addresses = places(widths.address).flatMap((at) => {
    const share = shareOf(contact.addresses, at);
    return addressParts.map((field) => joinValues(share.map((address) => address[field])));
  });
  return [
    ...[id, prefix, givenName, additionalName, familyName, suffix, nickname, company, role, department],
    ...[pronouns, language, joinValues(dates.map(dateText))],
    ...points('email'),
    ...points('phone'),
    ...points('url'),
    ...addresses,
    joinValues(contact.tags),
    contact.about,
    ...places(widths.note).map((at) => joinValues(shareOf(contact.notes, at))),
    ...customs.map((id) => contact.custom?.[id] ?? ''),
  ];
}
