import { FileButton, Portal } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Attachment } from '../../../src-shared/contract/files';
import { orpc } from '../../api/orpc';
import { useUndoToast } from '../../api/undo';
import { AddButton } from '../../ui/record/AddButton';
import { FileLine } from './FileLine';
import classes from './Files.module.css';
import { PreviewDialog } from './PreviewDialog';
import { attachFiles } from './store';
import { UploadLines } from './UploadLines';
import { useFileDrop } from './use-drop';

/** The files of a record: dropped anywhere on it, pasted or chosen. */
export function RecordFiles({ recordId, isBinned }: { recordId: string; isBinned: boolean }) {
  const { t } = useTranslation();
  const place = useRef<HTMLElement>(null);
  const undoToast = useUndoToast();
  const files = useQuery(orpc.files.list.queryOptions({ input: { recordId } }));
  const [shown, setShown] = useState<string | null>(null);
  const take = (taken: readonly File[]) =>
    attachFiles(recordId, taken, ({ name }) => undoToast(t('files.saved.attached', { name })));
  const { isOver, record } = useFileDrop(place, isBinned, take);
  const all: readonly Attachment[] = files.data ?? [];
  return (
    <section ref={place} className={classes.files} aria-label={t('files.title')}>
      <h3 className={classes.title}>{t('files.title')}</h3>
      {all.length > 0 && (
        <ul className={classes.list}>
          {all.map((file) => (
            <FileLine
              key={file.id}
              recordId={recordId}
              file={file}
              isBinned={isBinned}
              onShow={() => setShown(file.id)}
            />
          ))}
        </ul>
      )}
      <UploadLines recordId={recordId} onRetry={take} />
      {files.isSuccess && all.length === 0 && <p className={classes.none}>{t('files.none')}</p>}
      {!isBinned && (
        <div className={classes.add}>
          <FileButton multiple onChange={(chosen) => take(chosen)} inputProps={{ 'aria-label': t('files.choose') }}>
            {({ onClick }) => <AddButton words={t('files.add')} name={t('files.addName')} onAdd={onClick} />}
          </FileButton>
        </div>
      )}
      {isOver && record && (
        <Portal target={record}>
          <div className={classes.over}>
            <p>{t('files.drop')}</p>
          </div>
        </Portal>
      )}
      <PreviewDialog files={all} shown={shown} onShow={setShown} onClose={() => setShown(null)} />
    </section>
  );
}
