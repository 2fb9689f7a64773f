import { implement } from '@orpc/server';
import { contract } from '../../../src-shared/contract';
import type { Projection } from '../../platform/store/store';
import { fieldsOf } from './definitions';
import { type FieldsOptions, fieldsService } from './service';

const os = implement(contract).fields;

const definitions: ReadonlySet<string> = new Set(['custom_field', 'custom_option']);

/** Tells the screens that fields or their choices were changed. */
export const fieldsProjection: Projection = {
  events: (_db, changes) => (changes.some(({ table }) => definitions.has(table)) ? [{ type: 'field.changed' }] : []),
};

/** Fields that the users make themselves, on records of every kind. */
export function fieldsFeature(options: FieldsOptions) {
  const { store } = options;
  const service = fieldsService(options);
  return {
    handlers: {
      list: os.list.handler(({ input }) => fieldsOf(store.db, input.target)),
      create: os.create.handler(({ input }) => service.create(input)),
      update: os.update.handler(({ input }) => service.update(input)),
      remove: os.remove.handler(({ input }) => service.remove(input.id)),
      move: os.move.handler(({ input }) => service.move(input)),
      options: os.options.handler(({ input }) => service.options(input.fieldId)),
      addOptions: os.addOptions.handler(({ input }) => service.addOptions(input)),
      updateOption: os.updateOption.handler(({ input }) => service.updateOption(input)),
      removeOption: os.removeOption.handler(({ input }) => service.removeOption(input.id)),
      moveOption: os.moveOption.handler(({ input }) => service.moveOption(input)),
      ofRecord: os.ofRecord.handler(({ input }) => service.ofRecord(input.recordId)),
      set: os.set.handler(({ input }) => service.set(input)),
    },
  };
}
