import { NativeSelect, Textarea } from '@mantine/core';
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { useDeferredValue, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import type { CustomField, FieldTarget } from '../../../src-shared/contract/fields';
import { byIds } from '../../../src-shared/domain/custom/references';
import { formulaFormats, rollupOperations } from '../../../src-shared/domain/custom/types';
import { useErrorText } from '../../api/errors';
import { orpc } from '../../api/orpc';
import { Computed } from './Computed';
import classes from './FieldsPage.module.css';
import { configOf, type FieldDraft } from './field-draft';

export interface SettingsProps {
  readonly target: FieldTarget;
  readonly field: CustomField | null;
  readonly fields: readonly CustomField[];
  readonly draft: FieldDraft;
  readonly set: (patch: Partial<FieldDraft>) => void;
  readonly error: string | null;
}

/** A formula: typed with the fields by their names, and seen at once on a record that there is. */
export function FormulaSettings({ target, field, fields, draft, set, error }: SettingsProps) {
  const { t } = useTranslation();
  const area = useRef<HTMLTextAreaElement>(null);
  const insert = (name: string) => {
    const at = area.current?.selectionStart ?? draft.expression.length;
    set({ expression: `${draft.expression.slice(0, at)}{${name}}${draft.expression.slice(at)}` });
    area.current?.focus();
  };
  return (
    <>
      <Textarea
        ref={area}
        label={t('fields.formula.expression')}
        description={t('fields.formula.hint')}
        rows={3}
        resize="vertical"
        maxLength={2000}
        spellCheck={false}
        value={draft.expression}
        error={error}
        onChange={(event) => set({ expression: event.currentTarget.value })}
      />
      <NativeSelect
        label={t('fields.formula.insert')}
        value=""
        data={[{ value: '', label: '–' }, ...fields.map(({ name }) => ({ value: name, label: name }))]}
        onChange={(event) => insert(event.currentTarget.value)}
      />
      <NativeSelect
        label={t('fields.formula.format')}
        value={draft.format}
        data={formulaFormats.map((value) => ({ value, label: t(`fields.formula.formats.${value}`) }))}
        onChange={({ currentTarget }) =>
          set({ format: formulaFormats.find((one) => one === currentTarget.value) ?? 'number' })
        }
      />
      <Preview target={target} field={field} fields={fields} draft={draft} />
    </>
  );
}

/** A roll-up: along which relation, what is looked at there, and what is made of it. */
export function RollupSettings({ target, field, fields, draft, set, error }: SettingsProps) {
  const { t } = useTranslation();
  const { data: all = [] } = useQuery(orpc.fields.list.queryOptions({ input: {} }));
  const ways = all
    .filter(({ type }) => type === 'relation')
    .flatMap((relation) => [
      ...(relation.target === target
        ? [{ relation, direction: 'out' as const, label: relation.name, there: relation.config.to }]
        : []),
      ...(relation.config.to === target
        ? [
            {
              relation,
              direction: 'in' as const,
              label: t('fields.rollup.from', { name: relation.name }),
              there: relation.target,
            },
          ]
        : []),
    ]);
  const chosen = ways.find(({ relation, direction }) => relation.id === draft.via && direction === draft.direction);
  const numeric = ['number', 'money', 'percent', 'rating', 'date', 'formula', 'rollup'];
  const there = all.filter((one) => one.target === chosen?.there && one.id !== field?.id && numeric.includes(one.type));
  return (
    <>
      <NativeSelect
        label={t('fields.rollup.via')}
        description={ways.length === 0 ? t('fields.rollup.noRelation') : undefined}
        error={error}
        value={chosen ? `${chosen.direction} ${chosen.relation.id}` : ''}
        data={[
          { value: '', label: '–' },
          ...ways.map(({ relation, direction, label }) => ({ value: `${direction} ${relation.id}`, label })),
        ]}
        onChange={({ currentTarget }) => {
          const [direction, via = ''] = currentTarget.value.split(' ');
          set({ via, direction: direction === 'in' ? 'in' : 'out', of: '' });
        }}
      />
      <NativeSelect
        label={t('fields.rollup.operation')}
        value={draft.operation}
        data={rollupOperations.map((value) => ({ value, label: t(`fields.rollup.operations.${value}`) }))}
        onChange={({ currentTarget }) =>
          set({ operation: rollupOperations.find((one) => one === currentTarget.value) ?? 'count' })
        }
      />
      {draft.operation !== 'count' && (
        <NativeSelect
          label={t('fields.rollup.of')}
          value={draft.of}
          data={[{ value: '', label: '–' }, ...there.map(({ id, name }) => ({ value: id, label: name }))]}
          onChange={({ currentTarget }) => set({ of: currentTarget.value })}
        />
      )}
      <Preview target={target} field={field} fields={fields} draft={draft} />
    </>
  );
}

/** What it would come to on the newest record, while it is typed. */
function Preview({ target, field, fields, draft }: Omit<SettingsProps, 'set' | 'error'>) {
  const { t } = useTranslation();
  const errorText = useErrorText();
  const settled = useDeferredValue(draft);
  const isFormula = settled.type === 'formula';
  const expression = isFormula ? byIds(settled.expression, fields) : '';
  const isAsked = isFormula ? settled.expression.trim() !== '' && expression !== null : settled.via !== '';
  const type = isFormula ? ('formula' as const) : ('rollup' as const);
  const config = configOf(settled, fields);
  const { data, error } = useQuery({
    ...orpc.fields.preview.queryOptions({ input: { target, type, config, ...(field && { id: field.id }) } }),
    enabled: isAsked,
    retry: false,
    placeholderData: keepPreviousData,
  });
  if (isFormula && expression === null) return <p className={classes.error}>{t('error.reason.formula.unknown')}</p>;
  if (!isAsked) return null;
  if (error) return <p className={classes.error}>{errorText(error)}</p>;
  if (!data?.record) return null;
  return (
    <p className={classes.preview} aria-live="polite">
      {t('fields.formula.preview', { name: data.record.name })} <Computed field={{ type, config }} value={data.value} />
    </p>
  );
}
