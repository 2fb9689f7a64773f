import { createHmac } from 'node:crypto';
import * as z from 'zod';

/** What the backups of a store are known by; tells nothing of its key. */
export const storeMark = (key: Uint8Array): string =>
  createHmac('sha256', key).update('praxis backups').digest('hex').slice(0, 16);

/** What `manifest.json` says of a backup. It is written last: without it there is no backup. */
export const manifest = z.object({
  format: z.literal('praxis-backup'),
  version: z.literal(1),
  /** Tells the backups of one store from those of another in the same place (see `storeMark`). */
  store: z.string(),
  createdAt: z.int(),
  reason: z.enum(['daily', 'manual', 'migration']),
  /** The local day it was made on, `2026-01-05`. */
  day: z.string(),
  schema: z.int(),
  /** Rows of every table. */
  tables: z.record(z.string(), z.int()),
  database: z.object({ size: z.int(), sha256: z.string() }),
  /** Number and bytes of the blobs it needs; their names are in `files.json`, whose hash this is. */
  files: z.object({ count: z.int(), bytes: z.int(), sha256: z.string() }),
  provedAt: z.int().nullable(),
  failure: z.string().nullable(),
});
export type Manifest = z.infer<typeof manifest>;

/** `files.json`: each blob's name within `files`, and its bytes. */
export const fileList = z.array(z.tuple([z.string(), z.int()]));

/** Objects of one backup, below its name. */
export const partNames = { database: 'praxis.db', keys: 'keys.json', files: 'files.json', manifest: 'manifest.json' };

const pattern = /^\d{8}T\d{6}Z-(daily|manual|migration)-[0-9a-f]{4}$/;

export const isBackupName = (name: string): boolean => pattern.test(name);

export function backupName(createdAt: number, reason: Manifest['reason'], mark: string): string {
  const stamp = new Date(createdAt).toISOString().replace(/\.\d+/, '').replaceAll(/[-:]/g, '');
  return `${stamp}-${reason}-${mark}`;
}
