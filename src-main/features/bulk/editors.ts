import type { PlainChange } from '../../../src-shared/contract/bulk';
import { type EditFieldId, type EditType, editFieldsOf } from '../../../src-shared/domain/edit-fields';
import { fold } from '../../../src-shared/domain/fold';
import { isLocalDate } from '../../../src-shared/domain/local-date';
import type { RecordKind } from '../../../src-shared/domain/record-kind';
import { priorities } from '../../../src-shared/domain/task';
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
  source: 'source',
  expectedClose: 'expected_close',
  category: 'category',
  unit: 'unit',
  assignee: 'assignee_id',
  priority: 'priority',
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
export function assignments(db: ReadableDb, kind: RecordKind, changes: readonly PlainChange[]): Assignment[] {
  return changes.map(({ field, value }) => {
    const [id, type] = editFieldsOf(kind).find(([one]) => one === field) ?? [];
    if (id === undefined || type === undefined) throw wrong(kind, field);
    return assignment(db, kind, columns[id], type, value.replace(/\s+/g, ' ').trim());
  });
}

const wrong = (kind: RecordKind, field: string) =>
  new AppError('validation', `no field of ${kind} to set: ${field}`, { field: 'changes', reason: 'unknown' });

const malformed = (words: string) => new AppError('validation', words, { field: 'changes', reason: 'malformed' });

/** Contacts keep the name of their company beside its id. */
const companyOf = {
  own: { shown: 'c.company_name', differs: 'c.company_key IS NOT ?' },
  linked: {
    shown: '(SELECT k.name FROM company k WHERE k.id = c.company_id)',
    differs: "ifnull((SELECT k.name_key FROM company k WHERE k.id = c.company_id), '') IS NOT ?",
  },
};

function assignment(db: ReadableDb, kind: RecordKind, column: string, type: EditType, value: string): Assignment {
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
        throw malformed('yes or no');
      }
      return plain(Number(value));
    case 'user':
      isUser(db, value);
      return plain(value, `(SELECT name FROM user WHERE id = c.${column})`);
    case 'priority':
      if (priorities[Number(value)] === undefined || value === '') throw malformed('a priority');
      return plain(Number(value));
    case 'day':
      if (value !== '' && !isLocalDate(value)) throw malformed('a day');
      return plain(value === '' ? null : value);
    case 'company':
      return {
        column,
        ...companyOf[kind === 'contact' ? 'own' : 'linked'],
        compared: fold(value),
        stored: (tx) => (value === '' ? null : ensureCompany(tx, value)),
      };
  }
}
