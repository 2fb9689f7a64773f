import { implement } from '@orpc/server';
import { contract } from '../../../src-shared/contract';
import type { FeatureContext } from '../../platform/feature';
import { today } from '../lists';
import { recordTasks } from '../records';
import { objectDerivation } from './projection';
import { allObjects, getCustomRecord, type RecordPage, recordPage } from './repository';
import { type ObjectOptions, objectService } from './service';

export { objectDerivation, objectProjection } from './projection';
export { objectTable } from './table';

const os = implement(contract).objects;

/** Long reads of this feature, by name. */
export const objectReads = { 'objects.records': recordPage };

/** Tasks of this feature; they ask for the context when they run. */
export const objectTasks = (context: () => FeatureContext) => recordTasks(context, 'custom', () => objectDerivation);

/** Kinds of records that the practice makes up itself. */
export function objectsFeature(context: ObjectOptions) {
  const { store, reads } = context;
  const service = objectService(context);
  return {
    handlers: {
      list: os.list.handler(() => allObjects(store.db)),
      create: os.create.handler(({ input }) => service.create(input)),
      createFor: os.createFor.handler(({ input }) => service.createFor(input.profession)),
      update: os.update.handler(({ input }) => service.update(input)),
      remove: os.remove.handler(({ input }) => service.remove(input.id)),
      records: os.records.handler(({ input, signal }) =>
        reads.run<RecordPage>('objects.records', { ...input, today: today(store) }, signal),
      ),
      get: os.get.handler(({ input }) => getCustomRecord(store.db, input.id)),
      createRecord: os.createRecord.handler(({ input }) => service.createRecord(input)),
      renameRecord: os.renameRecord.handler(({ input }) => service.renameRecord(input)),
      bin: os.bin.handler(({ input }) => service.bin(input.objectId, input.selection)),
      restore: os.restore.handler(({ input }) => service.restore(input.id)),
    },
  };
}
