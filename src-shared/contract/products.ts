import * as z from 'zod';
import { cursor, id, instant, line, operationId, procedure } from './base';
import { amount, currency, money } from './deals';
import { newValues } from './fields';
import { listFilter, pageInput, selection, sortOf } from './filters';
import { tag } from './records';
import { tableImported, tablePreview, tableText } from './tables';

export const productColumn = z.enum(['name', 'sku', 'category', 'unit', 'price', 'owner', 'createdAt', 'updatedAt']);
export type ProductColumn = z.infer<typeof productColumn>;

/** How a thing is taxed; what that means in percent is told by the country and the day, for invoices. */
export const taxClasses = ['standard', 'reduced', 'zero', 'exempt'] as const;
export const taxClass = z.enum(taxClasses);

export const productRow = z.object({
  id,
  name: line,
  /** The practice's own number of it; no two products have the same. '' where there is none. */
  sku: z.string().max(60),
  category: z.string().max(120),
  /** What it is counted in: hour, piece, night. */
  unit: z.string().max(30),
  /** The default price of one unit; null where it is agreed each time. */
  price: amount.nullable(),
  currency,
  taxClass,
  tags: z.array(tag),
  ownerId: id,
  ownerName: z.string(),
  createdAt: instant,
  updatedAt: instant,
});
export type ProductRow = z.infer<typeof productRow>;

export const product = productRow.extend({
  about: z.string(),
  createdBy: z.string(),
  updatedBy: z.string(),
  binnedAt: instant.nullable(),
});
export type Product = z.infer<typeof product>;

export const productPatch = productRow
  .pick({ sku: true, category: true, unit: true, price: true, currency: true, taxClass: true, ownerId: true })
  .extend({ name: line.min(1), about: z.string().max(100_000) })
  .partial();
export type ProductPatch = z.infer<typeof productPatch>;

/** The text of a CSV file. */
/** What the practice sells: things and services. Each change is one undoable act. */
export const products = {
  /** A page of the list. Rows are in the order of `sort`, empty text last, ties by id. */
  list: procedure
    .route({ method: 'POST', path: '/products/list' })
    .input(pageInput.extend({ sort: sortOf(productColumn), filter: listFilter }))
    .output(z.object({ rows: z.array(productRow), next: cursor.nullable() })),
  count: procedure
    .route({ method: 'POST', path: '/products/count' })
    .input(z.object({ filter: listFilter }))
    .output(z.object({ count: z.int() })),
  get: procedure.route({ method: 'GET', path: '/products/{id}' }).input(z.object({ id })).output(product),
  /** Fails: `validation` (field `name`, reason `required`; field `sku`, reason `sku.taken`). */
  create: procedure
    .route({ method: 'POST', path: '/products' })
    .input(productPatch.required({ name: true }).extend({ values: newValues }))
    .output(product),
  /** Fails as `create` does. Lines of deals keep what was agreed. */
  update: procedure
    .route({ method: 'POST', path: '/products/{id}/update' })
    .input(z.object({ id, patch: productPatch }))
    .output(product),
  /** Categories and units that were written before, the commonest first; and the currency a new product begins with. */
  suggestions: procedure
    .route({ method: 'GET', path: '/products/suggestions' })
    .output(z.object({ categories: z.array(z.string()), units: z.array(z.string()), currency })),
  /**
   * What an import of a file would do, row by row. A product is known
   * by its number, or by its name where it has none. Fails: `validation` (field `text`, reasons `csv.columns` without a
   * column of names, `csv.tooMany` above 10,000 rows).
   */
  readCsv: procedure.route({ method: 'POST', path: '/products/csv' }).input(tableText).output(tablePreview),
  /** Adds and changes what `readCsv` tells, as one operation; faulty rows are left out. Fails as `readCsv` does. */
  importCsv: procedure.route({ method: 'POST', path: '/products/import' }).input(tableText).output(tableImported),
  /** Moves products to the bin (kept 30 days), as one operation; lines of deals stay as they are. */
  bin: procedure
    .route({ method: 'POST', path: '/products/bin' })
    .input(z.object({ selection }))
    .output(z.object({ operationId, count: z.int() })),
  restore: procedure
    .route({ method: 'POST', path: '/products/restore' })
    .input(z.object({ selection }))
    .output(z.object({ operationId, count: z.int() })),
  /** Deletes binned products for good. Can't be undone. */
  purge: procedure
    .route({ method: 'POST', path: '/products/purge' })
    .input(z.object({ selection }))
    .output(z.object({ count: z.int() })),
};

/** Thousandths of a unit. */
const quantity = z.int().min(0).max(1_000_000_000);
/** Hundredths of a percent. */
const discount = z.int().min(0).max(10_000);

/** A thing that a deal is about: a product, or free text. Its figures are those agreed, whatever the product costs now. */
export const dealLine = z.object({
  id,
  /** Null for free text, and where the product was deleted for good. */
  productId: id.nullable(),
  title: line,
  quantity,
  unit: z.string().max(30),
  unitPrice: amount,
  currency,
  discount,
  taxClass,
  /** What it comes to, in minor units: see domain/line-totals.ts. */
  net: z.int(),
});
export type DealLine = z.infer<typeof dealLine>;

const dealLines = z.object({
  lines: z.array(dealLine),
  gross: z.array(money),
  net: z.array(money),
  /** Whether the deal's amount is what its lines come to; one typed by hand stands for itself. */
  setsAmount: z.boolean(),
});
export type DealLines = z.infer<typeof dealLines>;

/** The lines of a deal, which quotes and invoices are made of. Each change is one undoable act and answers all lines. */
export const lines = {
  ofDeal: procedure
    .route({ method: 'GET', path: '/deals/{dealId}/lines' })
    .input(z.object({ dealId: id }))
    .output(dealLines),
  /**
   * Adds (no `id`) or changes a line. A new one takes what is not given from its product (field by field; the price only
   * where it is in the deal's currency), else a quantity of 1; the first line of a deal without an amount sets it.
   * Fails: `validation` (field `title`, reason `required`; field `productId`, reason `unknown`; field `unitPrice`,
   * reason `money.tooLarge`); `conflict` (reason `binned`).
   */
  save: procedure
    .route({ method: 'POST', path: '/deals/{dealId}/lines' })
    .input(
      z.object({
        dealId: id,
        id: id.optional(),
        productId: id.nullable().optional(),
        line: dealLine
          .pick({ title: true, quantity: true, unit: true, unitPrice: true, discount: true, taxClass: true })
          .partial(),
      }),
    )
    .output(dealLines),
  /** Puts a line below another one, or on top. */
  move: procedure
    .route({ method: 'POST', path: '/deals/{dealId}/lines/move' })
    .input(z.object({ dealId: id, id, afterId: id.nullable() }))
    .output(dealLines),
  remove: procedure
    .route({ method: 'POST', path: '/deals/{dealId}/lines/remove' })
    .input(z.object({ dealId: id, id }))
    .output(dealLines),
  /** Whether the deal's amount is what its lines come to, from now on. */
  setAmount: procedure
    .route({ method: 'POST', path: '/deals/{dealId}/lines/amount' })
    .input(z.object({ dealId: id, follows: z.boolean() }))
    .output(dealLines),
};
