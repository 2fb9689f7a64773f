import { Button, Group, Modal, SimpleGrid, Stack, TagsInput, TextInput } from '@mantine/core';
import { useMutation } from '@tanstack/react-query';
import { type ComponentType, type FormEvent, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { parseName } from '../../../src-shared/domain/parse-name';
import { useCompanyNames } from '../../api/company-names';
import { failureOf, useErrorText } from '../../api/errors';
import { orpc } from '../../api/orpc';
import { useTags } from '../../api/record';
import { useUndoToast } from '../../api/undo';
import { SuggestField } from '../../ui/edit/SuggestField';
import type { NewFieldsProps } from '../../ui/record/new-values';
import type { ExistingProps } from '../../ui/record/parts';
import { type Draft, isBlank, noDraft, splitName, toInput, typedSoFar, useKeptContact } from './new-contact';

const nameParts = ['prefix', 'givenName', 'additionalName', 'familyName', 'suffix'] as const;

export interface NewContactProps {
  readonly opened: boolean;
  readonly onClose: () => void;
  readonly onCreated: (id: string) => void;
  /** Says who is there already. */
  readonly Existing: ComponentType<ExistingProps>;
  readonly NewFields: ComponentType<NewFieldsProps>;
  /** Looks at one that is there already; what was typed stays in the form. */
  readonly onOpenExisting: (id: string) => void;
}

/** A small form: what one knows at first, on one screen. */
export function NewContact({ opened, onClose, ...form }: NewContactProps) {
  const { t } = useTranslation();
  const forget = useKeptContact((state) => state.forget);
  const close = () => {
    forget();
    onClose();
  };
  return (
    <Modal
      opened={opened}
      onClose={close}
      title={t('contacts.form.title')}
      closeButtonProps={{ 'aria-label': t('common.close') }}
    >
      <NewContactForm
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

function NewContactForm({ onClose, onCreated, Existing, NewFields, onOpenExisting }: Omit<NewContactProps, 'opened'>) {
  const { t } = useTranslation();
  const errorText = useErrorText();
  const undoToast = useUndoToast();
  const tags = useTags();
  const kept = useKeptContact();
  const [draft, setDraft] = useState<Draft>(kept.draft ?? noDraft);
  const companies = useCompanyNames(draft.company);
  const create = useMutation(orpc.contacts.create.mutationOptions());
  const [isTried, setTried] = useState(false);
  const failure = create.error ? { field: failureOf(create.error).field, words: errorText(create.error) } : null;
  const errorAt = (...fields: string[]) =>
    failure !== null && failure.field !== null && fields.some((field) => failure.field?.startsWith(field))
      ? failure.words
      : null;
  const errors = { company: errorAt('company'), email: errorAt('email'), phone: errorAt('phone') };
  const general =
    isTried && isBlank(draft)
      ? t('contacts.form.empty')
      : errors.company || errors.email || errors.phone
        ? null
        : failure?.words;
  const text = (field: 'full' | 'email' | 'phone') => ({
    value: draft[field],
    onChange: (event: FormEvent<HTMLInputElement>) => setDraft({ ...draft, [field]: event.currentTarget.value }),
  });

  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (isBlank(draft) || draft.own.missing > 0) return setTried(true);
    create.mutate(toInput(draft), {
      onSuccess: (contact) => {
        undoToast(t('contacts.saved.created', { name: contact.displayName }));
        onCreated(contact.id);
      },
    });
  };
  return (
    <form onSubmit={submit} noValidate>
      <Stack gap="sm">
        {draft.parts === null ? (
          <TextInput
            label={t('contacts.form.name')}
            description={t('contacts.form.nameHint')}
            data-autofocus
            {...text('full')}
          />
        ) : (
          <SimpleGrid cols={2} spacing="sm" verticalSpacing="sm">
            {nameParts.map((part) => (
              <TextInput
                key={part}
                label={t(`party.field.${part}`)}
                value={draft.parts?.[part] ?? ''}
                onChange={(event) =>
                  setDraft({
                    ...draft,
                    parts: { ...(draft.parts ?? parseName('')), [part]: event.currentTarget.value },
                  })
                }
              />
            ))}
          </SimpleGrid>
        )}
        <Group justify="flex-start" mt={-4}>
          <Button variant="subtle" size="compact-xs" onClick={() => setDraft(splitName(draft))}>
            {draft.parts === null ? t('contacts.form.parts') : t('contacts.form.whole')}
          </Button>
        </Group>
        <SuggestField
          label={t('contacts.form.company')}
          value={draft.company}
          suggestions={companies}
          error={errors.company}
          onChange={(company) => setDraft({ ...draft, company })}
        />
        <TextInput label={t('contacts.form.email')} type="email" error={errors.email} {...text('email')} />
        <TextInput label={t('contacts.form.phone')} type="tel" error={errors.phone} {...text('phone')} />
        <TagsInput
          label={t('contacts.form.tags')}
          data={tags.map(({ name }) => name)}
          value={draft.tags}
          acceptValueOnBlur
          onChange={(names) => setDraft({ ...draft, tags: names })}
        />
        <NewFields
          target="contact"
          own={draft.own}
          onOwn={(own) => setDraft((now) => ({ ...now, own }))}
          isTried={isTried}
        />
        <Existing
          typed={typedSoFar(draft)}
          onOpen={(id) => {
            kept.keep(draft);
            onOpenExisting(id);
          }}
        />
        {general && (
          <p role="alert" style={{ margin: 0, color: 'var(--bad)' }}>
            {general}
          </p>
        )}
        <Group justify="flex-end" gap="xs">
          <Button onClick={onClose}>{t('common.cancel')}</Button>
          <Button type="submit" variant="filled" loading={create.isPending}>
            {t('contacts.form.save')}
          </Button>
        </Group>
      </Stack>
    </form>
  );
}
