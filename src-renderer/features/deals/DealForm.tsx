import { Autocomplete, NativeSelect, TextInput } from '@mantine/core';
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { currencies } from '../../../src-shared/domain/money';
import { useCompanyNames } from '../../api/company-names';
import { orpc } from '../../api/orpc';
import { SuggestField } from '../../ui/edit/SuggestField';
import classes from './DealForm.module.css';
import type { DealDraft, DraftErrors, DraftField } from './draft';

/** The fields of a deal to type into, those that are asked for, each with its error beside it. */
export function DealForm({
  draft,
  onDraft,
  errors,
  fields,
}: {
  draft: DealDraft;
  onDraft: (draft: DealDraft) => void;
  /** In words. */
  errors: DraftErrors;
  fields: readonly DraftField[];
}) {
  const { t } = useTranslation();
  const companies = useCompanyNames(draft.companyName);
  const { data: known } = useQuery(orpc.deals.suggestions.queryOptions());
  const set = (patch: Partial<DealDraft>) => onDraft({ ...draft, ...patch });
  const has = (field: DraftField) => fields.includes(field);
  const typed = draft.source.trim().toLowerCase();
  return (
    <>
      {has('title') && (
        <TextInput
          label={t('deals.field.title')}
          data-autofocus
          value={draft.title}
          maxLength={500}
          error={errors.title}
          onChange={(event) => set({ title: event.currentTarget.value })}
        />
      )}
      {has('amount') && (
        <div className={classes.money}>
          <TextInput
            label={t('deals.field.amount')}
            value={draft.amount}
            inputMode="decimal"
            autoComplete="off"
            error={errors.amount}
            onChange={(event) => set({ amount: event.currentTarget.value })}
          />
          <NativeSelect
            label={t('deals.field.currency')}
            value={draft.currency}
            data={[...currencies]}
            error={errors.currency}
            onChange={(event) => set({ currency: event.currentTarget.value })}
          />
        </div>
      )}
      {has('companyName') && (
        <SuggestField
          label={t('deals.field.company')}
          value={draft.companyName}
          suggestions={companies}
          error={errors.companyName ?? null}
          onChange={(companyName) => set({ companyName })}
        />
      )}
      {has('contact') && (
        <ContactField
          label={t('deals.field.contact')}
          value={draft.contact}
          error={errors.contact}
          onChange={(contact) => set({ contact })}
        />
      )}
      {has('expectedClose') && (
        <TextInput
          type="date"
          label={t('deals.field.expectedClose')}
          value={draft.expectedClose}
          error={errors.expectedClose}
          onChange={(event) => set({ expectedClose: event.currentTarget.value })}
        />
      )}
      {has('source') && (
        <SuggestField
          label={t('deals.field.source')}
          value={draft.source}
          suggestions={(known?.sources ?? []).filter((source) => source.toLowerCase().includes(typed))}
          error={errors.source ?? null}
          onChange={(source) => set({ source })}
        />
      )}
    </>
  );
}

/** Finds a contact by name. What is typed and not picked is nobody. */
export function ContactField({
  label,
  value,
  error,
  onChange,
}: {
  label: string;
  value: DealDraft['contact'];
  error?: string | undefined;
  onChange: (contact: DealDraft['contact']) => void;
}) {
  const { t } = useTranslation();
  const text = value.name.trim();
  const { data } = useQuery(
    orpc.contacts.list.queryOptions({
      input: { sort: { column: 'name', direction: 'asc' }, filter: { text }, limit: 8 },
      enabled: text !== '' && value.id === null,
      placeholderData: keepPreviousData,
    }),
  );
  const rows = data?.rows ?? [];
  return (
    <Autocomplete
      label={label}
      placeholder={t('deals.form.contactHint')}
      value={value.name}
      data={rows.map(({ id, displayName }) => ({ value: id, label: displayName }))}
      filter={({ options }) => options}
      renderOption={({ option }) => {
        const row = rows.find(({ id }) => id === option.value);
        return (
          <span>
            {row?.displayName} {row?.companyName && <small>{row.companyName}</small>}
          </span>
        );
      }}
      error={error}
      autoComplete="off"
      maxDropdownHeight={220}
      onChange={(name) => onChange({ id: null, name })}
      onOptionSubmit={(id) => {
        const row = rows.find((one) => one.id === id);
        if (row) onChange({ id, name: row.displayName });
      }}
    />
  );
}
