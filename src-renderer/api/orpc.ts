import { createTanstackQueryUtils } from '@orpc/tanstack-query';
import { client } from './transport';

/** Query keys and options of every procedure, for TanStack Query. */
export const orpc = createTanstackQueryUtils(client);
