import * as z from 'zod';
import { id, instant, procedure } from './base';

/** Kinds of records whose bin is listed here; contacts, companies and products have theirs in their own lists. */
export const binnedKind = z.enum(['deal', 'task', 'custom']);
export type BinnedKind = z.infer<typeof binnedKind>;

export const binnedRecord = z.object({ id, name: z.string(), binnedAt: instant });
export type BinnedRecord = z.infer<typeof binnedRecord>;

/** What lies in the bin, for 30 days. */
export const bin = {
  /** The last thrown away first, at most 500. */
  list: procedure
    .route({ method: 'GET', path: '/bin/{kind}' })
    .input(z.object({ kind: binnedKind }))
    .output(z.array(binnedRecord)),
  /** Deletes binned records for good, with all that belongs to them. What is not in the bin stays. Can't be undone. */
  purge: procedure
    .route({ method: 'POST', path: '/bin/{kind}/purge' })
    .input(z.object({ kind: binnedKind, ids: z.array(id).min(1).max(500) }))
    .output(z.object({ count: z.int() })),
};
