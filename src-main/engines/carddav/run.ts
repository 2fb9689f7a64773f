import type { AccountCounts, AccountProgress } from '../../../src-shared/contract/accounts';
import type { FeatureContext } from '../../platform/feature';
import type { DavPort } from './port';
import { type AccountRow, setAccount } from './repository';

/** What the engine needs of the house. */
export interface House extends FeatureContext {
  /** Country of numbers without a prefix, ISO 3166. */
  country(): string;
}

/** One run for one account. */
export interface Run {
  house: House;
  account: AccountRow;
  port: DavPort;
  signal: AbortSignal;
}

export const noCounts: AccountCounts = {
  left: 0,
  new: 0,
  update: 0,
  same: 0,
  gone: 0,
  conflicts: 0,
  sent: 0,
  refused: 0,
};

/** Shows how far a run has got. */
export function tellProgress({ house: { store }, account }: Run, progress: AccountProgress): void {
  store.maintain(() => setAccount(store.db, account.id, { progress }));
  store.bus.publish({ type: 'account.changed' });
}

/** Lets the core do other things between two slices of work. */
export const breathe = () => new Promise<void>((resolve) => setImmediate(resolve));

/** Stops the run to ask the user first. */
export class Question extends Error {
  constructor(
    readonly kind: 'serverEmpty' | 'deleteMany',
    readonly count: number,
  ) {
    super(kind);
  }
}
