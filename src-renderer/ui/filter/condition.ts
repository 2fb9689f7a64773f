import type { FilterGroup, FilterOperator } from '../../../src-shared/contract/filters';

export interface FilterCondition {
  readonly column: string;
  readonly operator: FilterOperator;
  readonly value: string;
}

/** What can be asked of a column: `choice` compares one of `options`, `date` an ISO 8601 day. */
export interface FilterColumn {
  readonly id: string;
  readonly title: string;
  readonly kind: 'text' | 'date' | 'choice' | 'number';
  readonly options?: readonly { readonly value: string; readonly label: string }[];
}

const operatorsOf: Record<FilterColumn['kind'], readonly FilterOperator[]> = {
  text: ['contains', 'is', 'isNot', 'startsWith', 'empty', 'notEmpty'],
  date: ['before', 'after', 'is'],
  choice: ['is', 'isNot', 'empty', 'notEmpty'],
  number: ['is', 'isNot', 'before', 'after'],
};

export const operatorsFor = (column: FilterColumn): readonly FilterOperator[] => operatorsOf[column.kind];

/** The words of an operator: of a number, before is fewer and after is more. */
export function operatorWords(
  operator: FilterOperator,
  column: FilterColumn | undefined,
): FilterOperator | 'fewer' | 'more' {
  if (column?.kind !== 'number') return operator;
  return operator === 'before' ? 'fewer' : operator === 'after' ? 'more' : operator;
}

export const needsValue = (operator: FilterOperator): boolean => operator !== 'empty' && operator !== 'notEmpty';

/** Whether a condition can be applied as it stands. */
export const isComplete = (condition: FilterCondition): boolean =>
  !needsValue(condition.operator) || condition.value.trim() !== '';

/** The value of a condition as it is read: the label of a choice, a day in the user's language. */
export function valueWords(condition: FilterCondition, column: FilterColumn | undefined, locale: string): string {
  if (!needsValue(condition.operator)) return '';
  if (column?.kind === 'choice')
    return column.options?.find(({ value }) => value === condition.value)?.label ?? condition.value;
  if (column?.kind !== 'date') return condition.value;
  const [year, month, day] = condition.value.split('-').map(Number);
  if (year === undefined || month === undefined || day === undefined) return condition.value;
  return new Date(year, month - 1, day).toLocaleDateString(locale, { day: 'numeric', month: 'long', year: 'numeric' });
}

/** Conditions as the core is asked for them: all hold. */
export const groupOf = (conditions: readonly FilterCondition[]): FilterGroup => ({
  match: 'all',
  of: conditions.map(({ column, operator, value }) => ({
    field: column,
    operator,
    values: needsValue(operator) ? [value] : [],
  })),
});
