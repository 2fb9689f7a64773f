import { Button, FileInput, Group, Modal, Stack } from '@mantine/core';
import { useMutation } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { ProductCsvRow } from '../../../src-shared/contract/products';
import { useErrorText } from '../../api/errors';
import { orpc } from '../../api/orpc';
import { useUndoToast } from '../../api/undo';
import { useFormat } from '../../ui/format-locale';
import classes from './ImportProducts.module.css';

/** A file's text: as UTF-8, else as Windows writes it. */
async function textOf(file: File): Promise<string> {
  const bytes = await file.arrayBuffer();
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    return new TextDecoder('windows-1252').decode(bytes);
  }
}

/** Takes products out of a CSV file: first what would become of each row, then with one act. */
export function ImportProducts({ onClose }: { onClose: () => void }) {
  const { t } = useTranslation();
  const errorText = useErrorText();
  const undoToast = useUndoToast();
  const { number } = useFormat();
  const [file, setFile] = useState<File | null>(null);
  const read = useMutation({
    mutationFn: async (chosen: File) => {
      const text = await textOf(chosen);
      return { text, ...(await orpc.products.readCsv.call({ text })) };
    },
  });
  const take = useMutation(orpc.products.importCsv.mutationOptions());
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
    take.mutate(
      { text: found.text },
      {
        onSuccess: ({ operationId, added, changed }) => {
          onClose();
          undoToast(t('products.csv.done', { added: number(added), changed: number(changed) }), operationId);
        },
      },
    );
  return (
    <Modal
      opened
      onClose={onClose}
      title={t('products.csv.title')}
      closeButtonProps={{ 'aria-label': t('common.close') }}
      size="lg"
    >
      <Stack gap="sm">
        <FileInput
          label={t('products.csv.file')}
          description={t('products.csv.hint')}
          placeholder={t('products.csv.choose')}
          accept=".csv,text/csv"
          value={file}
          error={error ? errorText(error) : null}
          onChange={choose}
        />
        {found && (
          <>
            <p className={classes.counts} role="status">
              {t('products.csv.counts', {
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
                    <th scope="col">{t('products.csv.row')}</th>
                    <th scope="col">{t('products.field.name')}</th>
                    <th scope="col">{t('products.field.sku')}</th>
                    <th scope="col">{t('products.csv.becomes')}</th>
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
            {t('products.csv.save', { count, formatted: number(count) })}
          </Button>
        </Group>
      </Stack>
    </Modal>
  );
}

function Row({ row: { row, name, sku, act, reason } }: { row: ProductCsvRow }) {
  const { t } = useTranslation();
  return (
    <tr>
      <td>{row}</td>
      <td>{name}</td>
      <td>{sku}</td>
      <td data-faulty={act === 'faulty' || undefined}>
        {reason === null
          ? t(`products.csv.act.${act}`)
          : reason === 'required'
            ? t('products.form.empty')
            : t(`error.reason.${reason}` as 'error.reason.csv.twice')}
      </td>
    </tr>
  );
}
