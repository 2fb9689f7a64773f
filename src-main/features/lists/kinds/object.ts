import type { ListSpec } from '../list-spec';

/** The records of an object that users made up. */
export const objectList = (objectId: string): ListSpec => ({
  kind: 'custom',
  objectId,
  table: 'custom_record',
  nameKey: 'name_key',
  merges: false,
  sorts: { name: { key: 'name_key', kind: 'text' } },
  groups: {},
  fields: {
    name: { type: 'text', columns: ['name_key'], searched: true },
    owner: { type: 'user', column: 'owner_id', bare: true },
    createdAt: { type: 'instant', column: 'created_at', bare: true },
    updatedAt: { type: 'instant', column: 'updated_at', bare: true },
    tag: { type: 'tag' },
  },
  relations: {},
});
