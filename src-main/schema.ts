import { capturedCompany } from './features/companies/schema';
import { capturedConnections } from './features/connections/schema';
import { capturedContact } from './features/contacts/schema';
import { capturedDeals } from './features/deals/schema';
import { capturedDuplicates } from './features/duplicates/schema';
import { capturedFields } from './features/fields/schema';
import { capturedFiles } from './features/files/schema';
import { capturedObjects } from './features/objects/schema';
import { capturedParties } from './features/parties/schema';
import { capturedPractice } from './features/practice/schema';
import { capturedProducts } from './features/products/schema';
import { capturedRecords } from './features/records/schema';
import { capturedTasks } from './features/tasks/schema';
import { capturedToday } from './features/today/schema';
import { capturedViews } from './features/views/schema';
import type { CapturedTable } from './platform/store/capture';
import { capturedPlatform } from './platform/store/store';

/** Every table whose changes are journalled and synced. */
export const capturedTables: readonly CapturedTable[] = [
  ...capturedPlatform,
  capturedContact,
  capturedCompany,
  ...capturedDeals,
  ...capturedProducts,
  ...capturedParties,
  ...capturedRecords,
  ...capturedConnections,
  capturedFiles,
  ...capturedFields,
  ...capturedObjects,
  ...capturedToday,
  ...capturedTasks,
  ...capturedDuplicates,
  capturedPractice,
  capturedViews,
];
