import { implement } from '@orpc/server';
import { contract } from '../../../src-shared/contract';
import { cellsOf, type RecordCells } from './cells';
import { allFields, fieldsOf } from './definitions';
import { retypePreview, retypeTask } from './retype';
import { type FieldsOptions, fieldsService } from './service';

export { fieldsOf, getField, insertField } from './definitions';
export { checkedChange, checkedForMany, differsForMany, writerForMany } from './for-many';
export { choicesMadeOf } from './forget';
export { copyValues, type NewValue, writeNewValues } from './new-values';
export { addOptions } from './options';
export { fieldsProjection, recomputeJob } from './projection';
export { type Reindex, reindexJob } from './reindex';
export { valuesOf } from './values';
export { textWriter } from './write-text';

const os = implement(contract).fields;

/** Long reads of this feature, by name. */
export const fieldReads = { 'fields.cells': cellsOf, 'fields.retypePreview': retypePreview };

export const fieldTasks = [retypeTask];

/** Fields that the users make themselves, on records of every kind. */
export function fieldsFeature(options: FieldsOptions) {
  const { store, reads } = options;
  const service = fieldsService(options);
  return {
    handlers: {
      list: os.list.handler(({ input }) =>
        input.target === undefined ? allFields(store.db) : fieldsOf(store.db, input.target),
      ),
      create: os.create.handler(({ input }) => service.create(input)),
      update: os.update.handler(({ input }) => service.update(input)),
      retypePreview: os.retypePreview.handler(({ input, signal }) => service.retypePreview(input, signal)),
      retype: os.retype.handler(({ input }) => service.retype(input)),
      remove: os.remove.handler(({ input }) => service.remove(input.id)),
      move: os.move.handler(({ input }) => service.move(input)),
      options: os.options.handler(({ input }) => service.options(input.fieldId)),
      addOptions: os.addOptions.handler(({ input }) => service.addOptions(input)),
      updateOption: os.updateOption.handler(({ input }) => service.updateOption(input)),
      removeOption: os.removeOption.handler(({ input }) => service.removeOption(input.id)),
      moveOption: os.moveOption.handler(({ input }) => service.moveOption(input)),
      preview: os.preview.handler(({ input }) => service.preview(input)),
      candidates: os.candidates.handler(({ input }) => service.candidates(input)),
      linked: os.linked.handler(({ input }) => service.linked(input.recordId)),
      ofRecord: os.ofRecord.handler(({ input }) => service.ofRecord(input.recordId)),
      cells: os.cells.handler(({ input, signal }) => reads.run<RecordCells[]>('fields.cells', input, signal)),
      set: os.set.handler(({ input }) => service.set(input)),
    },
  };
}
