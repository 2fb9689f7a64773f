import type { CompanyColumn, CompanyRow } from '../../src-shared/contract/companies';
import type { ContactColumn, ContactRow } from '../../src-shared/contract/contacts';
import type { DealColumn, DealRow } from '../../src-shared/contract/deals';
import type { CustomColumn, CustomRow } from '../../src-shared/contract/objects';
import type { ProductColumn, ProductRow } from '../../src-shared/contract/products';
import type { TaskColumn, TaskLine } from '../../src-shared/contract/tasks';
import { objectListOf } from '../../src-shared/domain/list-fields';
import type { ListSource } from './list-data';
import { orpc } from './orpc';
import { pageSize } from './pages';

/** Contacts as a list: pages by cursor or jump, and their number. */
export const contactSource: ListSource<ContactRow, ContactColumn> = {
  pages: ({ sort, filter }) => ({
    key: (page) => orpc.contacts.list.queryKey({ input: { sort, filter, offset: page * pageSize, limit: pageSize } }),
    read: (at, signal) => orpc.contacts.list.call({ sort, filter, ...at }, { signal }),
  }),
  count: (filter) => ({
    queryKey: orpc.contacts.count.queryKey({ input: { filter } }),
    queryFn: ({ signal }) => orpc.contacts.count.call({ filter }, { signal }),
  }),
};

/** Companies as a list. */
export const companySource: ListSource<CompanyRow, CompanyColumn> = {
  pages: ({ sort, filter }) => ({
    key: (page) => orpc.companies.list.queryKey({ input: { sort, filter, offset: page * pageSize, limit: pageSize } }),
    read: (at, signal) => orpc.companies.list.call({ sort, filter, ...at }, { signal }),
  }),
  count: (filter) => ({
    queryKey: orpc.companies.count.queryKey({ input: { filter } }),
    queryFn: ({ signal }) => orpc.companies.count.call({ filter }, { signal }),
  }),
};

/** Products as a list. */
export const productSource: ListSource<ProductRow, ProductColumn> = {
  pages: ({ sort, filter }) => ({
    key: (page) => orpc.products.list.queryKey({ input: { sort, filter, offset: page * pageSize, limit: pageSize } }),
    read: (at, signal) => orpc.products.list.call({ sort, filter, ...at }, { signal }),
  }),
  count: (filter) => ({
    queryKey: orpc.products.count.queryKey({ input: { filter } }),
    queryFn: ({ signal }) => orpc.products.count.call({ filter }, { signal }),
  }),
};

/** Deals as a list. */
export const dealSource: ListSource<DealRow, DealColumn> = {
  pages: ({ sort, filter }) => ({
    key: (page) => orpc.deals.list.queryKey({ input: { sort, filter, offset: page * pageSize, limit: pageSize } }),
    read: (at, signal) => orpc.deals.list.call({ sort, filter, ...at }, { signal }),
  }),
  count: (filter) => ({
    queryKey: orpc.deals.count.queryKey({ input: { filter } }),
    queryFn: ({ signal }) => orpc.deals.count.call({ filter }, { signal }),
  }),
};

/** The records of an object as a list. */
export const recordSource = (objectId: string): ListSource<CustomRow, CustomColumn> => ({
  pages: ({ sort, filter }) => ({
    key: (page) =>
      orpc.objects.records.queryKey({ input: { objectId, sort, filter, offset: page * pageSize, limit: pageSize } }),
    read: (at, signal) => orpc.objects.records.call({ objectId, sort, filter, ...at }, { signal }),
  }),
  count: (filter) => {
    const input = { kind: objectListOf(objectId), filter };
    return {
      queryKey: orpc.bulk.count.queryKey({ input }),
      queryFn: ({ signal }) => orpc.bulk.count.call(input, { signal }),
    };
  },
});

/** Tasks as a list, done or not. */
export const taskSource: ListSource<TaskLine, TaskColumn> = {
  pages: ({ sort, filter }) => ({
    key: (page) => orpc.tasks.all.queryKey({ input: { sort, filter, offset: page * pageSize, limit: pageSize } }),
    read: (at, signal) => orpc.tasks.all.call({ sort, filter, ...at }, { signal }),
  }),
  count: (filter) => ({
    queryKey: orpc.bulk.count.queryKey({ input: { kind: 'task', filter } }),
    queryFn: ({ signal }) => orpc.bulk.count.call({ kind: 'task', filter }, { signal }),
  }),
};
