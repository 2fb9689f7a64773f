import type { ListKind } from '../../../src-shared/contract/filters';
import { objectOf } from '../../../src-shared/domain/list-fields';
import type { RecordKind } from '../../../src-shared/domain/record-kind';
import { companyList } from './kinds/company';
import { contactList } from './kinds/contact';
import { dealList } from './kinds/deal';
import { objectList } from './kinds/object';
import { productList } from './kinds/product';
import { taskList } from './kinds/task';
import type { ListSpec } from './list-spec';

/** Every list there is: they are told here, side by side, because relations lead from any to any. */
const specs: Record<Exclude<RecordKind, 'custom'>, ListSpec> = {
  contact: contactList,
  company: companyList,
  deal: dealList,
  product: productList,
  task: taskList,
};

export function specOf(kind: ListKind): ListSpec {
  const objectId = objectOf(kind);
  return objectId === null ? specs[kind as keyof typeof specs] : objectList(objectId);
}
