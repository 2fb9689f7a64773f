import { eq } from 'drizzle-orm';
import type * as z from 'zod';
import type { ReadableDb } from '../store/handles';
import { meta } from '../store/schema';

/** The stored fact, or undefined when there is none or it no longer has the right shape. */
export function readMeta<T>(db: ReadableDb, key: string, shape: z.ZodType<T>): T | undefined {
  const row = db.orm.select().from(meta).where(eq(meta.key, key)).get();
  return row ? shape.safeParse(row.value).data : undefined;
}

/** Stores a fact about this store on this laptop. Call it inside a transaction. */
export function writeMeta(db: ReadableDb, key: string, value: unknown): void {
  db.orm.insert(meta).values({ key, value }).onConflictDoUpdate({ target: meta.key, set: { value } }).run();
}

/** Forgets a fact. Call it inside a transaction. */
export function forgetMeta(db: ReadableDb, key: string): void {
  db.orm.delete(meta).where(eq(meta.key, key)).run();
}
