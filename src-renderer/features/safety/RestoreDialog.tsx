import { Modal } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import type { BackupPlace } from '../../../src-shared/contract/backups';
import { RestoreSteps } from './RestoreSteps';

/** Shows what a restore would change, and does it when told to. Asks for the key where it is another one. */
export function RestoreDialog({ place, name, onClose }: { place: BackupPlace; name: string; onClose: () => void }) {
  const { t } = useTranslation();
  return (
    <Modal
      opened
      onClose={onClose}
      title={t('safety.restoreTitle')}
      closeButtonProps={{ 'aria-label': t('common.close') }}
    >
      <RestoreSteps place={place} name={name} present="open" onCancel={onClose} onDone={onClose} />
    </Modal>
  );
}
