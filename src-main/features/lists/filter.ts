import type { FilterCondition, FilterGroup, FilterNode, FilterRelation } from '../../../src-shared/contract/filters';
import { AppError } from '../../../src-shared/errors';
import type { ReadableDb } from '../../platform/store/handles';
import { comparison } from './comparison';
import { type CustomColumn, customColumn } from './custom';
import type { FilterField, ListSpec, Relation } from './list-spec';
import { amongIds, every, named, not, type Predicate, type Site, some } from './predicate';
import { specOf } from './specs';

/** Puts a part of a filter into SQL. Fails: `validation` for a field, relation or comparison that there isn't. */
export function predicate(db: ReadableDb, spec: ListSpec, part: FilterNode, site: Site): Predicate {
  if ('of' in part) return groupPredicate(db, spec, part, site);
  return 'relation' in part ? relationPredicate(db, spec, part, site) : conditionPredicate(db, spec, part, site);
}

export const groupPredicate = (db: ReadableDb, spec: ListSpec, { match, of }: FilterGroup, site: Site): Predicate => {
  const parts = of.map((part) => predicate(db, spec, part, site));
  return match === 'all' || parts.length === 0 ? every(parts) : some(parts);
};

export const fieldOf = (spec: ListSpec, id: string): FilterField | undefined =>
  Object.hasOwn(spec.fields, id) ? spec.fields[id] : undefined;

export const relationOf = (spec: ListSpec, id: string): Relation | undefined =>
  Object.hasOwn(spec.relations, id) ? spec.relations[id] : undefined;

const no = (words: string) =>
  new AppError('validation', `no such condition: ${words}`, { field: 'filter', reason: 'condition' });

function conditionPredicate(db: ReadableDb, spec: ListSpec, condition: FilterCondition, site: Site): Predicate {
  const field = fieldOf(spec, condition.field);
  const custom = field ? null : customColumn(db, spec, condition.field);
  const made = field ? comparison(db, field, condition, site) : custom && customPredicate(db, custom, condition, site);
  if (!made) throw no(`${spec.kind} ${condition.field} ${condition.operator}`);
  return made;
}

/** Of a field that the users made: there is a value of which it holds. What has none is empty, and is not anything. */
function customPredicate(
  db: ReadableDb,
  custom: CustomColumn,
  { operator, values }: FilterCondition,
  site: Site,
): Predicate | null {
  const among = ({ sql, params }: Predicate): Predicate => ({
    sql: `${named(site, 'id')} IN (${sql})`,
    params,
  });
  if (operator === 'empty' || operator === 'notEmpty') {
    if (values.length > 0) return null;
    const any = among(customIds(db, custom, null, site));
    return operator === 'empty' ? not(any) : any;
  }
  const isNo = custom.value.type === 'flag' && operator === 'is' && values[0] === '0';
  const asked = isNo ? { operator, values: ['1'] } : { operator: operator === 'isNot' ? 'is' : operator, values };
  if (!comparison(db, custom.value, asked, site)) return null;
  const found = among(customIds(db, custom, asked, site));
  return isNo || operator === 'isNot' ? not(found) : found;
}

/** A query for the records with a value, or with one of which a comparison holds. */
export function customIds(
  db: ReadableDb,
  { id, table, value }: CustomColumn,
  asked: Pick<FilterCondition, 'operator' | 'values'> | null,
  { alias, today }: Site,
): Predicate {
  const own = { alias: `${alias}v`, today, free: true };
  const holds = asked && comparison(db, value, asked, own);
  const live: Predicate = { sql: `${own.alias}.field_id = ? AND ${own.alias}.deleted_at IS NULL`, params: [id] };
  const { sql, params } = every(holds ? [live, holds] : [live]);
  return { sql: `SELECT ${own.alias}.party_id FROM ${table} ${own.alias} WHERE ${sql}`, params };
}

function relationPredicate(db: ReadableDb, spec: ListSpec, part: FilterRelation, site: Site): Predicate {
  const relation = relationOf(spec, part.relation);
  if (!relation) throw no(`${spec.kind} ${part.relation}`);
  const { sql, params, column } = relatedIds(db, relation, part.where, {
    ...site,
    alias: `${site.alias}_`,
    free: true,
  });
  const holds: Predicate = { sql: `${named(site, column)} IN (${sql})`, params };
  return part.holds === 'some' ? holds : not(holds);
}

/**
 * A column of a list's own, and a query for the values it has in records with such relations; where `among` is given,
 * with those of them that are named there.
 */
export function relatedIds(
  db: ReadableDb,
  relation: Relation,
  where: FilterGroup | undefined,
  site: Site,
  among?: readonly string[],
): Predicate & { column: string } {
  const other = specOf(relation.to);
  const { alias } = site;
  const { sql, params } = every([
    ...(among ? [amongIds(`${alias}.id`, among)] : []),
    ...(where ? [groupPredicate(db, other, where, site)] : []),
  ]);
  const only = relation.only ? ` AND ${relation.only(alias)}` : '';
  const live = `${alias}.deleted_at IS NULL${only} AND (${sql})`;
  if ('own' in relation) {
    return { column: relation.own, sql: `SELECT ${alias}.id FROM ${other.table} ${alias} WHERE ${live}`, params };
  }
  if ('theirs' in relation) {
    const column = `${alias}.${relation.theirs}`;
    const query = `SELECT ${column} FROM ${other.table} ${alias} WHERE ${column} IS NOT NULL AND ${live}`;
    return { column: 'id', sql: query, params };
  }
  const link = `${alias}x`;
  return {
    column: 'id',
    sql: `SELECT ${link}.${relation.mine} FROM ${relation.through} ${link} JOIN ${other.table} ${alias}
      ON ${alias}.id = ${link}.${relation.other} WHERE ${link}.deleted_at IS NULL AND ${live}`,
    params,
  };
}
