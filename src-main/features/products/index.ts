import { implement } from '@orpc/server';
import { contract } from '../../../src-shared/contract';
import { currencyOfCountry } from '../../../src-shared/domain/money';
import type { FeatureContext } from '../../platform/feature';
import { importTable, previewTable, tableImportTask } from '../imports';
import { countMatching, today } from '../lists';
import { recordTasks } from '../records';
import { productImport } from './import-csv';
import { lineService, linesOf } from './lines';
import { productDerivation } from './projection';
import { getProduct, lastCurrency, type ProductPage, productPage, writtenBefore } from './repository';
import { productService } from './service';

export { productTable } from './csv';
export { addLine } from './lines';
export { productDerivation, productProjection } from './projection';
export { insertProduct } from './repository';

const os = implement(contract);

/** Long reads of this feature, by name. */
export const productReads = { 'products.list': productPage };

/** Tasks of this feature; they ask for the context when they run. */
export const productTasks = (context: () => FeatureContext) => [
  tableImportTask(productImport, context),
  ...recordTasks(context, 'product', () => productDerivation),
];

/** What the practice sells, and the lines of deals. */
export function productsFeature(context: FeatureContext & { country(): string }) {
  const { store, reads } = context;
  const currency = () => lastCurrency(store.db) ?? currencyOfCountry(context.country());
  const fileOf = (text: string) => ({ text, currency: currency(), country: context.country() });
  const service = productService({ ...context, currency });
  const ofDeals = lineService(context);
  const { products, lines } = os;
  return {
    handlers: {
      products: {
        list: products.list.handler(({ input, signal }) =>
          reads.run<ProductPage>('products.list', { ...input, today: today(store) }, signal),
        ),
        count: products.count.handler(async ({ input, signal }) => ({
          count: await countMatching(context, 'product', input.filter, signal),
        })),
        get: products.get.handler(({ input }) => getProduct(store.db, input.id)),
        create: products.create.handler(({ input }) => service.create(input)),
        update: products.update.handler(({ input }) => service.update(input)),
        readCsv: products.readCsv.handler(({ input }) => previewTable(store.db, productImport, fileOf(input.text))),
        importCsv: products.importCsv.handler(({ input }) => importTable(context, productImport, fileOf(input.text))),
        suggestions: products.suggestions.handler(() => ({
          categories: writtenBefore(store.db, 'category'),
          units: writtenBefore(store.db, 'unit'),
          currency: currency(),
        })),
        bin: products.bin.handler(({ input }) => service.bin(input.selection)),
        restore: products.restore.handler(({ input }) => service.restore(input.selection)),
        purge: products.purge.handler(({ input }) => service.purge(input.selection)),
      },
      lines: {
        ofDeal: lines.ofDeal.handler(({ input }) => linesOf(store.db, input.dealId)),
        save: lines.save.handler(({ input }) => ofDeals.save(input)),
        move: lines.move.handler(({ input }) => ofDeals.move(input)),
        remove: lines.remove.handler(({ input }) => ofDeals.remove(input)),
        setAmount: lines.setAmount.handler(({ input }) => ofDeals.setAmount(input)),
      },
    },
  };
}
