import { Button, Group, Modal, Text } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { useFormat } from '../../ui/format-locale';

/** Says before that there is no way back. */
export function PurgeDialog({
  count,
  onClose,
  onPurge,
}: {
  /** How many records; 0 while it is closed. */
  count: number;
  onClose: () => void;
  onPurge: () => void;
}) {
  const { t } = useTranslation();
  const { number } = useFormat();
  return (
    <Modal
      opened={count > 0}
      onClose={onClose}
      title={t('bin.purgeTitle', { count, formatted: number(count) })}
      closeButtonProps={{ 'aria-label': t('common.close') }}
    >
      <Text mb="lg">{t('bin.purgeText')}</Text>
      <Group justify="flex-end" gap="xs">
        <Button data-autofocus onClick={onClose}>
          {t('common.cancel')}
        </Button>
        <Button variant="filled" color="bad" onClick={onPurge}>
          {t('bin.purge')}
        </Button>
      </Group>
    </Modal>
  );
}
