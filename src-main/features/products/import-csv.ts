import { fold } from '../../../src-shared/domain/fold';
import type { ReadableDb } from '../../platform/store/handles';
import type { TableKind } from '../imports';
import { changedFields, updateRow } from '../records';
import { type ProductRead, readProducts } from './csv';
import { getProduct, insertProduct, productOfSku } from './repository';
import { product } from './schema';

/** The product a row is about: by its number, or by its name where neither has one. */
function productOf(db: ReadableDb, { detail: sku, name }: ProductRead): string | undefined {
  if (sku !== '') return productOfSku(db, sku);
  return db
    .prepare<[string], { id: string }>(
      `SELECT id FROM product WHERE name_key = ? AND sku_key = '' AND deleted_at IS NULL ORDER BY id LIMIT 1`,
    )
    .get(fold(name))?.id;
}

/** What a row changes of a product that is there; its number told which one that is. */
const changesOf = (db: ReadableDb, id: string, { fields: { sku: _known, ...fields } }: ProductRead) =>
  changedFields(getProduct(db, id), fields);

const given = <T extends object>(fields: T): { [Key in keyof T]: Exclude<T[Key], undefined> } =>
  Object.fromEntries(Object.entries(fields).filter(([, value]) => value !== undefined)) as never;

/** Products out of a CSV file. */
export const productImport: TableKind<ProductRead> = {
  task: 'product.import',
  label: 'product.imported',
  read: readProducts,
  actOf(db, row) {
    const id = productOf(db, row);
    if (id === undefined) return 'add';
    return Object.keys(changesOf(db, id, row)).length > 0 ? 'change' : 'same';
  },
  take(tx, row, file) {
    const id = productOf(tx.db, row);
    if (id === undefined) {
      const { currency = file.currency, ...fields } = row.fields;
      insertProduct(tx, { ...given(fields), name: row.name, currency });
      return 'add';
    }
    const differing = changesOf(tx.db, id, row);
    if (Object.keys(differing).length === 0) return 'same';
    updateRow(tx, product, id, differing);
    return 'change';
  },
};
