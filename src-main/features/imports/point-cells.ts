import { checkEmail } from '../../../src-shared/domain/email';
import { checkPhone } from '../../../src-shared/domain/phone';
import { splitCell } from './cells';

export interface DraftPoint {
  kind: 'email' | 'phone' | 'url';
  value: string;
  /** What it is matched by; empty where it can't be normalized and is kept as typed. */
  normalized: string;
  label: string;
}

/** What people write where there is nothing. */
const nothing = /^(?:-+|–|—|\.|n\/?a|none|null|nil|keine?|k\. ?a\.|unbekannt|unknown|-\/-|x|\?+|0+)$/i;

/** Reasons a phone number is kept as typed for; with any other the cell is faulty. */
const keptAsTyped: ReadonlySet<string> = new Set(['phone.tooShort', 'phone.country']);

type Read = { point: Omit<DraftPoint, 'label'> | null; reason: string };

function readEmail(value: string): Read {
  const check = checkEmail(value);
  if (!check.ok) return { point: null, reason: check.reason };
  return { point: { kind: 'email', value: check.value, normalized: check.normalized }, reason: '' };
}

function readPhone(value: string, country: string): Read {
  const check = checkPhone(value, country);
  if (check.ok) return { point: { kind: 'phone', value, normalized: check.normalized }, reason: '' };
  const kept = keptAsTyped.has(check.reason) ? { kind: 'phone' as const, value, normalized: '' } : null;
  return { point: kept, reason: check.reason };
}

function readUrl(value: string): Read {
  const text = /^[a-z][a-z\d+.-]*:/i.test(value) ? value : `https://${value}`;
  const url = !/\s/.test(value) && URL.canParse(text) ? new URL(text) : null;
  const normalized = url && /^https?:$/.test(url.protocol) && url.hostname.includes('.') ? url.href : '';
  return { point: { kind: 'url', value, normalized }, reason: normalized ? '' : 'url.malformed' };
}

/** Several addresses stand in one cell in many ways: with commas, with blanks, with names before them. */
const splitEmails = (cell: string): string[] =>
  splitCell(cell).flatMap((part) => {
    const bracketed = part.match(/<[^<>]*>/g);
    if (bracketed && bracketed.length > 0) return bracketed;
    if ((part.match(/@/g)?.length ?? 0) < 2 || part.startsWith('"')) return [part];
    return part.split(/[\s,]+/).filter((found) => found !== '');
  });

/** A number that was broken into lines is one: its parts are too short to be numbers. */
function splitPhones(cell: string): string[] {
  const parts = splitCell(cell).flatMap((part) => part.split(/,\s*(?=[+\d(])/));
  const broken = /[\r\n]/.test(cell) && parts.some((part) => part.replace(/\D/g, '').length < 6);
  return broken ? [parts.join(' ')] : parts;
}

/** One value read as a contact point; null where it is none. */
export const readPoint = (kind: DraftPoint['kind'], value: string, country: string): Omit<DraftPoint, 'label'> | null =>
  read(kind, value, country).point;

const read = (kind: DraftPoint['kind'], value: string, country: string): Read =>
  kind === 'email' ? readEmail(value) : kind === 'phone' ? readPhone(value, country) : readUrl(value);

/** The contact points in a cell, and what is wrong with some of them. `values` are given where they are known apart. */
export function pointsOfCell(
  kind: DraftPoint['kind'],
  cell: string,
  values: readonly string[] | null,
  country: string,
) {
  const parts =
    values ?? (kind === 'email' ? splitEmails(cell) : kind === 'phone' ? splitPhones(cell) : splitCell(cell));
  const points: Omit<DraftPoint, 'label'>[] = [];
  const problems: { reason: string; value: string }[] = [];
  for (const part of parts) {
    if (!values && nothing.test(part.trim())) continue;
    const { point, reason } = read(kind, part, country);
    if (point) points.push(point);
    if (reason) problems.push({ reason, value: part });
  }
  return { points, problems };
}
