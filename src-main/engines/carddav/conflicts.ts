import { and, desc, eq } from 'drizzle-orm';
import type { AccountConflict } from '../../../src-shared/contract/accounts';
import { formatAddress } from '../../../src-shared/domain/address';
import { formatCalendarDay } from '../../../src-shared/domain/calendar-date';
import { AppError } from '../../../src-shared/errors';
import { findParty } from '../../features/parties';
import { binRecord } from '../../features/records';
import type { ReadableDb } from '../../platform/store/handles';
import { changeContact, imageOfContact } from './contact-image';
import { differenceOf, withDifference } from './image';
import { addressOfPart, dateOfPart, pointOfPart } from './image-parts';
import { accountOf } from './repository';
import type { House } from './run';
import { type ConflictPart, davConflict } from './schema';

/** So many are listed at a time; who has more settles these first. */
const mostListed = 200;

type NewConflict = Omit<typeof davConflict.$inferInsert, 'id'>;

/** Remembers what both sides changed. A part that was in conflict before and is not now still waits for an answer. */
export function keepConflict(db: ReadableDb, conflict: NewConflict): void {
  const { accountId, contactId, kind, parts, at } = conflict;
  const same = and(eq(davConflict.accountId, accountId), eq(davConflict.contactId, contactId));
  const known = db.orm.select().from(davConflict).where(same).get();
  const older = known?.kind === 'changed' && kind === 'changed' ? known.parts : [];
  const all = [...older.filter(({ key }) => !parts.some((part) => part.key === key)), ...parts];
  if (known) db.orm.update(davConflict).set({ kind, parts: all, at }).where(eq(davConflict.id, known.id)).run();
  else db.orm.insert(davConflict).values(conflict).run();
}

export function forgetConflicts(db: ReadableDb, accountId: string): void {
  db.orm.delete(davConflict).where(eq(davConflict.accountId, accountId)).run();
}

/** A part as the record shows it: the field, and its value as it is read. */
function shown({ key, ours, theirs }: ConflictPart): AccountConflict['parts'][number] {
  const [sort = '', kind = ''] = key.split(' ');
  const field = sort === 'point' || sort === 'date' ? kind.replace('custom', 'date') : sort;
  const read = (value: string | null): string => {
    if (value === null) return '';
    if (sort === 'point') return pointWords(value);
    if (sort === 'date') return formatCalendarDay(dateOfPart(value));
    if (sort === 'address') return formatAddress(addressOfPart(value));
    return value;
  };
  return { field, ours: read(ours), theirs: read(theirs) };
}

/** Two of one value differ in what they are called. */
function pointWords(part: string): string {
  const { value, label } = pointOfPart(part);
  return label === '' ? value : `${value} (${label})`;
}

/** See the contract. A contact that lies in the bin by now needs no answer. */
export function listConflicts({ store: { db } }: Pick<House, 'store'>): AccountConflict[] {
  const rows = db.orm.select().from(davConflict).orderBy(desc(davConflict.at), desc(davConflict.id)).all();
  return rows
    .flatMap(({ id, accountId, contactId, kind, parts, at }): AccountConflict[] => {
      const party = findParty(db, contactId);
      if (!party || party.binned) return [];
      const account = accountOf(db, accountId).name;
      return [{ id, accountId, account, partyId: contactId, name: party.name, kind, at, parts: parts.map(shown) }];
    })
    .slice(0, mostListed);
}

/** See the contract. */
export function resolveConflict(house: House, id: number, keep: 'ours' | 'theirs'): { operationId: number | null } {
  const { store, actor } = house;
  const row = store.db.orm.select().from(davConflict).where(eq(davConflict.id, id)).get();
  const party = row && findParty(store.db, row.contactId);
  const settled = () => {
    store.maintain(() => store.db.orm.delete(davConflict).where(eq(davConflict.id, id)).run());
    store.bus.publish({ type: 'account.changed' });
  };
  if (!row || !party || party.binned) {
    if (row) settled();
    throw new AppError('not_found', 'no such conflict', { conflict: id });
  }
  const isGone = (row.kind === 'deletedHere') === (keep === 'ours') && row.kind !== 'changed';
  const now = imageOfContact(store.db, party.id) ?? {};
  const wanted = new Map(row.kind === 'changed' ? row.parts.map((part) => [part.key, part[keep]]) : []);
  const difference = differenceOf(now, withDifference(now, wanted));
  if (!isGone && difference.size === 0) {
    settled();
    return { operationId: null };
  }
  const label = isGone
    ? ({ key: 'contact.binned', params: { count: 1 } } as const)
    : ({ key: 'contact.edited', params: { name: party.name } } as const);
  const operationId = store.transact({ label, actor: actor() }, (tx) => {
    if (isGone) binRecord(tx, 'contact', party.id);
    else changeContact(tx, party.id, difference);
    return tx.operation;
  });
  settled();
  return { operationId };
}
