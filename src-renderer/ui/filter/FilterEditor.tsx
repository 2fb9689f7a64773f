import { Button, NativeSelect, TextInput } from '@mantine/core';
import { type FormEvent, useState } from 'react';
import { useTranslation } from 'react-i18next';
import {
  type FilterColumn,
  type FilterCondition,
  isComplete,
  needsValue,
  operatorsFor,
  operatorWords,
} from './condition';
import classes from './FilterBar.module.css';

/** Builds one condition: of which column, compared how, with what. */
export function FilterEditor({
  columns,
  initial,
  onApply,
}: {
  columns: readonly FilterColumn[];
  initial: FilterCondition | null;
  onApply: (condition: FilterCondition) => void;
}) {
  const { t } = useTranslation();
  const start = columns[0];
  const [condition, setCondition] = useState<FilterCondition>(
    initial ?? { column: start?.id ?? '', operator: (start && operatorsFor(start)[0]) ?? 'contains', value: '' },
  );
  const column = columns.find(({ id }) => id === condition.column);
  const allowed = column ? operatorsFor(column) : [];

  const chooseColumn = (id: string) => {
    const next = columns.find((one) => one.id === id);
    const operator = (next && operatorsFor(next)[0]) ?? 'contains';
    setCondition({ column: id, operator, value: next?.options?.[0]?.value ?? '' });
  };
  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (isComplete(condition))
      onApply({ ...condition, value: needsValue(condition.operator) ? condition.value.trim() : '' });
  };
  const value = { label: t('party.filter.value'), value: condition.value };
  const setValue = (next: string) => setCondition({ ...condition, value: next });
  return (
    <form className={classes.editor} onSubmit={submit}>
      <NativeSelect
        label={t('party.filter.column')}
        data={columns.map(({ id, title }) => ({ value: id, label: title }))}
        value={condition.column}
        onChange={(event) => chooseColumn(event.currentTarget.value)}
      />
      <NativeSelect
        label={t('party.filter.operator')}
        data={allowed.map((operator) => ({
          value: operator,
          label: t(`party.filter.operators.${operatorWords(operator, column)}`),
        }))}
        value={condition.operator}
        onChange={(event) => {
          const operator = allowed.find((one) => one === event.currentTarget.value);
          if (operator) setCondition({ ...condition, operator });
        }}
      />
      {needsValue(condition.operator) &&
        (column?.kind === 'choice' ? (
          <NativeSelect
            {...value}
            data={[...(column.options ?? [])]}
            onChange={(event) => setValue(event.currentTarget.value)}
          />
        ) : (
          <TextInput
            {...value}
            type={column?.kind === 'date' ? 'date' : column?.kind === 'number' ? 'number' : 'text'}
            data-autofocus
            onChange={(event) => setValue(event.currentTarget.value)}
          />
        ))}
      <Button type="submit" variant="filled" disabled={!isComplete(condition)}>
        {t('party.filter.apply')}
      </Button>
    </form>
  );
}
