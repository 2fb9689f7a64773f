import { bulkReads } from './features/bulk';
import { companyReads } from './features/companies';
import { connectionReads } from './features/connections';
import { contactReads } from './features/contacts';
import { dealReads } from './features/deals';
import { diagnosticsReads } from './features/diagnostics';
import { duplicateReads } from './features/duplicates';
import { fieldReads } from './features/fields';
import { fileReads } from './features/files';
import { historyReads } from './features/history';
import { importReads } from './features/imports';
import { listReads } from './features/lists';
import { objectReads } from './features/objects';
import { productReads } from './features/products';
import { recordReads } from './features/records';
import { reportReads } from './features/reports';
import { searchReads } from './features/search';
import { taskReads } from './features/tasks';
import { todayReads } from './features/today';
import { serveReads } from './platform/reads/serve';

serveReads({
  ...contactReads,
  ...companyReads,
  ...bulkReads,
  ...listReads,
  ...dealReads,
  ...productReads,
  ...objectReads,
  ...recordReads,
  ...connectionReads,
  ...duplicateReads,
  ...reportReads,
  ...searchReads,
  ...historyReads,
  ...importReads,
  ...fieldReads,
  ...fileReads,
  ...todayReads,
  ...taskReads,
  ...diagnosticsReads,
});
