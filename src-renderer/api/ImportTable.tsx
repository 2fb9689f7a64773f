import { Button, FileInput, Group, Modal, Stack } from '@mantine/core';
import { useMutation } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type * as z from 'zod';
import type { TablePreview, TableRow, tableImported } from '../../src-shared/contract/tables';
import { useFormat } from '../ui/format-locale';
import { useErrorText } from './errors';
import classes from './ImportTable.module.css';
import { useUndoToast } from './undo';

/** A file's text: as UTF-8, else as Windows writes it. */
async function textOf(file: File): Promise<string> {
  const bytes = await file.arrayBuffer();
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    return new TextDecoder('windows-1252').decode(bytes);
  }
}

/** Takes records out of a CSV file: first what would become of each row, then with one act. */
export function ImportTable({
  title,
  hint,
  detail,
  onRead,
  onTake,
  onClose,
}: {
  title: string;
  /** What the columns of a file may be. */
  hint: string;
  /** What rows are told apart by, beside their names. */
  detail: string;
  onRead: (text: string) => Promise<TablePreview>;
  onTake: (text: string) => Promise<z.infer<typeof tableImported>>;
  onClose: () => void;
}) {
  const { t } = useTranslation();
  const errorText = useErrorText();
  const undoToast = useUndoToast();
  const { number } = useFormat();
  const [file, setFile] = useState<File | null>(null);
  const read = useMutation({
    mutationFn: async (chosen: File) => {
      const text = await textOf(chosen);
      return { text, ...(await onRead(text)) };
    },
  });
  const take = useMutation({ mutationFn: onTake });
  const found = read.data;
  const error = read.error ?? take.error;
  const count = found ? found.add + found.change : 0;
  const choose = (chosen: File | null) => {
    setFile(chosen);
    take.reset();
    if (chosen) read.mutate(chosen);
    else read.reset();
  };
  const save = () =>
    found &&
    take.mutate(found.text, {
      onSuccess: ({ operationId, added, changed }) => {
        onClose();
        undoToast(t('imports.rows.done', { added: number(added), changed: number(changed) }), operationId);
      },
    });
  return (
    <Modal opened onClose={onClose} title={title} closeButtonProps={{ 'aria-label': t('common.close') }} size="lg">
      <Stack gap="sm">
        <FileInput
          label={t('imports.rows.file')}
          description={hint}
          placeholder={t('imports.rows.choose')}
          accept=".csv,text/csv"
          value={file}
          error={error ? errorText(error) : null}
          onChange={choose}
        />
        {found && (
          <>
            <p className={classes.counts} role="status">
              {t('imports.rows.counts', {
                add: number(found.add),
                change: number(found.change),
                same: number(found.same),
                faulty: number(found.faulty),
              })}
            </p>
            <div className={classes.scroll}>
              <table className={classes.table}>
                <thead>
                  <tr>
                    <th scope="col">{t('imports.rows.row')}</th>
                    <th scope="col">{t('imports.rows.name')}</th>
                    <th scope="col">{detail}</th>
                    <th scope="col">{t('imports.rows.becomes')}</th>
                  </tr>
                </thead>
                <tbody>
                  {found.rows.map((row) => (
                    <Row key={row.row} row={row} />
                  ))}
                </tbody>
              </table>
            </div>
          </>
        )}
        <Group justify="flex-end" gap="xs">
          <Button onClick={onClose}>{t('common.cancel')}</Button>
          <Button variant="filled" disabled={count === 0 || take.isPending} onClick={save}>
            {t('imports.rows.save', { count, formatted: number(count) })}
          </Button>
        </Group>
      </Stack>
    </Modal>
  );
}

function Row({ row: { row, name, detail, act, reason } }: { row: TableRow }) {
  const { t } = useTranslation();
  return (
    <tr>
      <td>{row}</td>
      <td>{name}</td>
      <td>{detail}</td>
      <td data-faulty={act === 'faulty' || undefined}>
        {reason === null
          ? t(`imports.rows.act.${act}`)
          : reason === 'required'
            ? t('imports.rows.noName')
            : t(`error.reason.${reason}` as 'error.reason.csv.twice')}
      </td>
    </tr>
  );
}
