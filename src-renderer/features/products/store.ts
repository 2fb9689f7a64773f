import type { ProductColumn } from '../../../src-shared/contract/products';
import { createListView } from '../../ui/grid/list-view';

/** What the list of products shows; lives as long as the window. */
export const useProductsView = createListView<ProductColumn>({ column: 'name', direction: 'asc' });
