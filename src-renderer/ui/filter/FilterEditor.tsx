import { Button, NativeSelect } from '@mantine/core';
import { type FormEvent, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { FilterCondition } from '../../../src-shared/contract/filters';
import { OperatorSelect, ValueInput } from './ConditionFields';
import classes from './Filter.module.css';
import { conditionOn, type FilterField, isComplete } from './language';

/** Builds one condition: of which column, compared how, with what. */
export function FilterEditor({
  fields,
  initial,
  onApply,
  onMore,
}: {
  fields: readonly FilterField[];
  initial: FilterCondition | null;
  onApply: (condition: FilterCondition) => void;
  /** Goes on to the builder, which knows groups and relations. */
  onMore: () => void;
}) {
  const { t } = useTranslation();
  const [start] = fields;
  const [condition, setCondition] = useState<FilterCondition>(
    initial ?? (start ? conditionOn(start) : { field: '', operator: 'is', values: [] }),
  );
  const field = fields.find(({ id }) => id === condition.field);
  const props = { field, condition, onChange: setCondition };
  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (isComplete(condition, field)) onApply({ ...condition, values: condition.values.map((value) => value.trim()) });
  };
  return (
    <form className={classes.editor} onSubmit={submit}>
      <NativeSelect
        label={t('party.filter.column')}
        data={fields.map(({ id, title }) => ({ value: id, label: title }))}
        value={condition.field}
        onChange={(event) => {
          const next = fields.find(({ id }) => id === event.currentTarget.value);
          if (next) setCondition(conditionOn(next));
        }}
      />
      <OperatorSelect {...props} />
      <ValueInput {...props} />
      <Button type="submit" variant="filled" disabled={!isComplete(condition, field)}>
        {t('party.filter.apply')}
      </Button>
      <Button variant="subtle" onClick={onMore}>
        {t('views.more')}
      </Button>
    </form>
  );
}
