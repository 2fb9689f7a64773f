import { implement } from '@orpc/server';
import { contract } from '../../../src-shared/contract';
import type { FeatureContext } from '../../platform/feature';
import { countMatching, today } from '../lists';
import type { PartiesOptions } from '../parties';
import { currentId, recordTasks } from '../records';
import { type CompanyPage, companyPage } from './list';
import { companyDerivation } from './projection';
import { getCompany } from './repository';
import { companyService } from './service';

export { companyDerivation, companyProjection } from './projection';
export { ensureCompany, findCompany, insertCompany } from './repository';
export { companyTable } from './table';

const os = implement(contract).companies;

/** Long reads of this feature, by name. */
export const companyReads = { 'companies.list': companyPage };

/** Tasks of this feature; they ask for the context when they run. */
export const companyTasks = (context: () => FeatureContext) => recordTasks(context, 'company', () => companyDerivation);

/** Companies: the list, the record, and what is done to many at once. */
export function companiesFeature(context: PartiesOptions) {
  const { store, reads } = context;
  const service = companyService(context);
  return {
    handlers: {
      list: os.list.handler(({ input, signal }) =>
        reads.run<CompanyPage>('companies.list', { ...input, today: today(store) }, signal),
      ),
      count: os.count.handler(async ({ input, signal }) => ({
        count: await countMatching(context, 'company', input.filter, signal),
      })),
      get: os.get.handler(({ input }) => getCompany(store.db, currentId(store.db, input.id))),
      create: os.create.handler(({ input }) => service.create(input)),
      update: os.update.handler(({ input }) => service.update(input)),
      bin: os.bin.handler(({ input }) => service.bin(input.selection)),
      restore: os.restore.handler(({ input }) => service.restore(input.selection)),
      purge: os.purge.handler(({ input }) => service.purge(input.selection)),
    },
  };
}
