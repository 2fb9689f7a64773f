import { companyProjection } from './features/companies';
import { contactProjection } from './features/contacts';
import { dealProjection } from './features/deals';
import { duplicateProjection } from './features/duplicates';
import { fieldsProjection } from './features/fields';
import { filesProjection } from './features/files';
import { notificationProjection } from './features/notifications';
import { objectProjection } from './features/objects';
import { practiceProjection } from './features/practice';
import { productProjection } from './features/products';
import { activityProjection } from './features/records';
import { taskProjection } from './features/tasks';
import { viewProjection } from './features/views';
import type { FeatureContext } from './platform/feature';
import type { Projection } from './platform/store/store';

/** What follows from captured rows, in the order it is derived. */
export const projectionsOf = (context: () => Pick<FeatureContext, 'jobs'>): Projection[] => [
  companyProjection,
  contactProjection(context),
  dealProjection(context),
  productProjection,
  filesProjection(context),
  duplicateProjection,
  notificationProjection,
  practiceProjection,
  viewProjection,
  activityProjection,
  taskProjection(context),
  objectProjection,
  fieldsProjection(context),
];
