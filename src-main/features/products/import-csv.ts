import { v7 } from 'uuid';
import * as z from 'zod';
import type { ProductCsvRow } from '../../../src-shared/contract/products';
import { fold } from '../../../src-shared/domain/fold';
import type { FeatureContext } from '../../platform/feature';
import { defineTask } from '../../platform/operations/task';
import { forgetMeta, readMeta, writeMeta } from '../../platform/settings/meta';
import type { ReadableDb } from '../../platform/store/handles';
import { changedFields, updateRow } from '../records';
import { type ReadRow, readProducts } from './csv';
import { getProduct, insertProduct, productOfSku } from './repository';
import { product } from './schema';

/** The product a row is about: by its number, or by its name where neither has one. */
function productOf(db: ReadableDb, { sku, name }: ReadRow): string | undefined {
  if (sku !== '') return productOfSku(db, sku);
  return db
    .prepare<[string], { id: string }>(
      `SELECT id FROM product WHERE name_key = ? AND sku_key = '' AND deleted_at IS NULL ORDER BY id LIMIT 1`,
    )
    .get(fold(name))?.id;
}

/** What a row changes of a product that is there; its number told which one that is. */
const changesOf = (db: ReadableDb, id: string, { fields: { sku: _known, ...fields } }: ReadRow) =>
  changedFields(getProduct(db, id), fields);

function actOf(db: ReadableDb, row: ReadRow): ProductCsvRow['act'] {
  if (row.reason !== null) return 'faulty';
  const id = productOf(db, row);
  if (id === undefined) return 'add';
  return Object.keys(changesOf(db, id, row)).length > 0 ? 'change' : 'same';
}

const shown = 500;

/** What an import would do: see the contract. */
export function previewCsv(db: ReadableDb, text: string, currency: string) {
  const rows = readProducts(text, currency).map((row): ProductCsvRow => {
    const { row: number, name, sku, reason } = row;
    return { row: number, name, sku, act: actOf(db, row), reason };
  });
  const count = (act: ProductCsvRow['act']) => rows.filter((row) => row.act === act).length;
  const [faulty, others] = [rows.filter(({ act }) => act === 'faulty'), rows.filter(({ act }) => act !== 'faulty')];
  return {
    rows: [...faulty, ...others].slice(0, shown),
    ...{ add: count('add'), change: count('change'), same: count('same'), faulty: count('faulty') },
  };
}

const stored = z.object({ text: z.string(), currency: z.string() });
const state = z.object({ stored: z.string(), at: z.int(), added: z.int(), changed: z.int() });

/** Takes the rows of a file in, as one operation; the file lies in the store until it is done. */
export const importCsvTask = (context: () => Pick<FeatureContext, 'store'>) =>
  defineTask({
    name: 'product.import',
    state,
    next(now): ReadRow[] {
      const file = readMeta(context().store.db, now.stored, stored);
      return file ? readProducts(file.text, file.currency).filter(({ reason }) => reason === null) : [];
    },
    step(tx, now, rows: ReadRow[], budget) {
      let { at, added, changed } = now;
      while (at < rows.length && !(at > now.at && budget.spent())) {
        const row = rows[at++];
        if (!row) break;
        const id = productOf(tx.db, row);
        if (id === undefined) {
          const { currency = readMeta(tx.db, now.stored, stored)?.currency ?? 'EUR', ...fields } = row.fields;
          insertProduct(tx, { ...given(fields), name: row.name, currency });
          added++;
          continue;
        }
        const differing = changesOf(tx.db, id, row);
        if (Object.keys(differing).length === 0) continue;
        updateRow(tx, product, id, differing);
        changed++;
      }
      const done = at >= rows.length;
      if (done) forgetMeta(tx.db, now.stored);
      return {
        state: { ...now, at, added, changed },
        ...{ done, progress: done ? 1 : at / rows.length, consumed: false },
      };
    },
  });

const given = <T extends object>(fields: T): { [Key in keyof T]: Exclude<T[Key], undefined> } =>
  Object.fromEntries(Object.entries(fields).filter(([, value]) => value !== undefined)) as never;

/** Runs an import to its end. Fails as `readProducts` does. */
export async function importCsv(
  { store, runner, actor }: Pick<FeatureContext, 'store' | 'runner' | 'actor'>,
  text: string,
  currency: string,
): Promise<{ operationId: number; added: number; changed: number }> {
  const count = readProducts(text, currency).filter(({ reason }) => reason === null).length;
  const key = `products.import.${v7()}`;
  store.maintain(() => writeMeta(store.db, key, { text, currency }));
  const operationId = runner.start(
    { label: { key: 'product.imported', params: { count } }, actor: { ...actor(), kind: 'import' } },
    'product.import',
    { stored: key, at: 0, added: 0, changed: 0 },
  );
  const { taskState } = await runner.finished(operationId);
  const { added, changed } = state.parse(taskState);
  return { operationId, added, changed };
}
