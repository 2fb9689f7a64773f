import { fold } from '../../../src-shared/domain/fold';
import type { Projection } from '../../platform/store/store';
import { type Columns, customLines, type Derivation, derive, recordEvents, subjectsOf, touchedBy } from '../records';

const text = (value: Columns[string] | undefined): string => String(value ?? '');

export const productDerivation: Derivation = {
  table: 'product',
  columns: ['name', 'sku', 'category', 'unit', 'price', 'name_key', 'sku_key', 'category_key', 'unit_key', 'price_key'],
  derive: ({ id, name, sku, category, unit, price }, db) => ({
    columns: {
      name_key: fold(text(name)),
      sku_key: fold(text(sku)),
      category_key: fold(text(category)),
      unit_key: fold(text(unit)),
      price_key: price ?? 0,
    },
    document: {
      id: text(id),
      kind: 'product',
      title: text(name),
      subtitle: [text(sku), text(category)].filter((part) => part !== '').join(' · '),
      lines: customLines(db, text(id)),
    },
  }),
  binned: () => ({}),
};

/** Keeps the list columns and the search index of products in step, and tells the screens. */
export const productProjection: Projection = {
  derive(tx, changes) {
    derive(tx.db, productDerivation, subjectsOf(tx, 'product', touchedBy(changes)), () => {});
  },
  events: (db, changes) => recordEvents(db, 'product', 'product', touchedBy(changes)),
};
