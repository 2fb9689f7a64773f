import { Button, Group, Modal, Stack } from '@mantine/core';
import { useMutation, useQuery } from '@tanstack/react-query';
import { type FormEvent, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useErrorText } from '../../api/errors';
import { orpc } from '../../api/orpc';
import { SuggestField } from '../../ui/edit/SuggestField';

export interface Closing {
  readonly deal: { readonly id: string; readonly title: string };
  readonly status: 'won' | 'lost';
}

/** Asks why a deal was won or lost; an answer is welcome and not needed. */
export function CloseDialog({
  closing: { deal, status },
  onClose,
  onCancel,
}: {
  closing: Closing;
  onClose: (reason: string) => Promise<void>;
  onCancel: () => void;
}) {
  const { t } = useTranslation();
  const errorText = useErrorText();
  const [reason, setReason] = useState('');
  const { data: known } = useQuery(orpc.deals.suggestions.queryOptions());
  const close = useMutation({ mutationFn: onClose });
  const typed = reason.trim().toLowerCase();
  const submit = (event: FormEvent) => {
    event.preventDefault();
    close.mutate(reason);
  };
  return (
    <Modal
      opened
      onClose={onCancel}
      title={t(`deals.close.${status}`, { name: deal.title })}
      closeButtonProps={{ 'aria-label': t('common.close') }}
    >
      <form onSubmit={submit} noValidate>
        <Stack gap="sm">
          <SuggestField
            label={t(`deals.close.${status}Why`)}
            value={reason}
            suggestions={(known?.[status] ?? []).filter((one) => one.toLowerCase().includes(typed))}
            error={close.error ? errorText(close.error) : null}
            onChange={setReason}
          />
          <Group justify="flex-end" gap="xs">
            <Button onClick={onCancel}>{t('common.cancel')}</Button>
            <Button type="submit" variant="filled" loading={close.isPending}>
              {t(`deals.close.${status}Save`)}
            </Button>
          </Group>
        </Stack>
      </form>
    </Modal>
  );
}
