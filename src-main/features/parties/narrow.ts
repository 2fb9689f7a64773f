import type { Condition } from '../../../src-shared/contract/parties';
import { fold } from '../../../src-shared/domain/fold';
import type { ReadableDb } from '../../platform/store/handles';
import { idsWithParts } from '../search';
import { type FilterColumn, predicate } from './filter';
import type { ListSpec } from './list-spec';

/** Up to so many records it is less work to fetch and sort them than to go through the list. */
const few = 1000;

const positive: ReadonlySet<string> = new Set(['contains', 'is', 'startsWith']);

/**
 * Records that may fulfil the conditions, where an index or the search index names few; null where none does, and
 * the list is gone through in its order. What is named still has to fulfil the conditions.
 */
export function narrow(db: ReadableDb, spec: ListSpec, conditions: readonly Condition[]): string[] | null {
  for (const condition of conditions) {
    const filter = spec.filters[condition.column];
    const ids = filter && (fromSearch(db, spec, filter, condition) ?? fromIndex(db, spec, filter, condition));
    if (ids) return ids;
  }
  return null;
}

/** All that text columns show can be searched for by its parts. */
function fromSearch(
  db: ReadableDb,
  { table }: ListSpec,
  { kind }: FilterColumn,
  condition: Condition,
): string[] | null {
  const isText = kind === 'text' || kind === 'email';
  return isText && positive.has(condition.operator)
    ? idsWithParts(db, table, fold(condition.value).split(' '), few)
    : null;
}

function fromIndex(db: ReadableDb, spec: ListSpec, filter: FilterColumn, condition: Condition): string[] | null {
  const source = indexed(filter, condition);
  if (source === null) return null;
  const { sql, params } = predicate(db, spec.filters, condition);
  const from = source === 'tagging' ? 'tagging x CROSS JOIN' : '';
  const on =
    source === 'tagging'
      ? { sql: 'c.id = x.party_id AND x.deleted_at IS NULL AND x.tag_id = ?', params }
      : { sql: sql.replaceAll('+', ''), params };
  const ids = db
    .prepare<unknown[], { id: string }>(
      `SELECT c.id FROM ${from} ${spec.table} c WHERE c.deleted_at IS NULL AND (${on.sql}) LIMIT ${few + 1}`,
    )
    .all(...on.params)
    .map(({ id }) => id);
  return ids.length > few ? null : ids;
}

/** Which conditions an index answers: those of columns that have one and of comparisons that are a range of it. */
function indexed(filter: FilterColumn, { operator }: Condition): 'own' | 'tagging' | null {
  const range = operator === 'is' || operator === 'startsWith' || operator === 'empty';
  switch (filter.kind) {
    case 'text':
      return range && filter.columns.length === 1 ? 'own' : null;
    case 'email':
      return range ? 'own' : null;
    case 'tag':
      return operator === 'is' ? 'tagging' : null;
    case 'day':
      return operator === 'isNot' || operator === 'notEmpty' || operator === 'empty' ? null : 'own';
    case 'id':
    case 'owner':
    case 'number':
      return operator === 'is' ? 'own' : null;
    case 'phone':
      return operator === 'empty' ? 'own' : null;
  }
}
