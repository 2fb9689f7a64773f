import type {
  FilterCondition,
  FilterGroup,
  FilterNode,
  FilterOperator,
  ListKind,
} from '../../../src-shared/contract/filters';
import type { FieldType } from '../../../src-shared/domain/list-fields';

/** A field as it is offered: its words, and the values there are where it is a choice. */
export interface FilterField {
  readonly id: string;
  readonly title: string;
  readonly type: FieldType;
  readonly options?: readonly { readonly value: string; readonly label: string }[];
}

/** Records of another list that those of this one are related to. */
export interface FilterRelated {
  readonly id: string;
  readonly title: string;
  readonly to: ListKind;
}

/** What can be asked of each list, in the user's language. */
export interface FilterLanguage {
  fields(kind: ListKind): readonly FilterField[];
  relations(kind: ListKind): readonly FilterRelated[];
}

const operatorsOf: Record<FieldType, readonly FilterOperator[]> = {
  text: ['contains', 'is', 'isNot', 'startsWith', 'empty', 'notEmpty'],
  number: ['is', 'isNot', 'before', 'after', 'empty', 'notEmpty'],
  money: ['before', 'after', 'is', 'isNot', 'empty', 'notEmpty'],
  count: ['is', 'isNot', 'before', 'after'],
  day: ['is', 'isNot', 'before', 'after', 'empty', 'notEmpty'],
  instant: ['is', 'isNot', 'before', 'after'],
  choice: ['is', 'isNot', 'empty', 'notEmpty'],
  flag: ['is'],
  tag: ['is', 'isNot', 'empty', 'notEmpty'],
  user: ['is', 'isNot'],
};

export const operatorsFor = ({ type }: Pick<FilterField, 'type'>): readonly FilterOperator[] => operatorsOf[type];

const isNumber = (type: FieldType | undefined) => type === 'number' || type === 'count' || type === 'money';
export const isDay = (type: FieldType | undefined): boolean => type === 'day' || type === 'instant';
/** Whether several values are picked from a list. */
export const isChoice = (type: FieldType | undefined): boolean =>
  type === 'choice' || type === 'tag' || type === 'user';

/** The words of an operator: of a number, before is fewer and after is more; a day lies in what it is. */
export function operatorWords(
  operator: FilterOperator,
  type: FieldType | undefined,
): FilterOperator | 'fewer' | 'more' | 'during' | 'notDuring' {
  if (isDay(type) && operator === 'is') return 'during';
  if (isDay(type) && operator === 'isNot') return 'notDuring';
  if (!isNumber(type)) return operator;
  return operator === 'before' ? 'fewer' : operator === 'after' ? 'more' : operator;
}

export const needsValue = (operator: FilterOperator): boolean => operator !== 'empty' && operator !== 'notEmpty';

/** A condition to begin with: the first comparison of a field, and a value where there is one to begin with. */
export function conditionOn(field: FilterField): FilterCondition {
  const [operator = 'is'] = operatorsFor(field);
  const values = isDay(field.type) ? ['days:-30'] : field.type === 'flag' ? ['1'] : isChoice(field.type) ? [] : [''];
  return { field: field.id, operator, values };
}

/** Another comparison of the same field; it keeps as many values as it takes. */
export function withOperator(
  condition: FilterCondition,
  operator: FilterOperator,
  field: FilterField,
): FilterCondition {
  if (!needsValue(operator)) return { ...condition, operator, values: [] };
  const values = condition.values.length > 0 ? condition.values : conditionOn(field).values;
  return {
    ...condition,
    operator,
    values: operator === 'before' || operator === 'after' ? values.slice(0, 1) : values,
  };
}

/** Whether a condition can be applied as it stands. */
export function isComplete({ operator, values }: FilterCondition, field: FilterField | undefined): boolean {
  if (!needsValue(operator)) return true;
  if (values.length === 0) return false;
  if (field?.type === 'money') return values.every((value) => /^-?\d+(\.\d+)?( [A-Z]{3})?$/.test(value.trim()));
  if (isNumber(field?.type)) return values.every((value) => value.trim() !== '' && !Number.isNaN(Number(value)));
  return values.every((value) => value.trim() !== '');
}

export const noFilter: FilterGroup = { match: 'all', of: [] };

/** What of a filter that is being built can be asked already: conditions without a value are left out. */
export function completed(group: FilterGroup, kind: ListKind, language: FilterLanguage): FilterGroup {
  return { ...group, of: group.of.flatMap((node) => completedNode(node, kind, language) ?? []) };
}

function completedNode(node: FilterNode, kind: ListKind, language: FilterLanguage): FilterNode | null {
  if ('of' in node) {
    const group = completed(node, kind, language);
    return group.of.length > 0 ? group : null;
  }
  if ('relation' in node) {
    const to = language.relations(kind).find(({ id }) => id === node.relation)?.to;
    const where = to && node.where && completed(node.where, to, language);
    return { relation: node.relation, holds: node.holds, ...(where && where.of.length > 0 && { where }) };
  }
  const field = language.fields(kind).find(({ id }) => id === node.field);
  return isComplete(node, field) ? { ...node, values: node.values.map((value) => value.trim()) } : null;
}
