import { implement } from '@orpc/server';
import { contract } from '../../../src-shared/contract';
import type { DismissedRow, DuplicateRow } from '../../../src-shared/contract/duplicates';
import type { Projection } from '../../platform/store/store';
import type { PartiesOptions } from '../parties';
import { dismissed } from './dismissed';
import { enqueueSearch, type Finder, isSearching } from './finder';
import { indexParty, noHashes } from './match-index';
import { pairsOf, removePair } from './pairs';
import { endPass, passSlice } from './pass';
import { counts, queue } from './queue';
import { duplicateService } from './service';

export { Finder, searchJob } from './finder';
export { duplicateTasks } from './tasks';

const os = implement(contract).duplicates;

/** Long reads of this feature, by name. */
export const duplicateReads = {
  'duplicates.list': queue,
  'duplicates.counts': counts,
  'duplicates.dismissed': dismissed,
  'duplicates.pass': passSlice,
  'duplicates.endPass': endPass,
};

/** Forgets what is deleted for good, and tells the screens what was merged, taken apart or dismissed. */
export const duplicateProjection: Projection = {
  derive({ db }, changes) {
    for (const { row, record, group } of changes) {
      if (group !== 'purged' || row !== record) continue;
      indexParty(db, record, noHashes);
      for (const { a, b } of pairsOf(db, record)) removePair(db, a, b);
    }
  },
  events: (_db, changes) =>
    changes.some(({ table }) => table === 'merge' || table === 'not_duplicate') ? [{ type: 'duplicates.changed' }] : [],
};

/** Who may be one and the same: a queue of pairs, merging, and taking merges apart. */
export function duplicatesFeature(context: PartiesOptions & { finder: Finder }) {
  const { store, reads, finder } = context;
  const service = duplicateService(context);
  return {
    handlers: {
      list: os.list.handler(({ input, signal }) =>
        reads.run<{ rows: DuplicateRow[]; next: string | null }>('duplicates.list', input, signal),
      ),
      status: os.status.handler(async ({ signal }) => ({
        ...(await reads.run<ReturnType<typeof counts>>('duplicates.counts', {}, signal)),
        searching: isSearching(store.db),
        progress: finder.progress,
      })),
      search: os.search.handler(() => {
        store.maintain(() => enqueueSearch(context));
        return {};
      }),
      preview: os.preview.handler(({ input }) => service.preview(input)),
      dismiss: os.dismiss.handler(({ input }) => {
        service.dismiss(input);
        return {};
      }),
      dismissed: os.dismissed.handler(({ input, signal }) =>
        reads.run<{ rows: DismissedRow[]; next: string | null }>('duplicates.dismissed', input, signal),
      ),
      reconsider: os.reconsider.handler(({ input }) => {
        service.reconsider(input);
        return {};
      }),
      merge: os.merge.handler(({ input }) => service.merge(input)),
      mergeCertain: os.mergeCertain.handler(({ input }) => service.mergeCertain(input)),
      merges: os.merges.handler(({ input }) => service.merges(input)),
      unmergePreview: os.unmergePreview.handler(({ input }) => service.unmergePreview(input)),
      unmerge: os.unmerge.handler(({ input }) => service.unmerge(input)),
      candidates: os.candidates.handler(({ input }) => service.candidates(input)),
    },
  };
}
