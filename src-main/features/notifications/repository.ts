import { and, desc, eq, inArray, isNull, lt, lte } from 'drizzle-orm';
import { type Notification, notification as shape } from '../../../src-shared/contract/notifications';
import { recordPath } from '../../../src-shared/domain/record-kind';
import { AppError } from '../../../src-shared/errors';
import { type NewNotification, notificationKinds } from '../../../src-shared/notifications';
import type { ReadableDb } from '../../platform/store/handles';
import { job, operation } from '../../platform/store/schema';
import { labelOf } from '../history';
import { findRecord } from '../records';
import { notification } from './schema';

type Row = typeof notification.$inferSelect;

/** As many are kept as anybody scrolls through. */
const kept = 1000;

/** Stores a notification and answers its number; null when it was told already and is to be told once. */
export function insertNotification(db: ReadableDb, wanted: NewNotification, at: number): number | null {
  const { kind, params, dedupeKey, once = false } = wanted;
  if (dedupeKey !== undefined) {
    const same = eq(notification.dedupeKey, dedupeKey);
    if (once && db.orm.select({ id: notification.id }).from(notification).where(same).get()) return null;
    db.orm.delete(notification).where(same).run();
  }
  const { id } = db.orm
    .insert(notification)
    .values({
      kind,
      params,
      link: wanted.link ?? null,
      recordId: wanted.recordId ?? null,
      operationId: wanted.operationId ?? null,
      jobId: wanted.jobId ?? null,
      dedupeKey: dedupeKey ?? null,
      at,
    })
    .returning({ id: notification.id })
    .get();
  db.orm
    .delete(notification)
    .where(lte(notification.id, id - kept))
    .run();
  return id;
}

const standing = isNull(notification.dismissedAt);

export interface NotificationPage {
  notifications: Notification[];
  next: number | null;
}

export function notificationPage(
  db: ReadableDb,
  { before, limit }: { before?: number | undefined; limit: number },
): NotificationPage {
  const rows = db.orm
    .select()
    .from(notification)
    .where(and(standing, before === undefined ? undefined : lt(notification.id, before)))
    .orderBy(desc(notification.id))
    .limit(limit + 1)
    .all();
  const page = rows.slice(0, limit);
  return {
    notifications: page.flatMap((row) => describe(db, row) ?? []),
    next: rows.length > limit ? (page.at(-1)?.id ?? null) : null,
  };
}

/** A row as the contract has it; null when it no longer makes sense: its record is gone, its kind is of another version. */
export function describe(db: ReadableDb, row: Row): Notification | null {
  const record = row.recordId === null ? null : (findRecord(db, row.recordId) ?? 'gone');
  if (record === 'gone') return null;
  const about = row.operationId === null ? undefined : operationRow(db, row.operationId);
  const parsed = shape.safeParse({
    id: row.id,
    kind: row.kind,
    params: row.params,
    record: record && { kind: record.kind, id: record.id, name: record.name },
    label: about ? labelOf(about) : null,
    link: row.link ?? (record && recordPath(record.kind, record.id)) ?? (about ? '/history' : null),
    at: row.at,
    read: row.readAt !== null,
    retryable: row.jobId !== null && isExhausted(db, row.jobId),
  });
  return parsed.data ?? null;
}

const operationRow = (db: ReadableDb, id: number) => db.orm.select().from(operation).where(eq(operation.id, id)).get();

const isExhausted = (db: ReadableDb, id: number) =>
  db.orm
    .select({ id: job.id })
    .from(job)
    .where(and(eq(job.id, id), eq(job.state, 'exhausted')))
    .get() !== undefined;

export function unreadCount(db: ReadableDb): { count: number; attention: number } {
  const unread = db.orm
    .select({ kind: notification.kind })
    .from(notification)
    .where(and(isNull(notification.readAt), standing))
    .all();
  const kinds: Readonly<Record<string, string>> = notificationKinds;
  return { count: unread.length, attention: unread.filter(({ kind }) => kinds[kind] === 'attention').length };
}

/** Fails: `not_found`. */
export function notificationOf(db: ReadableDb, id: number): Row {
  const row = db.orm
    .select()
    .from(notification)
    .where(and(eq(notification.id, id), standing))
    .get();
  if (!row) throw new AppError('not_found', 'no such notification', { id: String(id) });
  return row;
}

export function setRead(db: ReadableDb, which: { ids: number[] } | { upTo: number }, at: number): void {
  const chosen = 'ids' in which ? inArray(notification.id, which.ids) : lte(notification.id, which.upTo);
  db.orm
    .update(notification)
    .set({ readAt: at })
    .where(and(chosen, isNull(notification.readAt)))
    .run();
}

export function setDismissed(db: ReadableDb, id: number, at: number): void {
  db.orm.update(notification).set({ dismissedAt: at }).where(eq(notification.id, id)).run();
}

/** Nothing about a record that is erased is left. */
export function removeNotificationsOf(db: ReadableDb, recordId: string): void {
  db.orm.delete(notification).where(eq(notification.recordId, recordId)).run();
}
