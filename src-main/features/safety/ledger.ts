import { createHash } from 'node:crypto';
import { existsSync, readFileSync } from 'node:fs';
import * as z from 'zod';
import { writeDurably } from '../../platform/keys/durable-file';

/** Hashes of erased records' ids. Ids are random (UUIDv7), so nobody gets from a hash to its id. */
const ledgerFile = z.object({ format: z.literal('praxis-erased'), subjects: z.array(z.string().length(64)) });

/** The name of the ledger, beside the store and in each place with backups. */
export const ledgerName = 'erased.json';

export const subjectOf = (id: string): string => createHash('sha256').update(`praxis erasure ${id}`).digest('hex');

/** None where there is no ledger. One that can't be read fails: a restore must not bring somebody back by mistake. */
export function readLedger(file: string): string[] {
  return existsSync(file) ? parseLedger(readFileSync(file, 'utf8')) : [];
}

export const parseLedger = (text: string): string[] => ledgerFile.parse(JSON.parse(text)).subjects;

export const ledgerText = (subjects: Iterable<string>): string =>
  JSON.stringify({ format: 'praxis-erased', subjects: [...new Set(subjects)].sort() });

/** Adds to the ledger; writes it only when something is new. */
export function extendLedger(file: string, subjects: Iterable<string>): void {
  const known = readLedger(file);
  const all = new Set([...known, ...subjects]);
  if (all.size > known.length) writeDurably(file, ledgerText(all));
}
