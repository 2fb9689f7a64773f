import { implement } from '@orpc/server';
import { contract } from '../../../src-shared/contract';
import { type NoteOptions, noteService } from './note-service';
import { type PartiesOptions, partiesService } from './service';
import { allTags } from './tags';
import { type Timeline, timeline } from './timeline';

export { type AddressFields, addressesOf, insertAddress } from './addresses';
export { changedFields } from './changed-fields';
export { type DateFields, datesOf, insertDate } from './dates';
export { type Columns, type Derivation, derive, type Subject, subjectsOf } from './derive';
export { insertRow } from './insert-row';
export { forgetMentions, insertNote, type NoteContent, noteText } from './notes';
export { currentId, findParty, isUser, type PartyRef, partyToChange, userNames } from './party';
export { partyAct } from './party-act';
export { binParty, partyTasks, restoreParty, type TagOptions } from './party-tasks';
export { checkPoint, insertPoint, type NewPoint, nextPosition, type PointKind, pointsOf } from './points';
export { type Reach, reachFrom } from './reach';
export { rowChanges, rowText } from './row-changes';
export { contactPoint, partyDate, postalAddress, tag } from './schema';
export type { PartiesOptions } from './service';
export { addTagging, ensureTags, removeTagging, tagsOfParties, updateTag } from './tags';
export { partyEvents, touchedBy } from './touched';
export { binRow, updateRow } from './update-row';

const os = implement(contract).parties;

/** Long reads of this feature, by name. */
export const partiesReads = { 'parties.timeline': timeline };

/** Contact points, postal addresses, notes, tags and the timeline of contacts and companies. */
export function partiesFeature(options: PartiesOptions & NoteOptions) {
  const { store, reads } = options;
  const service = partiesService(options);
  const notes = noteService(options);
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
      saveNote: os.saveNote.handler(({ input }) => notes.save(input)),
      pinNote: os.pinNote.handler(({ input }) => notes.pin(input)),
      removeNote: os.removeNote.handler(({ input }) => done(() => notes.remove(input))),
      noteDrafts: os.noteDrafts.handler(({ input }) => notes.drafts(input)),
      keepNoteDraft: os.keepNoteDraft.handler(({ input }) => notes.keepDraft(input)),
      dropNoteDraft: os.dropNoteDraft.handler(({ input }) => done(() => notes.dropDraft(input))),
      timeline: os.timeline.handler(({ input, signal }) => reads.run<Timeline>('parties.timeline', input, signal)),
      tags: os.tags.handler(() => allTags(store.db)),
      setTags: os.setTags.handler(({ input }) => service.setTags(input)),
      updateTag: os.updateTag.handler(({ input }) => service.updateTag(input)),
    },
  };
}
