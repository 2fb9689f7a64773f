import type { FilterCondition, FilterNode } from '../../contract/filters';

/** A word as it was typed, and folded; `isListed`: a comma stands before it. */
export interface Word {
  readonly raw: string;
  readonly key: string;
  readonly isListed: boolean;
  readonly isQuoted: boolean;
}

/** What some words ask; null where they are understood but can't be asked. */
export interface Read {
  readonly node: FilterNode | null;
  readonly length: number;
}

/** Reads what begins at a word; null where it is nothing of its kind. */
export type Rule = (at: number) => Read | null;

/** The same rule; what it once read at a word it knows, for rules ask each other over and over. */
export function remembered(rule: Rule): Rule {
  const known = new Map<number, Read | null>();
  return (at) => {
    const before = known.get(at);
    if (before !== undefined) return before;
    const read = rule(at);
    known.set(at, read);
    return read;
  };
}

export const condition = (
  field: string,
  operator: FilterCondition['operator'],
  values: readonly string[],
): FilterCondition => ({ field, operator, values: [...values] });

const opposite: Partial<Record<FilterCondition['operator'], FilterCondition['operator']>> = {
  is: 'isNot',
  isNot: 'is',
  empty: 'notEmpty',
  notEmpty: 'empty',
};

/** What holds where a part does not; null where no filter can say it. */
export function opposed(node: FilterNode): FilterNode | null {
  if ('relation' in node) return { ...node, holds: node.holds === 'some' ? 'none' : 'some' };
  if ('of' in node) {
    const of = node.of.map(opposed);
    const known = of.filter((part) => part !== null);
    return known.length < of.length ? null : { match: node.match === 'all' ? 'any' : 'all', of: known };
  }
  if (node.field === 'done') return { ...node, values: [node.values[0] === '1' ? '0' : '1'] };
  const operator = opposite[node.operator];
  return operator === undefined ? null : { ...node, operator };
}
