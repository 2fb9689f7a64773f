import { maxImportSize } from '../../../src-shared/contract/imports';
import '@mantine/dropzone/styles.css';
import { Button, Progress } from '@mantine/core';
import { Dropzone } from '@mantine/dropzone';
import { IconFileImport } from '@tabler/icons-react';
import { skipToken, useQuery } from '@tanstack/react-query';
import { useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { orpc } from '../../api/orpc';
import classes from './FileStep.module.css';
import { useReasonWords } from './reason-words';
import { type Upload, useImport } from './store';
import { oneFile, takeFile } from './upload';

/** How often the core is asked how far it has read a file, in milliseconds. */
const readingPollMs = 400;

/** Takes a file, by dropping or choosing, and shows how far its hand-over got. */
export function FileStep() {
  const { t } = useTranslation();
  const { errorWords } = useReasonWords();
  const upload = useImport((state) => state.upload);
  const uploadError = useImport((state) => state.uploadError);
  const [refused, setRefused] = useState<string | null>(null);
  const open = useRef<() => void>(null);

  if (upload !== null) return <Uploading upload={upload} />;

  const error = refused ?? (uploadError === null ? null : errorWords(uploadError));
  return (
    <div className={classes.body}>
      <Dropzone
        className={classes.zone ?? ''}
        openRef={open}
        maxSize={maxImportSize}
        activateOnClick={false}
        activateOnKeyboard={false}
        enablePointerEvents
        tabIndex={-1}
        onDrop={(files) => {
          const file = oneFile(files);
          setRefused(file ? null : t('imports.severalKinds'));
          if (file) void takeFile(file);
        }}
        onReject={() => setRefused(t('imports.tooLarge'))}
      >
        <div className={classes.inner}>
          <span className={classes.icon} aria-hidden>
            <IconFileImport size={24} stroke={1.5} />
          </span>
          <h2 className={classes.title}>{t('imports.drop')}</h2>
          <p className={classes.text}>{t('imports.dropHint')}</p>
          <Button variant="filled" onClick={() => open.current?.()}>
            {t('imports.choose')}
          </Button>
          {error !== null && (
            <p role="alert" className={classes.error}>
              {error}
            </p>
          )}
        </div>
      </Dropzone>
      <p className={classes.promise}>{t('imports.promise')}</p>
    </div>
  );
}

function Uploading({ upload }: { upload: Upload }) {
  const { t, i18n } = useTranslation();
  const { fileName, importId, size, received, cancel } = upload;
  const isReading = received >= size;
  const read = useQuery(
    orpc.imports.progress.queryOptions({
      input: isReading && importId !== null ? { importId } : skipToken,
      refetchInterval: readingPollMs,
    }),
  );
  const share = isReading ? (read.data?.done ?? 0) : received / size;
  const percent = share.toLocaleString(i18n.language, { style: 'percent', maximumFractionDigits: 0 });
  return (
    <div className={classes.body}>
      <div className={classes.uploading}>
        <p className={classes.uploadWords} role="status">
          {isReading ? t('imports.reading', { file: fileName }) : t('imports.uploading', { file: fileName })}
        </p>
        <Progress
          aria-label={isReading ? t('imports.reading', { file: fileName }) : t('imports.uploading', { file: fileName })}
          value={share * 100}
          size={4}
        />
        <div className={classes.uploadFoot}>
          <span>{percent}</span>
          <Button onClick={cancel}>{t('common.cancel')}</Button>
        </div>
      </div>
    </div>
  );
}
