import type { Product, ProductPatch } from '../../../src-shared/contract/products';
import { AppError } from '../../../src-shared/errors';
import type { FeatureContext } from '../../platform/feature';
import type { Tx } from '../../platform/store/handles';
import { type NewValue, writeNewValues } from '../fields';
import { runSelection, type Selection } from '../lists';
import { changedFields, isUser, recordAct, updateRow } from '../records';
import { getProduct, insertProduct, type ProductFields, productOfSku } from './repository';
import { product } from './schema';

type Given = { [Key in keyof ProductFields]?: ProductFields[Key] | undefined };

const texts = ['name', 'sku', 'category', 'unit'] as const;

/** What is given, without blanks around; the name must stay, and the number be no other product's. */
function checked(tx: Tx, patch: ProductPatch, id?: string): Given {
  const fields: Given = { ...patch };
  for (const key of texts) if (fields[key] !== undefined) fields[key] = fields[key].trim();
  if (fields.name === '') {
    throw new AppError('validation', 'a product needs a name', { field: 'name', reason: 'required' });
  }
  if (fields.ownerId !== undefined) isUser(tx.db, fields.ownerId);
  if (fields.sku) {
    const taken = productOfSku(tx.db, fields.sku);
    if (taken !== undefined && taken !== id) {
      throw new AppError('validation', 'another product has this number', {
        field: 'sku',
        reason: 'sku.taken',
        id: taken,
      });
    }
  }
  return fields;
}

type Many = 'bin' | 'restore' | 'purge';
const labels = { bin: 'product.binned', restore: 'product.restored', purge: 'product.purged' } as const;

/** Creates and changes products, each as one undoable act; whole selections as one operation. */
export function productService(context: FeatureContext & { currency(): string; country(): string }) {
  const { store, actor, currency, country } = context;
  const act = recordAct(context);
  const many = (what: Many, selection: Selection) =>
    runSelection(context, 'product', {
      task: `product.${what}`,
      label: labels[what],
      selection,
      options: {},
      undoable: what !== 'purge',
    });

  return {
    create({ values, ...input }: ProductPatch & { name: string; values: NewValue[] }): Product {
      const name = input.name.trim();
      const id = store.transact({ label: { key: 'product.created', params: { name } }, actor: actor() }, (tx) => {
        const given = Object.entries(checked(tx, input)).filter(([, value]) => value !== undefined);
        const made = insertProduct(tx, {
          currency: currency(),
          ...(Object.fromEntries(given) as Given),
          name,
        } as ProductFields);
        writeNewValues(tx, made, values, country());
        return made;
      });
      return getProduct(store.db, id);
    },

    update: ({ id, patch }: { id: string; patch: ProductPatch }): Product => {
      act('product.edited', id, (tx) => {
        const differing = changedFields(getProduct(tx.db, id), checked(tx, patch, id));
        if (Object.keys(differing).length > 0) updateRow(tx, product, id, differing);
      });
      return getProduct(store.db, id);
    },

    bin: (selection: Selection) => many('bin', selection),
    restore: (selection: Selection) => many('restore', selection),
    purge: async (selection: Selection) => ({ count: (await many('purge', selection)).count }),
  };
}
