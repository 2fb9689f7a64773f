import { NativeSelect, SimpleGrid, TextInput } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import type { CustomField } from '../../../src-shared/contract/fields';
import { orpc } from '../../api/orpc';
import { hasChoices } from './field-types';

const operators = ['is', 'isNot', 'empty', 'notEmpty'] as const;

/** When a field is shown: always, or while another field says so. */
export function ConditionEditor({
  fields,
  condition,
  error,
  onChange,
}: {
  fields: readonly CustomField[];
  condition: CustomField['condition'];
  error: string | null;
  onChange: (condition: CustomField['condition']) => void;
}) {
  const { t } = useTranslation();
  const other = fields.find(({ id }) => id === condition?.fieldId);
  return (
    <>
      <NativeSelect
        label={t('fields.condition.title')}
        error={error}
        value={condition?.fieldId ?? ''}
        data={[
          { value: '', label: t('fields.condition.always') },
          ...fields.map(({ id, name }) => ({ value: id, label: t('fields.condition.by', { name }) })),
        ]}
        onChange={({ currentTarget: { value } }) =>
          onChange(value === '' ? null : { fieldId: value, operator: 'notEmpty', value: '' })
        }
      />
      {condition && other && (
        <SimpleGrid cols={2} spacing={8}>
          <NativeSelect
            label={t('fields.condition.operator')}
            value={condition.operator}
            data={operators.map((value) => ({ value, label: t(`fields.condition.${value}`) }))}
            onChange={({ currentTarget }) =>
              onChange({ ...condition, operator: operators.find((one) => one === currentTarget.value) ?? 'is' })
            }
          />
          {(condition.operator === 'is' || condition.operator === 'isNot') && (
            <ConditionValue
              field={other}
              value={condition.value}
              onChange={(value) => onChange({ ...condition, value })}
            />
          )}
        </SimpleGrid>
      )}
    </>
  );
}

function ConditionValue({
  field,
  value,
  onChange,
}: {
  field: CustomField;
  value: string;
  onChange: (value: string) => void;
}) {
  const { t } = useTranslation();
  const isChoice = hasChoices(field.type);
  const { data } = useQuery({
    ...orpc.fields.options.queryOptions({ input: { fieldId: field.id } }),
    enabled: isChoice,
  });
  const label = t('fields.condition.value');
  if (isChoice || field.type === 'yesNo') {
    const choices = isChoice
      ? (data ?? []).map(({ id, name }) => ({ value: id, label: name }))
      : [
          { value: 'yes', label: t('fields.yes') },
          { value: 'no', label: t('fields.no') },
        ];
    return (
      <NativeSelect
        label={label}
        value={value}
        data={[{ value: '', label: '–' }, ...choices]}
        onChange={({ currentTarget }) => onChange(currentTarget.value)}
      />
    );
  }
  return (
    <TextInput
      label={label}
      maxLength={500}
      value={value}
      onChange={({ currentTarget }) => onChange(currentTarget.value)}
    />
  );
}
