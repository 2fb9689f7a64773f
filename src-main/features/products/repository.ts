import type { Product, ProductRow } from '../../../src-shared/contract/products';
import { fold } from '../../../src-shared/domain/fold';
import { AppError } from '../../../src-shared/errors';
import type { ReadableDb, Tx } from '../../platform/store/handles';
import { newRow } from '../../platform/store/rows';
import { type ListInput, listPage } from '../lists';
import { insertRow, tagsOfRecords, userNames } from '../records';
import { product } from './schema';

/** Fields of a product that its own row holds. */
export type ProductFields = Pick<
  Product,
  'name' | 'sku' | 'category' | 'unit' | 'price' | 'currency' | 'taxClass' | 'about' | 'ownerId'
>;

/** Products as they stand in lists, in the order of `ids`. */
function productRows(db: ReadableDb, ids: readonly string[]): ProductRow[] {
  const rows = db
    .prepare<[string], Omit<ProductRow, 'tags'>>(
      `SELECT p.id, p.name, p.sku, p.category, p.unit, p.price, p.currency, p.tax_class AS taxClass,
         p.owner_id AS ownerId, coalesce(u.name, '') AS ownerName, p.created_at AS createdAt, p.updated_at AS updatedAt
       FROM json_each(?) j CROSS JOIN product p ON p.id = j.value LEFT JOIN user u ON u.id = p.owner_id ORDER BY j.key`,
    )
    .all(JSON.stringify(ids));
  const tags = tagsOfRecords(db, ids);
  return rows.map((row) => ({ ...row, tags: tags.get(row.id) ?? [] }));
}

export interface ProductPage {
  rows: ProductRow[];
  next: string | null;
}

/** A page of the list of products. */
export function productPage(db: ReadableDb, input: ListInput): ProductPage {
  const { ids, next } = listPage(db, 'product', input);
  return { rows: productRows(db, ids), next };
}

/** A product with all that belongs to it. Fails: `not_found`. */
export function getProduct(db: ReadableDb, id: string): Product {
  const [row] = productRows(db, [id]);
  const own = db
    .prepare<[string], Pick<Product, 'about' | 'createdBy' | 'updatedBy' | 'binnedAt'>>(
      `SELECT about, created_by AS createdBy, updated_by AS updatedBy, deleted_at AS binnedAt FROM product WHERE id = ?`,
    )
    .get(id);
  if (!row || !own) throw new AppError('not_found', 'no such product', { id });
  const users = userNames(db);
  return { ...row, ...own, createdBy: users.get(own.createdBy) ?? '', updatedBy: users.get(own.updatedBy) ?? '' };
}

/** The live product of this number, whatever its case. */
export function productOfSku(db: ReadableDb, sku: string): string | undefined {
  return db
    .prepare<[string], { id: string }>('SELECT id FROM product WHERE sku_key = ? AND deleted_at IS NULL LIMIT 1')
    .get(fold(sku))?.id;
}

/** Adds a product; answers its id. */
export function insertProduct(
  tx: Tx,
  { ownerId, ...fields }: Partial<ProductFields> & Pick<ProductFields, 'name' | 'currency'>,
): string {
  const row = newRow(tx);
  insertRow(tx, product, { ...row, ownerId: ownerId ?? row.ownerId, ...fields });
  return row.id;
}

/** What was written into a column before, the commonest first. */
export function writtenBefore(db: ReadableDb, column: 'category' | 'unit'): string[] {
  return db
    .prepare<[], { text: string }>(
      `SELECT ${column} AS text FROM product WHERE ${column} <> '' AND deleted_at IS NULL
       GROUP BY ${column} ORDER BY count(*) DESC, ${column} LIMIT 50`,
    )
    .all()
    .map(({ text }) => text);
}

/** The currency of the product that was made last. */
export const lastCurrency = (db: ReadableDb): string | undefined =>
  db
    .prepare<[], { currency: string }>(
      'SELECT currency FROM product WHERE deleted_at IS NULL ORDER BY created_at DESC, id DESC LIMIT 1',
    )
    .get()?.currency;
