import { ActionIcon, Button, Modal } from '@mantine/core';
import { IconAlertTriangle, IconChevronLeft, IconChevronRight, IconDownload } from '@tabler/icons-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Attachment } from '../../../src-shared/contract/files';
import { useFormat } from '../../ui/format-locale';
import { Preview } from './Preview';
import classes from './Preview.module.css';
import { SaveDialog } from './SaveDialog';
import { useFileActs } from './use-file-acts';

/** A file as large as the window lets it, and with the arrow keys the one before and after. */
export function PreviewDialog({
  files,
  shown,
  onShow,
  onClose,
}: {
  files: readonly Attachment[];
  /** Id of the file that is shown; null while it is closed. */
  shown: string | null;
  onShow: (id: string) => void;
  onClose: () => void;
}) {
  const { t } = useTranslation();
  const { number } = useFormat();
  const { save } = useFileActs();
  const [isWarning, setWarning] = useState(false);
  const index = files.findIndex(({ id }) => id === shown);
  const file = files[index];
  const step = (by: number) => {
    const next = files[index + by];
    if (next) onShow(next.id);
  };
  return (
    <Modal
      opened={file !== undefined}
      onClose={onClose}
      size="min(1100px, 96vw)"
      title={file?.name}
      classNames={{ body: classes.body ?? '', title: classes.title ?? '', content: classes.content ?? '' }}
      closeButtonProps={{ 'aria-label': t('common.close') }}
      onKeyDown={(event) => {
        if (event.key === 'ArrowLeft') step(-1);
        if (event.key === 'ArrowRight') step(1);
      }}
    >
      {file && (
        <>
          <div className={classes.bar}>
            <ActionIcon aria-label={t('files.previous')} disabled={index === 0} onClick={() => step(-1)}>
              <IconChevronLeft size={16} aria-hidden />
            </ActionIcon>
            <span role="status">{t('files.place', { at: number(index + 1), of: number(files.length) })}</span>
            <ActionIcon aria-label={t('files.next')} disabled={index === files.length - 1} onClick={() => step(1)}>
              <IconChevronRight size={16} aria-hidden />
            </ActionIcon>
            <Button
              className={classes.save ?? ''}
              leftSection={<IconDownload size={14} aria-hidden />}
              onClick={() => (file.isDisguised || file.canAct ? setWarning(true) : void save(file))}
            >
              {t('files.save')}
            </Button>
          </div>
          {file.isDisguised && (
            <p className={classes.warning}>
              <IconAlertTriangle size={14} aria-hidden />{' '}
              {t('files.warn.disguised', { name: file.name, type: file.mediaType })}
            </p>
          )}
          <Preview key={file.id} file={file} />
          <SaveDialog file={isWarning ? file : null} onClose={() => setWarning(false)} onSave={() => void save(file)} />
        </>
      )}
    </Modal>
  );
}
