import { createTanstackQueryUtils, type RouterUtils } from '@orpc/tanstack-query';
import { client } from './transport';

/** Query keys and options of every procedure, for TanStack Query. */
export const orpc: RouterUtils<typeof client> = createTanstackQueryUtils(client);
