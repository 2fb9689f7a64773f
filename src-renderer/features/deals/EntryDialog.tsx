import { Button, Group, Modal, Stack } from '@mantine/core';
import { useMutation } from '@tanstack/react-query';
import { type FormEvent, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { EntryFields } from '../../../src-shared/contract/deals';
import { DealForm } from './DealForm';
import { type DealDraft, type DraftErrors, emptyDraft, entryOf } from './draft';
import { draftFieldOf, useDraftErrors } from './use-draft-errors';
import type { Asked } from './use-moves';
import { useDealWords } from './words';

/** Asks for what a stage wants to know of a deal before it takes it; the move goes on with the answer. */
export function EntryDialog({
  asked: { move, fields },
  stageName,
  onSave,
  onCancel,
}: {
  asked: Asked;
  stageName: string;
  onSave: (fields: EntryFields) => Promise<void>;
  onCancel: () => void;
}) {
  const { t } = useTranslation();
  const { locale } = useDealWords();
  const { words, ofFailure } = useDraftErrors();
  const [draft, setDraft] = useState<DealDraft>(() => emptyDraft(move.deal.currency));
  const [tried, setTried] = useState<DraftErrors>({});
  const save = useMutation({ mutationFn: onSave });
  const failed = save.error ? ofFailure(save.error) : null;
  const wanted = fields.map(draftFieldOf);
  const submit = (event: FormEvent) => {
    event.preventDefault();
    const entry = entryOf(draft, locale);
    setTried(entry.errors ?? {});
    if (!entry.errors) save.mutate(entry.fields);
  };
  return (
    <Modal
      opened
      onClose={onCancel}
      title={t('deals.entry.title', { name: move.deal.title, stage: stageName })}
      closeButtonProps={{ 'aria-label': t('common.close') }}
    >
      <form onSubmit={submit} noValidate>
        <Stack gap="sm">
          <p>{t('deals.entry.text', { stage: stageName })}</p>
          <DealForm draft={draft} onDraft={setDraft} errors={{ ...failed?.errors, ...words(tried) }} fields={wanted} />
          {failed?.rest && <p role="alert">{failed.rest}</p>}
          <Group justify="flex-end" gap="xs">
            <Button onClick={onCancel}>{t('deals.entry.back')}</Button>
            <Button type="submit" variant="filled" loading={save.isPending}>
              {t('deals.entry.save')}
            </Button>
          </Group>
        </Stack>
      </form>
    </Modal>
  );
}
