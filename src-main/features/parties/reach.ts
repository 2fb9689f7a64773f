import { foremost } from '../../../src-shared/domain/foremost';
import type { ReadableDb } from '../../platform/store/handles';
import { customLines } from '../records';
import { line } from '../search';

/** What of a party's contact points and addresses stands in lists, and what they can be found by. */
export interface Reach {
  email: string;
  phone: string;
  city: string;
  lines: string[];
}

interface Point {
  kind: 'email' | 'phone' | 'url';
  value: string;
  normalized: string;
  preferred?: boolean | 0 | 1;
}

export interface Place {
  street: string;
  extended: string;
  postalCode: string;
  city: string;
  region: string;
  country: string;
  preferred?: boolean | 0 | 1;
}

/** The preferred email, number and city stand for all, else the first; addresses and numbers as they are matched by. */
export function reachFrom(points: readonly Point[], places: readonly Partial<Place>[]): Reach {
  const first = (wanted: Point['kind']) => foremost(points.filter(({ kind }) => kind === wanted));
  const email = first('email');
  const phone = first('phone');
  const pointLines = points.map(({ kind, value, normalized }) =>
    line(value, kind === 'phone' ? (normalized || value).replace(';ext=', ' ').replace(/[^\d ]/g, '') : ''),
  );
  const placeLines = places.map(({ street, extended, postalCode, city, region, country }) =>
    line([street, extended, [postalCode, city].filter(Boolean).join(' '), region, country].filter(Boolean).join(', ')),
  );
  return {
    email: email ? email.normalized || email.value : '',
    phone: phone ? phone.normalized || phone.value : '',
    city: foremost(places.filter(({ city }) => city))?.city ?? '',
    lines: [...pointLines, ...placeLines].filter((text) => text !== ''),
  };
}

/** The reach of a party as it stands in the store. */
export function reachOf(db: ReadableDb, partyId: string): Reach {
  const points = db
    .prepare<[string], Point>(
      `SELECT kind, value, normalized, preferred FROM contact_point WHERE party_id = ? AND deleted_at IS NULL ORDER BY position, id`,
    )
    .all(partyId);
  const places = db
    .prepare<[string], Place>(
      `SELECT street, extended, postal_code AS postalCode, city, region, country, preferred FROM postal_address
       WHERE party_id = ? AND deleted_at IS NULL ORDER BY position, id`,
    )
    .all(partyId);
  const reach = reachFrom(points, places);
  const files = db
    .prepare<[string], { name: string }>(
      'SELECT name FROM attachment WHERE party_id = ? AND deleted_at IS NULL ORDER BY position, id',
    )
    .all(partyId);
  const further = [...files.map(({ name }) => name), ...customLines(db, partyId)];
  return further.length === 0 ? reach : { ...reach, lines: [...reach.lines, ...further.map((text) => line(text))] };
}
