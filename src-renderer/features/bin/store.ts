import type { CompanyColumn } from '../../../src-shared/contract/companies';
import type { ContactColumn } from '../../../src-shared/contract/contacts';
import type { ProductColumn } from '../../../src-shared/contract/products';
import { createListView } from '../../ui/grid/list-view';

/** What the bin shows: last thrown away first. */
export const useBinnedContacts = createListView<ContactColumn>({ column: 'updatedAt', direction: 'desc' });
export const useBinnedCompanies = createListView<CompanyColumn>({ column: 'updatedAt', direction: 'desc' });
export const useBinnedProducts = createListView<ProductColumn>({ column: 'updatedAt', direction: 'desc' });
