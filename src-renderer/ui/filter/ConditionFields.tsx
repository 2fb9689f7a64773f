import { MultiSelect, NativeSelect, TextInput } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import type { FilterCondition } from '../../../src-shared/contract/filters';
import { type FilterField, isChoice, isDay, needsValue, operatorsFor, operatorWords, withOperator } from './language';
import { MoneyInput } from './MoneyInput';
import { PeriodInput } from './PeriodInput';

interface Props {
  readonly field: FilterField | undefined;
  readonly condition: FilterCondition;
  readonly onChange: (condition: FilterCondition) => void;
  /** In a row of the builder: the labels are for those who don't see the row. */
  readonly isRow?: boolean;
}

/** How a field is compared. */
export function OperatorSelect({ field, condition, onChange, isRow = false }: Props) {
  const { t } = useTranslation();
  if (!field) return null;
  const allowed = operatorsFor(field);
  return (
    <NativeSelect
      {...labelled(t('party.filter.operator'), isRow)}
      data={allowed.map((operator) => ({
        value: operator,
        label: t(`party.filter.operators.${operatorWords(operator, field.type)}`),
      }))}
      value={condition.operator}
      onChange={(event) => {
        const operator = allowed.find((one) => one === event.currentTarget.value);
        if (operator) onChange(withOperator(condition, operator, field));
      }}
    />
  );
}

/** What it is compared with; nothing where nothing is asked for. */
export function ValueInput({ field, condition, onChange, isRow = false }: Props) {
  const { t } = useTranslation();
  if (!field || !needsValue(condition.operator)) return null;
  const label = t('party.filter.value');
  const setValues = (values: string[]) => onChange({ ...condition, values });
  const [value = ''] = condition.values;
  if (isChoice(field.type)) {
    return (
      <MultiSelect
        {...labelled(label, isRow)}
        data={[...(field.options ?? [])]}
        value={condition.values}
        onChange={setValues}
        limit={200}
        searchable
        nothingFoundMessage={t('views.nothing')}
        comboboxProps={{ withinPortal: false }}
        maxDropdownHeight={200}
      />
    );
  }
  if (field.type === 'flag') {
    return (
      <NativeSelect
        {...labelled(label, isRow)}
        data={[
          { value: '1', label: t('views.yes') },
          { value: '0', label: t('views.no') },
        ]}
        value={value}
        onChange={(event) => setValues([event.currentTarget.value])}
      />
    );
  }
  if (isDay(field.type)) return <PeriodInput value={value} onChange={(next) => setValues([next])} isRow={isRow} />;
  if (field.type === 'money') {
    return <MoneyInput key={field.id} value={value} onChange={(next) => setValues([next])} isRow={isRow} />;
  }
  const isNumber = field.type === 'number' || field.type === 'count';
  return (
    <TextInput
      {...labelled(label, isRow)}
      type={isNumber ? 'number' : 'text'}
      maxLength={200}
      value={value}
      data-autofocus
      onChange={(event) => setValues([event.currentTarget.value])}
    />
  );
}

const labelled = (label: string, isRow: boolean) => (isRow ? { 'aria-label': label } : { label });
