import type { Tag } from '../../../src-shared/contract/records';
import type { FeatureContext } from '../../platform/feature';
import { recordAct } from './record-act';
import { addTagging, ensureTags, removeTagging, tagsOfRecords, updateTag } from './tags';

/** Tags of records. Each function is one undoable act; one that changes nothing leaves no trace. */
export function tagService(context: FeatureContext) {
  const { store, actor } = context;
  const act = recordAct(context);

  return {
    set({ recordId, names }: { recordId: string; names: readonly string[] }): Tag[] {
      return act('party.tagged', recordId, (tx) => {
        const wanted = new Set(ensureTags(tx, names));
        for (const { id } of tagsOfRecords(tx.db, [recordId]).get(recordId) ?? []) {
          if (!wanted.has(id)) removeTagging(tx, recordId, id);
        }
        for (const id of wanted) addTagging(tx, recordId, id);
        return tagsOfRecords(tx.db, [recordId]).get(recordId) ?? [];
      });
    },

    update(patch: { id: string; name?: string | undefined; color?: Tag['color'] | undefined }): Tag {
      return store.transact({ label: { key: 'tag.edited' }, actor: actor() }, (tx) => updateTag(tx, patch));
    },
  };
}
