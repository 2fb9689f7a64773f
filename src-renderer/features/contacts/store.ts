import type { ContactColumn } from '../../../src-shared/contract/contacts';
import { createListView } from '../../ui/grid/list-view';

/** What the list of contacts shows; lives as long as the window. */
export const useContactsView = createListView<ContactColumn>({ column: 'name', direction: 'asc' });
