import { Button, Group, Modal, Stack, TextInput } from '@mantine/core';
import { useMutation } from '@tanstack/react-query';
import { type ComponentType, type FormEvent, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useErrorText } from '../../api/errors';
import { orpc } from '../../api/orpc';
import { useUndoToast } from '../../api/undo';
import { givenValues, type NewFieldsProps, noNewValues } from '../../ui/record/new-values';
import type { ExistingProps } from '../../ui/record/parts';
import { useKeptCompany } from './store';

export interface NewCompanyProps {
  readonly opened: boolean;
  readonly onClose: () => void;
  readonly onCreated: (id: string) => void;
  /** Says which are there already. */
  readonly Existing: ComponentType<ExistingProps>;
  readonly NewFields: ComponentType<NewFieldsProps>;
  /** Looks at one that is there already; what was typed stays in the form. */
  readonly onOpenExisting: (id: string) => void;
}

/** A company by its name; the rest is filled in where it is shown. */
export function NewCompany({ opened, onClose, ...form }: NewCompanyProps) {
  const { t } = useTranslation();
  const forget = useKeptCompany((state) => state.forget);
  const close = () => {
    forget();
    onClose();
  };
  return (
    <Modal
      opened={opened}
      onClose={close}
      title={t('companies.form.title')}
      closeButtonProps={{ 'aria-label': t('common.close') }}
    >
      <NewCompanyForm
        {...form}
        onClose={close}
        onCreated={(id) => {
          close();
          form.onCreated(id);
        }}
      />
    </Modal>
  );
}

function NewCompanyForm({ onClose, onCreated, Existing, NewFields, onOpenExisting }: Omit<NewCompanyProps, 'opened'>) {
  const { t } = useTranslation();
  const errorText = useErrorText();
  const undoToast = useUndoToast();
  const kept = useKeptCompany();
  const [name, setName] = useState(kept.draft?.name ?? '');
  const [industry, setIndustry] = useState(kept.draft?.industry ?? '');
  const [own, setOwn] = useState(kept.draft?.own ?? noNewValues);
  const [isTried, setTried] = useState(false);
  const create = useMutation(orpc.companies.create.mutationOptions());
  const error = isTried && name.trim() === '' ? t('companies.form.empty') : create.error && errorText(create.error);
  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (name.trim() === '' || own.missing > 0) return setTried(true);
    create.mutate(
      { name: name.trim(), industry: industry.trim(), values: givenValues(own) },
      {
        onSuccess: (company) => {
          undoToast(t('companies.saved.created', { name: company.name }));
          onCreated(company.id);
        },
      },
    );
  };
  return (
    <form onSubmit={submit} noValidate>
      <Stack gap="sm">
        <TextInput
          label={t('companies.form.name')}
          data-autofocus
          value={name}
          error={error}
          onChange={(event) => setName(event.currentTarget.value)}
        />
        <TextInput
          label={t('companies.form.industry')}
          value={industry}
          onChange={(event) => setIndustry(event.currentTarget.value)}
        />
        <NewFields target="company" own={own} onOwn={setOwn} isTried={isTried} />
        <Existing
          typed={{ kind: 'company', companyName: name.trim(), emails: [], phones: [] }}
          onOpen={(id) => {
            kept.keep({ name, industry, own });
            onOpenExisting(id);
          }}
        />
        <Group justify="flex-end" gap="xs">
          <Button onClick={onClose}>{t('common.cancel')}</Button>
          <Button type="submit" variant="filled" loading={create.isPending}>
            {t('companies.form.save')}
          </Button>
        </Group>
      </Stack>
    </form>
  );
}
