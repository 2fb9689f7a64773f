import { companyDerivation } from './features/companies';
import { contactDerivation } from './features/contacts';
import { dealDerivation } from './features/deals';
import type { Reindex } from './features/fields';
import { objectDerivation } from './features/objects';
import { productDerivation } from './features/products';
import { deriveAgain } from './features/records';
import { indexTasks } from './features/tasks';

/** How the search documents of records are brought up to date, kind by kind. */
export const reindexers: readonly Reindex[] = [
  (db, ids) => deriveAgain(db, contactDerivation(db), ids),
  ...[companyDerivation, dealDerivation, productDerivation, objectDerivation].map(
    (derivation): Reindex =>
      (db, ids) =>
        deriveAgain(db, derivation, ids),
  ),
  indexTasks,
];
