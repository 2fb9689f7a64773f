import { getTableConfig } from 'drizzle-orm/sqlite-core';
import * as z from 'zod';
import type { CapturedTable } from '../../../platform/store/capture';

/** `manifest.json` of an archive, its last entry. The format is told in docs/data-format.md. */
export const archiveManifest = z.object({
  format: z.literal('praxis-archive'),
  version: z.literal(1),
  createdAt: z.int(),
  /** The number of migrations the store had had. */
  schema: z.int().min(1),
  tables: z.record(
    z.string(),
    z.object({ rows: z.int().min(0), bytes: z.int().min(0), sha256: z.string().length(64) }),
  ),
  files: z.object({ count: z.int().min(0), bytes: z.int().min(0) }),
});
export type ArchiveManifest = z.infer<typeof archiveManifest>;

/** Tables that are no records, and go along so that history and undo do. */
const historyTables = ['operation', 'journal', 'sync_clock', 'tombstone', 'erasure'] as const;

/** Facts of the table `meta` that belong to the practice and not to the computer. */
export const archivedMeta = ['self', 'settings'] as const;

/** Every table of an archive, with the columns its rows are in the order of. */
export const archivedTables = (captured: readonly CapturedTable[]): { name: string; order: string }[] => [
  ...captured.map(({ table }) => ({ name: getTableConfig(table).name, order: 'id' })),
  ...historyTables.map((name) => ({
    name,
    order: { operation: 'id', journal: 'seq', sync_clock: 'row, grp', tombstone: 'row', erasure: 'id' }[name],
  })),
  { name: 'meta', order: 'key' },
];

/** Rows of a table that go along. */
export const archivedRows = (table: string): string =>
  table === 'meta' ? `WHERE key IN (${archivedMeta.map((key) => `'${key}'`).join(', ')})` : '';

export const dataName = (table: string): string => `data/${table}.jsonl`;
export const blobName = (hash: string): string => `files/${hash}`;
export const namePattern = /^(README\.txt|schema\.json|manifest\.json|data\/[a-z_]+\.jsonl|files\/[0-9a-f]{64})$/;

export const readme = `This is an archive of Praxis: everything of one practice, in files that need no Praxis to be read.

  data/<table>.jsonl  one table; each line is one row, a JSON object (UTF-8)
  files/<sha256>      attached files and photos, named by the SHA-256 of their content
  schema.json         what the tables and columns mean, as JSON Schema
  manifest.json       rows, bytes and SHA-256 of each table, and the version of the format

Times are milliseconds since 1970-01-01T00:00:00Z. A row whose deleted_at is not null lies in the bin.
journal holds what changed, before-images by operation; sync_clock the time of the last change of each field group.
Keys, passphrases and passwords of accounts are not in here.
`;
