import { implement } from '@orpc/server';
import { contract } from '../../../src-shared/contract';
import { type PartiesOptions, partiesService } from './service';

export { type AddressFields, addressesOf, insertAddress } from './addresses';
export { type DateFields, datesOf, insertDate } from './dates';
export { findParty, type PartyRef, partyToChange } from './party';
export { partyAct } from './party-act';
export { checkPoint, insertPoint, type NewPoint, type PointKind, pointsOf } from './points';
export { type Reach, reachFrom, reachOf } from './reach';
export { contactPoint, partyDate, postalAddress } from './schema';
export type { PartiesOptions } from './service';

const os = implement(contract).parties;

/** Contact points, postal addresses and dates of contacts and companies. */
export function partiesFeature(options: PartiesOptions) {
  const service = partiesService(options);
  const done = (work: () => void) => {
    work();
    return {};
  };
  return {
    handlers: {
      savePoint: os.savePoint.handler(({ input }) => service.savePoint(input)),
      removePoint: os.removePoint.handler(({ input }) => done(() => service.removePoint(input))),
      saveAddress: os.saveAddress.handler(({ input }) => service.saveAddress(input)),
      removeAddress: os.removeAddress.handler(({ input }) => done(() => service.removeAddress(input))),
      saveDate: os.saveDate.handler(({ input }) => service.saveDate(input)),
      removeDate: os.removeDate.handler(({ input }) => done(() => service.removeDate(input))),
    },
  };
}
