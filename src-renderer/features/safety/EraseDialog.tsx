import { Button, Checkbox, Group, List, Modal, Stack, Text, TextInput } from '@mantine/core';
import { useMutation, useQuery } from '@tanstack/react-query';
import { type FormEvent, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useErrorText } from '../../api/errors';
import { orpc } from '../../api/orpc';
import { client } from '../../api/transport';
import { useLookAtWork } from './use-work';

/** Says what goes, that there is no way back, and what backups still hold; the name is typed to confirm. */
export function EraseDialog({
  partyId,
  name,
  onStarted,
  onClose,
}: {
  partyId: string;
  name: string;
  onStarted: (workId: string) => void;
  onClose: () => void;
}) {
  const { t, i18n } = useTranslation();
  const errorText = useErrorText();
  const look = useLookAtWork();
  const [typed, setTyped] = useState('');
  const { data: counts, error } = useQuery(orpc.privacy.counts.queryOptions({ input: { partyId } }));
  const [isWithCards, setIsWithCards] = useState(true);
  const { data: places = [] } = useQuery(orpc.accounts.cardsOf.queryOptions({ input: { partyId } }));
  const erase = useMutation({
    mutationFn: async (wanted: { partyId: string; name: string }) => {
      // Who typed the wrong name has deleted nothing anywhere.
      if (isWithCards && places.length > 0 && typed.trim() === name.trim())
        await client.accounts.deleteCards({ partyId });
      return client.privacy.erase(wanted);
    },
    onSuccess: ({ workId }) => onStarted(workId),
    onSettled: look,
  });
  const submit = (event: FormEvent) => {
    event.preventDefault();
    erase.mutate({ partyId, name: typed });
  };
  const rows = Object.values(counts?.rows ?? {}).reduce((sum, count) => sum + count, 0);
  const day = (at: number) => new Intl.DateTimeFormat(i18n.language, { dateStyle: 'long' }).format(at);
  return (
    <Modal
      opened
      onClose={onClose}
      title={t('safety.eraseTitle', { name })}
      closeButtonProps={{ 'aria-label': t('common.close') }}
    >
      <form onSubmit={submit} noValidate>
        <Stack gap="md">
          <Text>{t('safety.eraseText')}</Text>
          {counts && (
            <List>
              <List.Item>{t('safety.rowsGo', { count: rows })}</List.Item>
              <List.Item>{t('safety.historyGoes', { count: counts.history })}</List.Item>
              <List.Item>{t('safety.filesGo', { count: counts.files })}</List.Item>
              {counts.mentions > 0 && <List.Item>{t('safety.mentionsStay', { count: counts.mentions })}</List.Item>}
              {counts.backupsUntil !== null && (
                <List.Item>
                  {t('safety.backupsHold', { count: counts.backups, until: day(counts.backupsUntil) })}
                </List.Item>
              )}
            </List>
          )}
          {places.length > 0 && (
            <Checkbox
              label={t('safety.cardsToo', { accounts: places.map(({ account }) => account).join(', ') })}
              description={t('safety.cardsTooHint')}
              checked={isWithCards}
              onChange={(event) => setIsWithCards(event.currentTarget.checked)}
            />
          )}
          <TextInput
            label={t('safety.typeName', { name })}
            value={typed}
            onChange={(event) => setTyped(event.currentTarget.value)}
            error={(erase.error ?? error) && errorText(erase.error ?? error)}
            autoComplete="off"
          />
          <Group justify="flex-end" gap="xs">
            <Button onClick={onClose}>{t('common.cancel')}</Button>
            <Button type="submit" variant="filled" color="bad" disabled={!counts} loading={erase.isPending}>
              {t('safety.eraseNow')}
            </Button>
          </Group>
        </Stack>
      </form>
    </Modal>
  );
}
