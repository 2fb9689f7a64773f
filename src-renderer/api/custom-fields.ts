import { useQueries } from '@tanstack/react-query';
import { useMemo } from 'react';
import type { CustomField } from '../../src-shared/contract/fields';
import { type FormulaFormat, type ValueKind, valueKinds } from '../../src-shared/domain/custom/types';
import { customFieldName, type FieldType } from '../../src-shared/domain/list-fields';
import type { FilterField } from '../ui/filter/language';
import { orpc } from './orpc';

/** How each kind of value is asked for; a relation's records are too many to be chosen from a list. */
const asked: Record<Exclude<ValueKind, 'computed' | 'records' | 'files'>, FieldType> = {
  text: 'text',
  number: 'number',
  money: 'money',
  yesNo: 'flag',
  day: 'day',
  instant: 'day',
  options: 'choice',
};

const results: Record<FormulaFormat, FieldType> = {
  number: 'number',
  percent: 'number',
  money: 'number',
  text: 'text',
  date: 'day',
  yesNo: 'flag',
};

function askedAs({ type, config }: CustomField): FieldType | null {
  const kind = valueKinds[type];
  if (kind === 'computed') return results[config.format ?? 'number'];
  return kind === 'records' || kind === 'files' ? null : asked[kind];
}

/** The fields that the users made, by the kind of record or the object they are those of. */
export function useCustomFields(targets: readonly string[]): ReadonlyMap<string, readonly FilterField[]> {
  const fields = useQueries({
    queries: targets.map((target) => orpc.fields.list.queryOptions({ input: { target } })),
    combine: (answers) => answers.flatMap(({ data = [] }) => data),
  });
  const chosen = fields.filter(({ type }) => valueKinds[type] === 'options');
  const choices = useQueries({
    queries: chosen.map(({ id }) => orpc.fields.options.queryOptions({ input: { fieldId: id } })),
    combine: (answers) => answers.map(({ data = [] }) => data.map(({ id, name }) => ({ value: id, label: name }))),
  });
  return useMemo(() => {
    const made = (field: CustomField): FilterField[] => {
      const { id, name } = field;
      const type = askedAs(field);
      if (type === null) return [];
      const at = chosen.findIndex((one) => one.id === id);
      const options = choices[at];
      return [{ id: customFieldName(id), title: name, type, ...(options && { options }) }];
    };
    return new Map(targets.map((target) => [target, fields.filter((field) => field.target === target).flatMap(made)]));
  }, [targets, fields, chosen, choices]);
}
