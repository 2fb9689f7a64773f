import * as z from 'zod';
import { cursor, id } from './base';

/** What users made up, among what there is anyway: `custom:` and its id. */
export const madeUp = z.templateLiteral(['custom:', id]);

/** Kinds of records that have one list. */
export const builtInList = z.enum(['contact', 'company', 'deal', 'product', 'task']);

/** What a list is of: a kind of record, or the records of an object that users made up (`custom:` and the object's id). */
export const listKind = z.union([builtInList, madeUp]);
export type ListKind = z.infer<typeof listKind>;

export const filterOperator = z.enum(['contains', 'startsWith', 'is', 'isNot', 'before', 'after', 'empty', 'notEmpty']);
export type FilterOperator = z.infer<typeof filterOperator>;

/**
 * One comparison of a field with any of `values` (`isNot`: with none of them; `empty` and `notEmpty` take none, `before`
 * and `after` one). Tags, people and records are told by id, days by a period (see domain/periods.ts); of a number
 * `before` is less and `after` more. A field that users made is called `custom:` and its id.
 */
export const filterCondition = z.object({
  field: z.string().max(100),
  operator: filterOperator,
  values: z.array(z.string().max(200)).max(100),
});
export type FilterCondition = z.infer<typeof filterCondition>;

/** Whether there are records of a relation, or none: any at all, or such that `where` holds of them. */
export interface FilterRelation {
  relation: string;
  holds: 'some' | 'none';
  where?: FilterGroup | undefined;
}

export type FilterNode = FilterCondition | FilterRelation | FilterGroup;

/** All of its parts hold, or any. A group without parts lets everything through. */
export interface FilterGroup {
  match: 'all' | 'any';
  of: FilterNode[];
}

/** So deep may groups lie in groups and relations, and so many parts may a filter have. */
const maxDepth = 3;
const maxNodes = 100;

/** Groups are spelt out level by level: what is deeper than they go is refused while it is read. */
function groupOf(depth: number): z.ZodType<FilterGroup, FilterGroup> {
  const inner = depth > 0 ? groupOf(depth - 1) : null;
  const relation = (where: z.ZodType<FilterGroup, FilterGroup>) =>
    z.object({ relation: z.string().max(40), holds: z.enum(['some', 'none']), where: where.optional() });
  const node = inner ? z.union([filterCondition, relation(inner), inner]) : filterCondition;
  return z.object({ match: z.enum(['all', 'any']), of: z.array(node).max(50) });
}

const nodes = ({ of }: FilterGroup): number =>
  of.reduce((sum, node) => {
    if ('of' in node) return sum + 1 + nodes(node);
    return sum + 1 + ('relation' in node && node.where ? nodes(node.where) : 0);
  }, 0);

export const filterGroup = groupOf(maxDepth).refine((group) => nodes(group) <= maxNodes, 'too many conditions');

/** What a list lets through: `where` holds and `text` is found; `binned`: of what lies in the bin. */
export const listFilter = z.object({
  text: z.string().max(200).optional(),
  where: filterGroup.optional(),
  binned: z.boolean().default(false),
});
export type ListFilter = z.input<typeof listFilter>;

/** Which rows a bulk act is about: named ones, or all that match a filter but some. */
export const selection = z.union([
  z.object({ ids: z.array(id).min(1).max(10_000) }),
  z.object({ filter: listFilter, except: z.array(id).max(10_000) }),
]);

const sortStep = <C extends z.ZodType<string>>(column: C) =>
  z.object({ column: z.union([column, madeUp]), direction: z.enum(['asc', 'desc']) });

/**
 * The order of a list: by a column, and by those of `within` where rows are alike in it. A field that users made is a
 * column, too (`custom:` and its id), unless it holds several values.
 */
export const sortOf = <C extends z.ZodType<string>>(column: C) =>
  sortStep(column).extend({ within: z.array(sortStep(column)).max(3).optional() });

/** `offset` jumps (a scrollbar), `after` goes on from a cursor; `after` wins. */
export const pageInput = z.object({
  after: cursor.optional(),
  offset: z.int().min(0).default(0),
  limit: z.int().min(1).max(500).default(100),
});
