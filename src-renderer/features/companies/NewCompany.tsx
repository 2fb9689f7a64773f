import { Button, Group, Modal, Stack, TextInput } from '@mantine/core';
import { useMutation } from '@tanstack/react-query';
import { type FormEvent, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useErrorText } from '../../api/errors';
import { orpc } from '../../api/orpc';
import { useUndoToast } from '../../api/undo';

export interface NewCompanyProps {
  readonly opened: boolean;
  readonly onClose: () => void;
  readonly onCreated: (id: string) => void;
}

/** A company by its name; the rest is filled in where it is shown. */
export function NewCompany({ opened, onClose, onCreated }: NewCompanyProps) {
  const { t } = useTranslation();
  return (
    <Modal
      opened={opened}
      onClose={onClose}
      title={t('companies.form.title')}
      closeButtonProps={{ 'aria-label': t('common.close') }}
    >
      <NewCompanyForm
        onClose={onClose}
        onCreated={(id) => {
          onClose();
          onCreated(id);
        }}
      />
    </Modal>
  );
}

function NewCompanyForm({ onClose, onCreated }: Omit<NewCompanyProps, 'opened'>) {
  const { t } = useTranslation();
  const errorText = useErrorText();
  const undoToast = useUndoToast();
  const [name, setName] = useState('');
  const [industry, setIndustry] = useState('');
  const [isBlankTried, setBlankTried] = useState(false);
  const create = useMutation(orpc.companies.create.mutationOptions());
  const error =
    isBlankTried && name.trim() === '' ? t('companies.form.empty') : create.error && errorText(create.error);
  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (name.trim() === '') return setBlankTried(true);
    create.mutate(
      { name: name.trim(), industry: industry.trim() },
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
