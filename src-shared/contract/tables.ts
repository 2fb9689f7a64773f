import * as z from 'zod';
import { operationId } from './base';

/** The text of a CSV file, in any dialect. */
export const tableText = z.object({ text: z.string().max(5_000_000) });

/** What becomes of a row of a file: `row` counts from 1, headings and all; `reason` says why it can't be read. */
const tableRow = z.object({
  row: z.int(),
  name: z.string(),
  /** What it is told apart by, beside its name. */
  detail: z.string(),
  act: z.enum(['add', 'change', 'same', 'faulty']),
  reason: z.string().nullable(),
});
export type TableRow = z.infer<typeof tableRow>;

/** What an import would do; at most 500 rows are told, the faulty ones first. */
export const tablePreview = z.object({
  rows: z.array(tableRow),
  ...{ add: z.int(), change: z.int(), same: z.int(), faulty: z.int() },
});
export type TablePreview = z.infer<typeof tablePreview>;

export const tableImported = z.object({ operationId, added: z.int(), changed: z.int() });
