import { implement } from '@orpc/server';
import { contract } from '../../../src-shared/contract';
import type { FeatureContext } from '../../platform/feature';
import { countMatching, today } from '../lists';
import type { PartiesOptions } from '../parties';
import { currentId, recordTasks } from '../records';
import { contactDerivation } from './derivation';
import { type ContactPage, contactPage } from './list';
import { getContact } from './repository';
import { contactService } from './service';

export { contactDerivation } from './derivation';
export { companyRenamedJob, contactProjection } from './projection';
export { insertContact, updateContact } from './repository';

const os = implement(contract).contacts;

/** Long reads of this feature, by name. */
export const contactReads = { 'contacts.list': contactPage };

/** Tasks of this feature; they ask for the context when they run. */
export const contactTasks = (context: () => FeatureContext) => recordTasks(context, 'contact', contactDerivation);

/** Contacts: the list, the record, and what is done to many at once. */
export function contactsFeature(context: PartiesOptions) {
  const { store, reads } = context;
  const service = contactService(context);
  return {
    handlers: {
      list: os.list.handler(({ input, signal }) =>
        reads.run<ContactPage>('contacts.list', { ...input, today: today(store) }, signal),
      ),
      count: os.count.handler(async ({ input, signal }) => ({
        count: await countMatching(context, 'contact', input.filter, signal),
      })),
      get: os.get.handler(({ input }) => getContact(store.db, currentId(store.db, input.id))),
      create: os.create.handler(({ input }) => service.create(input)),
      update: os.update.handler(({ input }) => service.update(input)),
      bin: os.bin.handler(({ input }) => service.bin(input.selection)),
      restore: os.restore.handler(({ input }) => service.restore(input.selection)),
      tag: os.tag.handler(({ input: { selection, ...tags } }) => service.tag(selection, tags)),
      purge: os.purge.handler(({ input }) => service.purge(input.selection)),
    },
  };
}
