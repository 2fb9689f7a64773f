import { ActionIcon, Progress, UnstyledButton } from '@mantine/core';
import { IconX } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { useErrorText } from '../../api/errors';
import { TooLargeError } from '../../api/send-content';
import classes from './Files.module.css';
import { dropUpload, useFiles } from './store';

/** What is on its way to a record, how far it got, and what did not get there. */
export function UploadLines({ recordId, onRetry }: { recordId: string; onRetry: (files: File[]) => void }) {
  const { t } = useTranslation();
  const errorText = useErrorText();
  const uploads = useFiles((state) => state.uploads).filter((upload) => upload.recordId === recordId);
  if (uploads.length === 0) return null;
  return (
    <ul className={classes.list}>
      {uploads.map(({ id, file, received, error, cancel }) => (
        <li key={id} className={classes.upload}>
          <div className={classes.words}>
            <span className={classes.name}>{file.name}</span>
            {error === null ? (
              <Progress
                aria-label={t('files.sending', { name: file.name })}
                value={file.size === 0 ? 100 : (received / file.size) * 100}
                size={4}
              />
            ) : (
              <p role="alert" className={classes.error}>
                {error instanceof TooLargeError ? t('files.tooLarge') : errorText(error)}{' '}
                <UnstyledButton
                  className={classes.retry}
                  onClick={() => {
                    dropUpload(id);
                    onRetry([file]);
                  }}
                >
                  {t('common.retry')}
                </UnstyledButton>
              </p>
            )}
          </div>
          <ActionIcon
            aria-label={
              error === null ? t('files.cancel', { name: file.name }) : t('files.dismiss', { name: file.name })
            }
            onClick={cancel}
          >
            <IconX size={14} aria-hidden />
          </ActionIcon>
        </li>
      ))}
    </ul>
  );
}
