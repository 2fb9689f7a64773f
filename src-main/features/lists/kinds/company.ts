import { type ListSpec, ownerName } from '../list-spec';
import { isOpen } from './deal';
import { openTasks } from './task';

export const companyList: ListSpec = {
  kind: 'company',
  table: 'company',
  nameKey: 'name_key',
  merges: true,
  sorts: {
    name: { key: 'name_key', kind: 'text' },
    contacts: { key: 'contact_count', kind: 'number' },
    email: { key: 'email', kind: 'text' },
    phone: { key: 'phone', kind: 'text' },
    city: { key: 'city_key', kind: 'text' },
    owner: { key: 'owner_id', kind: 'owner' },
    createdAt: { key: 'created_at', kind: 'number' },
    updatedAt: { key: 'updated_at', kind: 'number' },
  },
  groups: { city: 'c.city', owner: ownerName },
  fields: {
    name: { type: 'text', columns: ['name_key'], searched: true },
    contacts: { type: 'count', column: 'contact_count' },
    email: { type: 'email', column: 'email', searched: true },
    phone: { type: 'phone', column: 'phone' },
    city: { type: 'text', columns: ['city_key'], searched: true },
    owner: { type: 'user', column: 'owner_id' },
    createdAt: { type: 'instant', column: 'created_at' },
    updatedAt: { type: 'instant', column: 'updated_at' },
    tag: { type: 'tag' },
    talked: { type: 'talk' },
  },
  relations: {
    people: { to: 'contact', theirs: 'company_id' },
    deals: { to: 'deal', theirs: 'company_id' },
    openDeals: { to: 'deal', only: isOpen, theirs: 'company_id' },
    openTasks,
  },
};
