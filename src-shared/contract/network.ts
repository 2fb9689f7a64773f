import * as z from 'zod';
import { instant, procedure } from './base';

/** One request that left this computer. Path without query; neither body nor credentials are ever kept. */
export const networkRequest = z.object({
  id: z.int(),
  /** What sent it: `carddav`, `s3` … */
  adapter: z.string(),
  /** Id of the account it was sent for, or ''. */
  account: z.string(),
  method: z.string(),
  host: z.string(),
  path: z.string(),
  /** HTTP status; 0 where no answer came. */
  status: z.int(),
  bytesOut: z.int(),
  bytesIn: z.int(),
  /** How long it took, ms. */
  ms: z.int(),
  at: instant,
});

export const network = {
  /** What left this computer: the last 10,000 requests, newest first. */
  log: procedure
    .route({ method: 'GET', path: '/network/log' })
    .input(
      z.object({
        before: z.coerce.number().int().positive().optional(),
        limit: z.coerce.number().int().min(1).max(200).default(100),
      }),
    )
    .output(z.object({ requests: z.array(networkRequest), next: z.int().nullable() })),
};
