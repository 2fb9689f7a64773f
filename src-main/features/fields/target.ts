import type { ReadableDb } from '../../platform/store/handles';
import { findRecord } from '../records';

/** What a record's fields are those of: its kind. */
export const targetOf = (db: ReadableDb, recordId: string): string | undefined => findRecord(db, recordId)?.kind;
