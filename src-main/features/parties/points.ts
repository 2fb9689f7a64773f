import { and, asc, eq, isNull } from 'drizzle-orm';
import type { ContactPoint, Permission } from '../../../src-shared/contract/parties';
import { checkEmail } from '../../../src-shared/domain/email';
import { checkPhone } from '../../../src-shared/domain/phone';
import { AppError } from '../../../src-shared/errors';
import type { ReadableDb, Tx } from '../../platform/store/handles';
import { newRow } from '../../platform/store/rows';
import { insertRow, nextPosition } from '../records';
import { contactPoint } from './schema';

export type PointKind = ContactPoint['kind'];

const fields = {
  id: contactPoint.id,
  kind: contactPoint.kind,
  value: contactPoint.value,
  normalized: contactPoint.normalized,
  label: contactPoint.label,
  position: contactPoint.position,
  preferred: contactPoint.preferred,
  consent: contactPoint.consent,
  consentAt: contactPoint.consentAt,
  consentSource: contactPoint.consentSource,
};

/** A party's contact points, in their order. */
export function pointsOf(db: ReadableDb, partyId: string): ContactPoint[] {
  return db.orm
    .select(fields)
    .from(contactPoint)
    .where(and(eq(contactPoint.partyId, partyId), isNull(contactPoint.deletedAt)))
    .orderBy(asc(contactPoint.position), asc(contactPoint.id))
    .all();
}

function normalizeUrl(value: string): string | null {
  const text = value.trim();
  const url = /\s/.test(text) ? null : URL.parse(/^[a-z][a-z\d+.-]*:/i.test(text) ? text : `https://${text}`);
  return url && /^https?:$/.test(url.protocol) && url.hostname.includes('.') ? url.href : null;
}

/**
 * `value` as it is kept and what it is matched by. Numbers without a prefix are of `country` (ISO 3166).
 * Fails: `validation` with `field` (`value` by default) and a reason such as `email.noAt`.
 */
export function checkPoint(kind: PointKind, value: string, country: string, field = 'value') {
  const fail = (reason: string) => new AppError('validation', `no ${kind}`, { field, reason });
  if (kind === 'email') {
    const check = checkEmail(value);
    if (!check.ok) throw fail(check.reason);
    return { value: check.value, normalized: check.normalized };
  }
  if (kind === 'phone') {
    const check = checkPhone(value, country);
    if (!check.ok) throw fail(check.reason);
    return { value: value.trim(), normalized: check.normalized };
  }
  const normalized = normalizeUrl(value);
  if (normalized === null) throw fail('url.malformed');
  return { value: value.trim(), normalized };
}

/** A contact point that was checked before. */
export interface NewPoint extends Partial<Permission> {
  kind: PointKind;
  value: string;
  normalized: string;
  label: string;
}

/** Adds a contact point; it comes last unless `position` says where. */
export function insertPoint(tx: Tx, partyId: string, point: NewPoint & { position?: number }): string {
  const row = newRow(tx);
  const position = point.position ?? nextPosition(tx.db, 'contact_point', partyId);
  insertRow(tx, contactPoint, { ...row, partyId, ...point, position });
  return row.id;
}

/** The live contact point of a party. Fails: `not_found`. */
export function pointOf(db: ReadableDb, partyId: string, id: string): ContactPoint {
  const point = db.orm
    .select(fields)
    .from(contactPoint)
    .where(and(eq(contactPoint.id, id), eq(contactPoint.partyId, partyId), isNull(contactPoint.deletedAt)))
    .get();
  if (!point) throw new AppError('not_found', 'no such contact point', { id });
  return point;
}
