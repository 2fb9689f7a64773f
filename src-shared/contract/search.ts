import * as z from 'zod';
import { id, procedure } from './base';
import { photoHash } from './parties';
import { recordKind } from './records';

export const searchHit = z.object({
  kind: recordKind,
  id,
  title: z.string(),
  subtitle: z.string(),
  photo: photoHash,
  /** Ranges of `title` and of `subtitle` that matched, [start, end) in UTF-16 units. */
  titleMatches: z.array(z.tuple([z.int(), z.int()])),
  subtitleMatches: z.array(z.tuple([z.int(), z.int()])),
});
export type SearchHit = z.infer<typeof searchHit>;

export const search = {
  /**
   * Finds records by any part of a name, address or number; one and two letters match from a word's start,
   * words of four letters and more with one typo. Best first. A later call cancels the caller's earlier one.
   */
  find: procedure
    .route({ method: 'GET', path: '/search' })
    .input(
      z.object({
        text: z.string().max(200),
        limit: z.coerce.number().int().min(1).max(50).default(12),
        /** By default records of all kinds. */
        kinds: z.array(recordKind).min(1).optional(),
      }),
    )
    .output(z.object({ hits: z.array(searchHit) })),
};
