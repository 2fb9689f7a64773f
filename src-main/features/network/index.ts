import { implement } from '@orpc/server';
import { contract } from '../../../src-shared/contract';
import type { FeatureContext } from '../../platform/feature';
import { listRequests } from '../../platform/net/request-log';

const os = implement(contract).network;

/** What left this computer, for whoever wants to see. */
export function networkFeature({ store }: FeatureContext) {
  return { handlers: { log: os.log.handler(({ input }) => listRequests(store.db, input)) } };
}
