import {
  Autocomplete,
  Button,
  Checkbox,
  Group,
  Modal,
  NativeSelect,
  NumberInput,
  Select,
  Stack,
  Textarea,
  TextInput,
} from '@mantine/core';
import { type FormEvent, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { CustomField, FieldTarget } from '../../../src-shared/contract/fields';
import { canBecome } from '../../../src-shared/domain/custom/convert';
import { byIds } from '../../../src-shared/domain/custom/references';
import { fieldTypes } from '../../../src-shared/domain/custom/types';
import { currencies } from '../../../src-shared/domain/money';
import { failureOf, useErrorText } from '../../api/errors';
import { Choices } from './Choices';
import { FormulaSettings, RollupSettings, type SettingsProps } from './ComputedSettings';
import { ConditionEditor } from './ConditionEditor';
import classes from './FieldsPage.module.css';
import { choicesOf, configOf, draftOf, type FieldDraft } from './field-draft';
import { hasChoices } from './field-types';
import { RetypePreview } from './RetypePreview';
import { useTargets } from './targets';
import type { useFields } from './use-fields';

type Acts = ReturnType<typeof useFields>;

/** A field as it is made or changed. What can't be saved stays in the form, with the reason beside it. */
export function FieldDialog({
  target,
  field,
  fields,
  onCreate,
  onUpdate,
  onRetype,
  onClose,
}: {
  target: FieldTarget;
  /** Null for a new one. */
  field: CustomField | null;
  fields: readonly CustomField[];
  onCreate: Acts['create'];
  onUpdate: Acts['update'];
  onRetype: Acts['retype'];
  onClose: () => void;
}) {
  const { t } = useTranslation();
  const errorText = useErrorText();
  const [draft, setDraft] = useState(() => draftOf(field, fields));
  const [error, setError] = useState<{ field: string | null; words: string } | null>(null);
  const others = fields.filter(({ id }) => id !== field?.id);
  const isRetyped = field !== null && draft.type !== field.type;
  const set = (patch: Partial<FieldDraft>) => setDraft((now) => ({ ...now, ...patch }));
  const submit = async (event: FormEvent) => {
    event.preventDefault();
    const { name, type, hint, section, required, condition } = draft;
    const common = {
      name: name.trim(),
      hint,
      section: section.trim(),
      required,
      condition,
      config: configOf(draft, others),
    };
    if (type === 'formula' && byIds(draft.expression, others) === null) {
      const isItself = byIds(draft.expression, fields) !== null;
      return setError({ field: 'config', words: t(`error.reason.formula.${isItself ? 'cycle' : 'unknown'}`) });
    }
    if (common.name === '') return setError({ field: 'name', words: t('error.reason.required') });
    try {
      if (field && isRetyped) {
        const { config, ...others } = common;
        if (differs(field, others)) await onUpdate(field.id, others, common.name);
        await onRetype(field, type, config, common.name);
      } else if (field) await onUpdate(field.id, common, common.name);
      else await onCreate({ ...common, type, options: choicesOf(draft) });
      onClose();
    } catch (reason) {
      setError({ field: failureOf(reason).field, words: errorText(reason) });
    }
  };
  const choosable = fieldTypes.filter((one) => field === null || one === field.type || canBecome(field.type, one));
  const errorOf = (name: string) => (error?.field === name ? error.words : null);
  const isElsewhere = error !== null && !['name', 'type', 'options', 'condition', 'config'].includes(error.field ?? '');
  return (
    <Modal
      opened
      onClose={onClose}
      title={field ? t('fields.edit', { name: field.name }) : t('fields.new')}
      closeButtonProps={{ 'aria-label': t('common.close') }}
    >
      <form onSubmit={(event) => void submit(event)}>
        <Stack gap={12}>
          <TextInput
            label={t('fields.name')}
            data-autofocus
            maxLength={80}
            value={draft.name}
            error={errorOf('name')}
            onChange={(event) => set({ name: event.currentTarget.value })}
          />
          <Select
            label={t('fields.kind')}
            disabled={field !== null && choosable.length === 1}
            allowDeselect={false}
            searchable
            error={errorOf('type')}
            data={choosable.map((value) => ({ value, label: t(`fields.type.${value}`) }))}
            value={draft.type}
            onChange={(value) => set({ type: fieldTypes.find((one) => one === value) ?? draft.type })}
          />
          {field && isRetyped && <RetypePreview field={field} type={draft.type} config={configOf(draft, others)} />}
          <TypeSettings
            target={target}
            fields={others}
            draft={draft}
            set={set}
            field={field}
            error={errorOf('options') ?? errorOf('config')}
          />
          <TextInput
            label={t('fields.hint')}
            description={t('fields.hintHint')}
            maxLength={300}
            value={draft.hint}
            onChange={(event) => set({ hint: event.currentTarget.value })}
          />
          <Autocomplete
            label={t('fields.section')}
            description={t('fields.sectionHint')}
            maxLength={80}
            data={[...new Set(fields.map(({ section }) => section).filter((section) => section !== ''))]}
            value={draft.section}
            onChange={(section) => set({ section })}
          />
          <Checkbox
            label={t('fields.required')}
            description={t('fields.requiredHint')}
            checked={draft.required}
            onChange={(event) => set({ required: event.currentTarget.checked })}
          />
          <ConditionEditor
            fields={others}
            condition={draft.condition}
            error={errorOf('condition')}
            onChange={(condition) => set({ condition })}
          />
          {isElsewhere && (
            <p className={classes.error} role="alert">
              {error.words}
            </p>
          )}
          <Group gap={8}>
            <Button type="submit" variant="filled">
              {t(field ? 'common.save' : 'fields.add')}
            </Button>
            <Button onClick={onClose}>{t('common.cancel')}</Button>
          </Group>
        </Stack>
      </form>
    </Modal>
  );
}

/** Whether something of a field was typed otherwise. */
const differs = (field: CustomField, typed: Partial<CustomField>): boolean =>
  Object.entries(typed).some(
    ([key, value]) => JSON.stringify(value) !== JSON.stringify(field[key as keyof CustomField]),
  );

function TypeSettings(props: SettingsProps) {
  const { draft, set, field, error } = props;
  const { t } = useTranslation();
  const targets = useTargets();
  if (draft.type === 'formula') return <FormulaSettings {...props} />;
  if (draft.type === 'rollup') return <RollupSettings {...props} />;
  if (draft.type === 'relation') {
    return (
      <>
        <NativeSelect
          label={t('fields.relation.to')}
          error={error}
          disabled={field !== null}
          value={draft.to}
          data={[...targets]}
          onChange={(event) => set({ to: event.currentTarget.value })}
        />
        <Checkbox
          label={t('fields.relation.multiple')}
          checked={draft.multiple}
          onChange={(event) => set({ multiple: event.currentTarget.checked })}
        />
      </>
    );
  }
  if (draft.type === 'money') {
    return (
      <Select
        label={t('fields.currency')}
        searchable
        allowDeselect={false}
        data={[...currencies]}
        value={draft.currency}
        onChange={(currency) => set({ currency: currency ?? draft.currency })}
      />
    );
  }
  if (draft.type === 'number') {
    return (
      <Select
        label={t('fields.decimals')}
        data={['0', '1', '2', '3', '4', '5', '6']}
        placeholder={t('fields.decimalsAny')}
        clearable
        value={draft.decimals || null}
        onChange={(decimals) => set({ decimals: decimals ?? '' })}
      />
    );
  }
  if (draft.type === 'rating') {
    return (
      <NumberInput
        label={t('fields.max')}
        min={3}
        max={10}
        value={draft.max}
        onChange={(max) => set({ max: Math.min(10, Math.max(3, Number(max) || 5)) })}
      />
    );
  }
  if (!hasChoices(draft.type)) return null;
  if (field) return hasChoices(field.type) ? <Choices fieldId={field.id} /> : null;
  return (
    <Textarea
      label={t('fields.choices')}
      description={t('fields.choicesHint')}
      rows={4}
      resize="vertical"
      value={draft.choices}
      error={error}
      onChange={(event) => set({ choices: event.currentTarget.value })}
    />
  );
}
