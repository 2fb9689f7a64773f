import { Button, Group, Modal, Text } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import type { Attachment } from '../../../src-shared/contract/files';

/** Warns of a file that could run something, or is not what its name says, before it leaves. */
export function SaveDialog({
  file,
  onClose,
  onSave,
}: {
  /** Null while it is closed. */
  file: Attachment | null;
  onClose: () => void;
  onSave: () => void;
}) {
  const { t } = useTranslation();
  return (
    <Modal
      opened={file !== null}
      onClose={onClose}
      title={t('files.warn.title')}
      closeButtonProps={{ 'aria-label': t('common.close') }}
    >
      {file?.isDisguised && <Text mb="sm">{t('files.warn.disguised', { name: file.name, type: file.mediaType })}</Text>}
      {file?.canAct && <Text mb="sm">{t('files.warn.canAct')}</Text>}
      <Text mb="lg">{t('files.warn.text')}</Text>
      <Group justify="flex-end" gap="xs">
        <Button data-autofocus onClick={onClose}>
          {t('common.cancel')}
        </Button>
        <Button
          variant="filled"
          color="bad"
          onClick={() => {
            onClose();
            onSave();
          }}
        >
          {t('files.warn.save')}
        </Button>
      </Group>
    </Modal>
  );
}
