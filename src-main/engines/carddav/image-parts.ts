import { addressPartKey } from '../../../src-shared/domain/address';
import { fold } from '../../../src-shared/domain/fold';
import type { AddressPart, DatePart, Image, PointPart } from './image';
import { type TextPart, textParts } from './image';

/** What an image is made of. */
export interface Parts {
  texts: Partial<Record<TextPart, string>>;
  points: readonly PointPart[];
  addresses: readonly AddressPart[];
  dates: readonly DatePart[];
  tags: readonly string[];
}

export const pointKey = ({ kind, normalized, value }: Omit<PointPart, 'label'>) =>
  `point ${kind} ${normalized || value}`;

export const addressKey = ({ street, extended, postalCode, city, region, country }: Omit<AddressPart, 'label'>) =>
  `address ${[street, extended, postalCode, city, region, country].map(addressPartKey).join('|')}`;

const two = (number: number) => String(number).padStart(2, '0');

/** Somebody is born once; of other dates there may be several. */
export const dateKey = ({ kind, label, month, day }: DatePart) =>
  kind === 'birthday' ? 'date birthday' : `date ${kind} ${fold(label)} ${two(month)}-${two(day)}`;

export const tagKey = (name: string) => `tag ${fold(name)}`;

export function imageOfParts({ texts, points, addresses, dates, tags }: Parts): Image {
  const image: Record<string, string> = {};
  for (const part of textParts) if (texts[part]) image[part] = texts[part];
  const add = (key: string, value: string) => {
    image[key] ??= value;
  };
  for (const { kind, value, normalized, label } of points)
    add(pointKey({ kind, value, normalized }), JSON.stringify({ kind, value, normalized, label }));
  for (const address of addresses) {
    const { label, street, extended, postalCode, city, region, country } = address;
    add(addressKey(address), JSON.stringify({ label, street, extended, postalCode, city, region, country }));
  }
  for (const date of dates) {
    const { kind, label, year, month, day } = date;
    add(dateKey(date), JSON.stringify({ kind, label, year, month, day }));
  }
  for (const tag of tags) add(tagKey(tag), tag);
  return image;
}

export const pointOfPart = (value: string) => JSON.parse(value) as PointPart;
export const dateOfPart = (value: string) => JSON.parse(value) as DatePart;
export const addressOfPart = (value: string) => JSON.parse(value) as AddressPart;

const valuesOf = (image: Image, prefix: string) =>
  Object.entries(image).flatMap(([key, value]) => (key.startsWith(prefix) ? [value] : []));

export function partsOfImage(image: Image): Parts {
  return {
    texts: Object.fromEntries(textParts.flatMap((part) => (image[part] ? [[part, image[part]]] : []))),
    points: valuesOf(image, 'point ').map(pointOfPart),
    addresses: valuesOf(image, 'address ').map(addressOfPart),
    dates: valuesOf(image, 'date ').map(dateOfPart),
    tags: valuesOf(image, 'tag '),
  };
}
