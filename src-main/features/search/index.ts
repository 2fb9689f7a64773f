import { implement } from '@orpc/server';
import { contract } from '../../../src-shared/contract';
import type { SearchHit } from '../../../src-shared/contract/search';
import type { FeatureContext } from '../../platform/feature';
import { find } from './find';

export { compactJob, compactJobType } from './compact';
export { indexedText, line, type SearchDocument } from './document';
export { idsWithParts, textFilter } from './find';
export type { IndexedRow } from './hit';
export { forgetWords, indexDocuments, removeDocuments } from './search-index';

const os = implement(contract).search;

/** Long reads of this feature, by name. */
export const searchReads = { 'search.find': find };

/** The palette's search over all parties. */
export function searchFeature({ reads }: FeatureContext) {
  return {
    handlers: {
      find: os.find.handler(({ input, signal }) => reads.run<{ hits: SearchHit[] }>('search.find', input, signal)),
    },
  };
}
