import { useQueries, useQuery } from '@tanstack/react-query';
import { useCallback, useMemo } from 'react';
import type { CustomField, FieldOption, FieldTarget } from '../../src-shared/contract/fields';
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

const none: readonly never[] = [];

/**
 * The fields that the users made, by the kind of record or the object they are those of; those of `asked` with the
 * choices there are, which may be thousands.
 */
export function useCustomFields(asked: readonly FieldTarget[]): ReadonlyMap<FieldTarget, readonly FilterField[]> {
  const { data: fields = none } = useQuery(orpc.fields.list.queryOptions({ input: {} }));
  const chosen = useMemo(
    () => fields.filter(({ type, target }) => valueKinds[type] === 'options' && asked.includes(target)),
    [fields, asked],
  );
  const combine = useCallback(
    (answers: readonly { data?: readonly FieldOption[] | undefined }[]) =>
      new Map(
        chosen.map(({ id }, at) => {
          const options = answers[at]?.data ?? none;
          return [id, options.map((option) => ({ value: option.id, label: option.name }))] as const;
        }),
      ),
    [chosen],
  );
  const choices = useQueries({
    queries: chosen.map(({ id }) => orpc.fields.options.queryOptions({ input: { fieldId: id } })),
    combine,
  });
  return useMemo(() => {
    const made = new Map<FieldTarget, FilterField[]>();
    for (const field of fields) {
      const type = askedAs(field);
      if (type === null) continue;
      const options = choices.get(field.id);
      const spoken = { id: customFieldName(field.id), title: field.name, type, ...(options && { options }) };
      made.set(field.target, [...(made.get(field.target) ?? []), spoken]);
    }
    return made;
  }, [fields, choices]);
}
