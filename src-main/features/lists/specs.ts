import type { ListKind } from '../../../src-shared/contract/filters';
import { companyList } from './kinds/company';
import { contactList } from './kinds/contact';
import { dealList } from './kinds/deal';
import { productList } from './kinds/product';
import { taskList } from './kinds/task';
import type { ListSpec } from './list-spec';

/** Every list there is: they are told here, side by side, because relations lead from any to any. */
const specs: Record<ListKind, ListSpec> = {
  contact: contactList,
  company: companyList,
  deal: dealList,
  product: productList,
  task: taskList,
};

export const specOf = (kind: ListKind): ListSpec => specs[kind];
