import { useQueries } from '@tanstack/react-query';
import { useMemo } from 'react';
import { type CustomField, fieldTarget } from '../../src-shared/contract/fields';
import { valueKinds } from '../../src-shared/domain/custom/types';
import { customFieldName, type FieldType } from '../../src-shared/domain/list-fields';
import type { FilterField } from '../ui/filter/language';
import { orpc } from './orpc';

const askedAs: Record<(typeof valueKinds)[keyof typeof valueKinds], FieldType> = {
  text: 'text',
  number: 'number',
  money: 'money',
  yesNo: 'flag',
  day: 'day',
  instant: 'day',
  options: 'choice',
};

/** The fields that the users made, by the list they can be asked for in. */
export function useCustomFields(): ReadonlyMap<string, readonly FilterField[]> {
  const fields = useQueries({
    queries: fieldTarget.options.map((target) => orpc.fields.list.queryOptions({ input: { target } })),
    combine: (answers) => answers.flatMap(({ data = [] }) => data),
  });
  const chosen = fields.filter(({ type }) => valueKinds[type] === 'options');
  const choices = useQueries({
    queries: chosen.map(({ id }) => orpc.fields.options.queryOptions({ input: { fieldId: id } })),
    combine: (answers) => answers.map(({ data = [] }) => data.map(({ id, name }) => ({ value: id, label: name }))),
  });
  return useMemo(() => {
    const made = ({ id, name, type }: CustomField): FilterField => {
      const at = chosen.findIndex((field) => field.id === id);
      const options = choices[at];
      return { id: customFieldName(id), title: name, type: askedAs[valueKinds[type]], ...(options && { options }) };
    };
    return new Map(
      fieldTarget.options.map((target) => [target, fields.filter((field) => field.target === target).map(made)]),
    );
  }, [fields, chosen, choices]);
}
