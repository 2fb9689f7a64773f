import type { CompanyColumn } from '../../../src-shared/contract/companies';
import { createListView } from '../../ui/grid/list-view';

/** What the list of companies shows; lives as long as the window. */
export const useCompaniesView = createListView<CompanyColumn>({ column: 'name', direction: 'asc' });
