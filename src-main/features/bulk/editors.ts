import type { BulkEdit } from '../../../src-shared/contract/bulk';
import type { ListKind } from '../../../src-shared/contract/filters';
import { type EditFieldId, type EditType, editFieldsOf } from '../../../src-shared/domain/edit-fields';
import { fold } from '../../../src-shared/domain/fold';
import { AppError } from '../../../src-shared/errors';
import type { ReadableDb, Tx } from '../../platform/store/handles';
import { ensureCompany } from '../companies';
import { isUser } from '../records';

type Value = string | number | null;

const columns: Record<EditFieldId, string> = {
  owner: 'owner_id',
  company: 'company_id',
  role: 'role',
  department: 'department',
  localOnly: 'local_only',
  industry: 'industry',
  assignee: 'assignee_id',
};

/** One field to be set, in SQL: `shown` how it is read, `differs` where it is something else now. */
export interface Assignment {
  column: string;
  shown: string;
  differs: string;
  compared: Value;
  /** What is stored; may make a company. */
  stored(tx: Tx): Value;
}

/** What an edit sets. Fails: `validation` (field `changes`). */
export function assignments(db: ReadableDb, { kind, changes }: Pick<BulkEdit, 'kind' | 'changes'>): Assignment[] {
  return changes.map(({ field, value }) => {
    const [id, type] = editFieldsOf(kind).find(([one]) => one === field) ?? [];
    if (id === undefined || type === undefined) throw wrong(kind, field);
    return assignment(db, columns[id], type, value.replace(/\s+/g, ' ').trim());
  });
}

const wrong = (kind: ListKind, field: string) =>
  new AppError('validation', `no field of ${kind} to set: ${field}`, { field: 'changes', reason: 'unknown' });

function assignment(db: ReadableDb, column: string, type: EditType, value: string): Assignment {
  const plain = (stored: Value, shown = `c.${column}`): Assignment => ({
    column,
    shown,
    differs: `c.${column} IS NOT ?`,
    compared: stored,
    stored: () => stored,
  });
  switch (type) {
    case 'text':
      return plain(value);
    case 'flag':
      if (value !== '0' && value !== '1') {
        throw new AppError('validation', 'yes or no', { field: 'changes', reason: 'malformed' });
      }
      return plain(Number(value));
    case 'user':
      isUser(db, value);
      return plain(value, `(SELECT name FROM user WHERE id = c.${column})`);
    case 'company':
      return {
        column,
        shown: 'c.company_name',
        differs: 'c.company_key IS NOT ?',
        compared: fold(value),
        stored: (tx) => (value === '' ? null : ensureCompany(tx, value)),
      };
  }
}
