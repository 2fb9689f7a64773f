import { sql } from 'drizzle-orm';
import { index, integer, sqliteTable, text } from 'drizzle-orm/sqlite-core';
import { taxClasses } from '../../../src-shared/contract/products';
import type { CapturedTable } from '../../platform/store/capture';
import { syncedColumns } from '../../platform/store/columns';

/** What the practice sells. `price` is that of one unit, in minor units of `currency`. `*Key` follow from others. */
export const product = sqliteTable(
  'product',
  {
    ...syncedColumns,
    name: text('name').notNull(),
    sku: text('sku').notNull().default(''),
    category: text('category').notNull().default(''),
    unit: text('unit').notNull().default(''),
    price: integer('price'),
    currency: text('currency').notNull(),
    taxClass: text('tax_class', { enum: taxClasses }).notNull().default('standard'),
    about: text('about').notNull().default(''),
    nameKey: text('name_key').notNull().default(''),
    skuKey: text('sku_key').notNull().default(''),
    categoryKey: text('category_key').notNull().default(''),
    unitKey: text('unit_key').notNull().default(''),
    /** The price as lists are sorted by it; 0 where there is none. */
    priceKey: integer('price_key').notNull().default(0),
  },
  (t) => {
    const live = sql`deleted_at IS NULL`;
    return [
      index('product_by_name').on(t.nameKey, t.id, t.deletedAt).where(live),
      index('product_by_sku').on(t.skuKey, t.id, t.deletedAt).where(live),
      index('product_by_category').on(t.categoryKey, t.id, t.deletedAt).where(live),
      index('product_by_unit').on(t.unitKey, t.id, t.deletedAt).where(live),
      index('product_by_price').on(t.priceKey, t.id, t.deletedAt).where(live),
      index('product_by_owner').on(t.ownerId, t.id, t.deletedAt).where(live),
      index('product_by_created').on(t.createdAt, t.id, t.deletedAt).where(live),
      index('product_by_updated').on(t.updatedAt, t.id, t.deletedAt).where(live),
      index('product_binned').on(t.deletedAt).where(sql`deleted_at IS NOT NULL`),
    ];
  },
);

/**
 * A thing that a deal is about. `quantity` is in thousandths of a unit, `discount` in hundredths of a percent;
 * `position` is an order key (see domain/order-key.ts).
 */
export const dealLine = sqliteTable(
  'deal_line',
  {
    ...syncedColumns,
    dealId: text('deal_id').notNull(),
    productId: text('product_id'),
    title: text('title').notNull(),
    quantity: integer('quantity').notNull(),
    unit: text('unit').notNull().default(''),
    unitPrice: integer('unit_price').notNull(),
    currency: text('currency').notNull(),
    discount: integer('discount').notNull().default(0),
    taxClass: text('tax_class', { enum: taxClasses }).notNull(),
    position: text('position').notNull(),
  },
  (t) => [
    index('deal_line_deal').on(t.dealId, t.position),
    index('deal_line_product').on(t.productId).where(sql`product_id IS NOT NULL`),
  ],
);

export const capturedProducts: readonly CapturedTable[] = [
  {
    table: product,
    groups: { price: ['price', 'currency'] },
    derived: ['name_key', 'sku_key', 'category_key', 'unit_key', 'price_key'],
  },
  { table: dealLine, record: 'deal_id', groups: { price: ['unit_price', 'currency'] } },
];
