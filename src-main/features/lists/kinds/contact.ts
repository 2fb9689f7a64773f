import { type ListSpec, ownerName } from '../list-spec';
import { isOpen } from './deal';
import { openTasks } from './task';

export const contactList: ListSpec = {
  kind: 'contact',
  table: 'contact',
  nameKey: 'name_key',
  merges: true,
  sorts: {
    name: { key: 'name_key', kind: 'text' },
    company: { key: 'company_key', kind: 'text' },
    role: { key: 'role_key', kind: 'text' },
    email: { key: 'email', kind: 'text' },
    phone: { key: 'phone', kind: 'text' },
    city: { key: 'city_key', kind: 'text' },
    owner: { key: 'owner_id', kind: 'owner' },
    createdAt: { key: 'created_at', kind: 'number' },
    updatedAt: { key: 'updated_at', kind: 'number' },
  },
  groups: {
    company: 'c.company_name',
    role: 'c.role',
    city: 'c.city',
    owner: ownerName,
  },
  fields: {
    name: { type: 'text', columns: ['display_key', 'name_key'], searched: true },
    company: { type: 'text', columns: ['company_key'], searched: true },
    companyId: { type: 'id', column: 'company_id' },
    role: { type: 'text', columns: ['role_key'], searched: true },
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
    company: { to: 'company', own: 'company_id' },
    deals: { to: 'deal', through: 'deal_contact', mine: 'contact_id', other: 'deal_id' },
    openDeals: { to: 'deal', only: isOpen, through: 'deal_contact', mine: 'contact_id', other: 'deal_id' },
    openTasks,
  },
};
