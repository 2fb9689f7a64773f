import { implement } from '@orpc/server';
import { contract } from '../../../src-shared/contract';
import type { FeatureContext } from '../../platform/feature';
import { activityService } from './activity-service';
import { type NoteOptions, noteService } from './note-service';
import { tagService } from './tag-service';
import { allTags } from './tags';
import { type Timeline, timeline } from './timeline';

export { activityProjection, insertActivity } from './activities';
export { binRecord, merges, restoreRecord } from './bin';
export { changedFields } from './changed-fields';
export { customLines } from './custom-values';
export { type Columns, type Derivation, derive, deriveAgain, type Subject, subjectsOf } from './derive';
export { insertRow } from './insert-row';
export { dropDraft } from './note-drafts';
export { contentOf, forgetMentions, insertNote, type NoteContent, noteText, versionOf } from './notes';
export { nextPosition } from './position';
export { purgeNamed, whatBelongs } from './purge';
export { currentId, findRecord, isUser, type RecordRef, recordToChange, userNames } from './record';
export { recordAct } from './record-act';
export { recordTasks, type TagOptions } from './record-tasks';
export { isLiveRecord, nameColumnOf, recordTables, tableOf } from './registry';
export { rowChanges, rowText } from './row-changes';
export { addTagging, ensureTags, findTag, removeTagging, tagsOfRecords, updateTag } from './tags';
export { recordEvents, touchedBy } from './touched';
export { binRow, updateRow } from './update-row';

const os = implement(contract).records;

/** Long reads of this feature, by name. */
export const recordReads = { 'records.timeline': timeline };

/** What all records share, whatever their kind: notes, tags and the timeline. */
export function recordsFeature(options: FeatureContext & NoteOptions) {
  const { store, reads } = options;
  const notes = noteService(options);
  const activities = activityService(options);
  const tags = tagService(options);
  const done = (work: () => void) => {
    work();
    return {};
  };
  return {
    handlers: {
      saveNote: os.saveNote.handler(({ input }) => notes.save(input)),
      pinNote: os.pinNote.handler(({ input }) => notes.pin(input)),
      removeNote: os.removeNote.handler(({ input }) => done(() => notes.remove(input))),
      saveActivity: os.saveActivity.handler(({ input }) => activities.save(input)),
      removeActivity: os.removeActivity.handler(({ input }) => done(() => activities.remove(input))),
      noteDrafts: os.noteDrafts.handler(({ input }) => notes.drafts(input)),
      keepNoteDraft: os.keepNoteDraft.handler(({ input }) => notes.keepDraft(input)),
      dropNoteDraft: os.dropNoteDraft.handler(({ input }) => done(() => notes.dropDraft(input))),
      timeline: os.timeline.handler(({ input, signal }) => reads.run<Timeline>('records.timeline', input, signal)),
      tags: os.tags.handler(() => allTags(store.db)),
      setTags: os.setTags.handler(({ input }) => tags.set(input)),
      updateTag: os.updateTag.handler(({ input }) => tags.update(input)),
    },
  };
}
