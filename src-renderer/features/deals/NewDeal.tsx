import { Button, Group, Modal, NativeSelect, Stack } from '@mantine/core';
import { useMutation, useQuery } from '@tanstack/react-query';
import { type ComponentType, type FormEvent, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Pipeline } from '../../../src-shared/contract/pipelines';
import { orpc } from '../../api/orpc';
import { useUndoToast } from '../../api/undo';
import { givenValues, type NewFieldsProps, noNewValues } from '../../ui/record/new-values';
import { DealForm } from './DealForm';
import { type DealDraft, type DraftErrors, type DraftField, emptyDraft, entryOf } from './draft';
import { useDraftErrors } from './use-draft-errors';
import { useDealWords } from './words';

const fields: readonly DraftField[] = ['title', 'amount', 'companyName', 'contact', 'expectedClose', 'source'];

export interface NewDealProps {
  readonly pipelines: readonly Pipeline[];
  /** The pipeline the new deal begins in, unless another stage is chosen. */
  readonly pipelineId: string;
  /** What is known of it already. */
  readonly begin?: Partial<DealDraft>;
  readonly onClose: () => void;
  readonly onCreated: (id: string) => void;
  readonly NewFields: ComponentType<NewFieldsProps>;
}

/** The form of a new deal. */
export function NewDeal(props: NewDealProps) {
  const { t } = useTranslation();
  const { data: known } = useQuery(orpc.deals.suggestions.queryOptions());
  return (
    <Modal
      opened
      onClose={props.onClose}
      title={t('deals.form.title')}
      closeButtonProps={{ 'aria-label': t('common.close') }}
    >
      {known && <NewDealForm {...props} currency={known.currency} />}
    </Modal>
  );
}

function NewDealForm({
  pipelines,
  pipelineId,
  begin,
  onClose,
  onCreated,
  NewFields,
  currency,
}: NewDealProps & { currency: string }) {
  const { t } = useTranslation();
  const { locale } = useDealWords();
  const { words, ofFailure } = useDraftErrors();
  const undoToast = useUndoToast();
  const [typed, setDraft] = useState<DealDraft>(() => ({ ...emptyDraft(''), ...begin }));
  // Until one is chosen, the currency is that of the latest deal, which may only just be read.
  const draft = typed.currency === '' ? { ...typed, currency } : typed;
  const first = pipelines.find(({ id }) => id === pipelineId)?.stages[0]?.id ?? '';
  const [stageId, setStage] = useState(first);
  const [tried, setTried] = useState<DraftErrors>({});
  const [own, setOwn] = useState(noNewValues);
  const [isTried, setOwnTried] = useState(false);
  const create = useMutation(orpc.deals.create.mutationOptions());
  const failed = create.error ? ofFailure(create.error) : null;
  const submit = (event: FormEvent) => {
    event.preventDefault();
    const entry = entryOf(draft, locale);
    const errors = { ...entry.errors, ...(draft.title.trim() === '' && { title: 'deal.untitled' }) };
    setTried(errors);
    setOwnTried(true);
    if (entry.errors || Object.keys(errors).length > 0 || own.missing > 0) return;
    create.mutate(
      { ...entry.fields, title: draft.title.trim(), stageId, values: givenValues(own) },
      {
        onSuccess: (deal) => {
          undoToast(t('deals.saved.created', { name: deal.title }));
          onCreated(deal.id);
        },
      },
    );
  };
  return (
    <form onSubmit={submit} noValidate>
      <Stack gap="sm">
        <DealForm draft={draft} onDraft={setDraft} errors={{ ...failed?.errors, ...words(tried) }} fields={fields} />
        <NativeSelect
          label={t('deals.field.stage')}
          value={stageId}
          onChange={(event) => setStage(event.currentTarget.value)}
          error={failed?.rest}
        >
          {pipelines.map(({ id, name, stages }) => (
            <optgroup key={id} label={name}>
              {stages.map((stage) => (
                <option key={stage.id} value={stage.id}>
                  {stage.name}
                </option>
              ))}
            </optgroup>
          ))}
        </NativeSelect>
        <NewFields target="deal" own={own} onOwn={setOwn} isTried={isTried} />
        <Group justify="flex-end" gap="xs">
          <Button onClick={onClose}>{t('common.cancel')}</Button>
          <Button type="submit" variant="filled" loading={create.isPending}>
            {t('deals.form.save')}
          </Button>
        </Group>
      </Stack>
    </form>
  );
}
