import type { DealRow } from '../../../src-shared/contract/deals';
import type { ReadableDb } from '../../platform/store/handles';
import { type ListInput, listPage } from '../lists';
import { dealRows } from './repository';

export interface DealPage {
  rows: DealRow[];
  next: string | null;
}

/** A page of the list of deals. */
export function dealPage(db: ReadableDb, input: ListInput): DealPage {
  const { ids, next } = listPage(db, 'deal', input);
  return { rows: dealRows(db, ids), next };
}
