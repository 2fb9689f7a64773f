import { type ListSpec, ownerName } from '../list-spec';

/** The records of an object that users made up. But for the name, they are sorted where they lie. */
export const objectList = (objectId: string): ListSpec => ({
  kind: 'custom',
  objectId,
  table: 'custom_record',
  nameKey: 'name_key',
  merges: false,
  sorts: {
    name: { key: 'name_key', kind: 'text' },
    owner: { key: 'owner_id', kind: 'owner' },
    createdAt: { key: 'created_at', kind: 'number' },
    updatedAt: { key: 'updated_at', kind: 'number' },
  },
  groups: { owner: ownerName },
  fields: {
    name: { type: 'text', columns: ['name_key'], searched: true },
    owner: { type: 'user', column: 'owner_id', bare: true },
    createdAt: { type: 'instant', column: 'created_at', bare: true },
    updatedAt: { type: 'instant', column: 'updated_at', bare: true },
    tag: { type: 'tag' },
  },
  relations: {},
});
