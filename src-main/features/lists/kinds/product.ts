import { type ListSpec, ownerName } from '../list-spec';

export const productList: ListSpec = {
  kind: 'product',
  table: 'product',
  nameKey: 'name_key',
  merges: false,
  sorts: {
    name: { key: 'name_key', kind: 'text' },
    sku: { key: 'sku_key', kind: 'text' },
    category: { key: 'category_key', kind: 'text' },
    unit: { key: 'unit_key', kind: 'text' },
    price: { key: 'price_key', kind: 'number' },
    owner: { key: 'owner_id', kind: 'owner' },
    createdAt: { key: 'created_at', kind: 'number' },
    updatedAt: { key: 'updated_at', kind: 'number' },
  },
  groups: { category: 'c.category', unit: 'c.unit', owner: ownerName },
  fields: {
    name: { type: 'text', columns: ['name_key'], searched: true },
    sku: { type: 'text', columns: ['sku_key'], searched: true },
    category: { type: 'text', columns: ['category_key'], searched: true },
    unit: { type: 'text', columns: ['unit_key'] },
    owner: { type: 'user', column: 'owner_id' },
    createdAt: { type: 'instant', column: 'created_at' },
    updatedAt: { type: 'instant', column: 'updated_at' },
    tag: { type: 'tag' },
  },
  relations: {},
};
