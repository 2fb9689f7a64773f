import type { FilterCondition, FilterGroup, FilterNode, FilterRelation } from '../../../src-shared/contract/filters';
import { fold } from '../../../src-shared/domain/fold';
import type { LocalDate } from '../../../src-shared/domain/local-date';
import type { ReadableDb } from '../../platform/store/handles';
import { idsWithParts } from '../search';
import { customColumn } from './custom';
import { customIds, fieldOf, predicate, relatedIds, relationOf } from './filter';
import { type FilterField, type ListSpec, type Relation, standing } from './list-spec';
import { every, marks, type Predicate } from './predicate';
import { specOf } from './specs';

/** Up to so many records it is less work to fetch and sort them than to go through the list. */
const few = 1000;

const positive: ReadonlySet<string> = new Set(['contains', 'is', 'startsWith']);

/**
 * Records that may fulfil a filter, where an index or the search index names few; null where none does, and the list is
 * gone through in its order. What is named still has to fulfil the filter.
 */
export function narrow(db: ReadableDb, spec: ListSpec, where: FilterGroup, today: LocalDate): string[] | null {
  if (where.match === 'any' && where.of.length !== 1) return null;
  for (const part of where.of) {
    const ids = narrowPart(db, spec, part, today);
    if (ids) return ids;
  }
  return null;
}

function narrowPart(db: ReadableDb, spec: ListSpec, part: FilterNode, today: LocalDate): string[] | null {
  if ('of' in part) return narrow(db, spec, part, today);
  if ('relation' in part) {
    const relation = part.holds === 'some' ? relationOf(spec, part.relation) : undefined;
    return relation ? fromRelation(db, spec, relation, part, today) : null;
  }
  const field = fieldOf(spec, part.field);
  if (!field) return fromCustom(db, spec, part, today);
  // A range of an index tells at once how much lies in it; what it leaves too many, the search index does, too.
  if (isRange(field, part)) return fromIndex(db, spec, field, part, today);
  return fromSearch(db, spec, field, part) ?? fromIndex(db, spec, field, part, today);
}

/** Where few are related, they lead to their own. */
function fromRelation(
  db: ReadableDb,
  spec: ListSpec,
  relation: Relation,
  { where }: FilterRelation,
  today: LocalDate,
): string[] | null {
  const other = specOf(relation.to);
  const theirs = where && narrow(db, other, where, today);
  if (!theirs) return null;
  const { column, sql, params } = relatedIds(db, relation, where, { alias: 'r', today, free: false }, theirs);
  return named(db, spec, { sql: `c.${column} IN (${sql})`, params });
}

function fromSearch(
  db: ReadableDb,
  { kind }: ListSpec,
  { searched = false }: FilterField,
  { operator, values }: FilterCondition,
): string[] | null {
  const [value] = values;
  return searched && positive.has(operator) && value !== undefined && values.length === 1
    ? idsWithParts(db, kind, fold(value).split(' '), few)
    : null;
}

function fromIndex(
  db: ReadableDb,
  spec: ListSpec,
  field: FilterField,
  condition: FilterCondition,
  today: LocalDate,
): string[] | null {
  const wanted = predicate(db, spec, condition, { alias: 'c', today, free: true });
  if (field.type === 'tag') {
    if (condition.operator !== 'is') return null;
    const on = `c.id = x.party_id AND x.deleted_at IS NULL AND x.tag_id IN (${marks(condition.values)})`;
    return named(db, spec, { sql: on, params: condition.values }, 'tagging x CROSS JOIN');
  }
  return isRange(field, condition) ? named(db, spec, wanted) : null;
}

function fromCustom(db: ReadableDb, spec: ListSpec, condition: FilterCondition, today: LocalDate): string[] | null {
  const custom = customColumn(db, spec, condition.field);
  if (!custom || condition.operator === 'empty' || !isRange(custom.value, condition)) return null;
  const { sql, params } = customIds(db, custom, condition, { alias: 'c', today, free: true });
  const ids = db
    .prepare<unknown[], { id: string }>(`SELECT party_id AS id FROM (${sql}) LIMIT ${few + 1}`)
    .all(...params)
    .map(({ id }) => id);
  return ids.length > few ? null : ids;
}

function named(db: ReadableDb, spec: ListSpec, where: Predicate, from = ''): string[] | null {
  const { sql, params } = every([standing(spec), where]);
  const ids = db
    .prepare<unknown[], { id: string }>(`SELECT c.id FROM ${from} ${spec.table} c WHERE ${sql} LIMIT ${few + 1}`)
    .all(...params)
    .map(({ id }) => id);
  return ids.length > few ? null : ids;
}

/** Which comparisons are a range of an index. */
function isRange(field: FilterField, { operator }: FilterCondition): boolean {
  if (field.bare) return false;
  const isText = operator === 'is' || operator === 'startsWith' || operator === 'empty';
  switch (field.type) {
    case 'text':
      return isText && field.columns.length === 1;
    case 'email':
      return isText;
    case 'instant':
    case 'day':
      return operator === 'is' || operator === 'before' || operator === 'after';
    case 'id':
    case 'choice':
    case 'user':
    case 'count':
    case 'number':
      return operator === 'is';
    case 'phone':
      return operator === 'empty';
    case 'flag':
    case 'money':
    case 'tag':
    case 'talk':
      return false;
  }
}
