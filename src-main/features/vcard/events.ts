import type { Card, CardDate } from './card';
import { readDay } from './dates';
import { component, type Property, paramOf, splitValue, unescapeText } from './property';

/** Android's numbers of what a day is (ContactsContract.CommonDataKinds.Event). */
const androidEvents: Readonly<Record<string, CardDate['kind']>> = { 1: 'anniversary', 3: 'birthday' };
/** Android's numbers of relations (ContactsContract.CommonDataKinds.Relation). */
const androidRelations = [
  ...['', 'assistant', 'brother', 'child', 'domestic partner', 'father', 'friend', 'manager'],
  ...['mother', 'parent', 'partner', 'referred by', 'relative', 'sister', 'spouse'],
];

export const dateProperties: Readonly<Record<string, CardDate['kind']>> = {
  BDAY: 'birthday',
  ANNIVERSARY: 'anniversary',
  'X-ANNIVERSARY': 'anniversary',
  'X-EVOLUTION-ANNIVERSARY': 'anniversary',
  'X-KADDRESSBOOK-X-ANNIVERSARY': 'anniversary',
  'X-MS-ANNIVERSARY': 'anniversary',
  'X-WAB-WEDDING_ANNIVERSARY': 'anniversary',
  'X-ABDATE': 'custom',
};

/** Adds a day to the card; answers false where the value is no day, or the card has such a day already. */
export function addDate(card: Card, property: Property, label: string): boolean {
  const day = readDay(unescapeText(property.value), paramOf(property, 'X-APPLE-OMIT-YEAR')[0]);
  const kind = kindOf(dateProperties[property.name] ?? 'custom', label);
  return day !== null && add(card, { ...day, kind, label: kind === 'custom' ? label : '' });
}

function kindOf(kind: CardDate['kind'], label: string): CardDate['kind'] {
  if (kind !== 'custom') return kind;
  return label === 'birthday' || label === 'anniversary' ? label : 'custom';
}

/** The same day twice, as BDAY and in a program's own property, is one. */
function add(card: Card, date: CardDate): boolean {
  const same = card.dates.some(
    ({ kind, label, year, month, day }) =>
      kind === date.kind && label === date.label && year === date.year && month === date.month && day === date.day,
  );
  if (!same) card.dates.push(date);
  return true;
}

/** `X-ANDROID-CUSTOM:vnd.android.cursor.item/nickname;Anni;1;;…`. Answers false for what is not known. */
export function readAndroid(card: Card, property: Property): boolean {
  const [type = '', value = '', kind = '', label = ''] = splitValue(property.value, ';').map((part) =>
    component(part, ','),
  );
  if (value === '') return true;
  if (type.endsWith('/nickname')) card.nickname ||= value;
  else if (type.endsWith('/contact_event')) {
    const day = readDay(value);
    const known = androidEvents[kind] ?? 'custom';
    return day !== null && add(card, { ...day, kind: known, label: known === 'custom' ? label : '' });
  } else if (type.endsWith('/relation')) {
    card.relations.push({ type: androidRelations[Number(kind)] || label, value });
  } else return false;
  return true;
}
