import { FileButton } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { orpc } from '../../api/orpc';
import { sendContent } from '../../api/send-content';
import { client } from '../../api/transport';
import { PickField } from '../../ui/pick/PickField';
import { AddButton } from '../../ui/record/AddButton';
import classes from './Fields.module.css';
import { useRefusalText } from './refused';
import type { ValueEditorProps } from './value-editor';

/** Files of the record: one of those it has, or a new one, which is then among its files, too. */
export function FileEditor({ field, value, save, recordId }: ValueEditorProps & { recordId: string }) {
  const { t } = useTranslation();
  const errorText = useRefusalText();
  const [error, setError] = useState<string | null>(null);
  const [isSending, setSending] = useState(false);
  const { data = [] } = useQuery(orpc.files.list.queryOptions({ input: { recordId } }));
  const chosen = value?.kind === 'files' ? value.files : [];
  const put = (ids: readonly string[], known: readonly { id: string; name: string }[]) => {
    const files = known.filter(({ id }) => ids.includes(id)).map(({ id, name }) => ({ id, name }));
    return files.length === 0
      ? save(null, null)
      : save({ kind: 'files', ids: files.map(({ id }) => id) }, { kind: 'files', files });
  };
  const add = async (file: File | null) => {
    if (!file) return;
    setSending(true);
    setError(null);
    try {
      const options = { signal: new AbortController().signal, onReceived: () => {} };
      const made = await client.files.attach({ recordId, hash: await sendContent(file, options), name: file.name });
      await put([...chosen.map(({ id }) => id), made.id], [...chosen, made]);
    } catch (reason) {
      setError(errorText(reason));
    } finally {
      setSending(false);
    }
  };
  return (
    <>
      <PickField
        label={field.name}
        items={data}
        chosen={chosen.map(({ id }) => id)}
        isMany
        emptyWords={t('fields.choose')}
        addWords={t('fields.chooseMore')}
        noneWords={t('fields.noFile')}
        errorText={errorText}
        onSave={(ids) => put(ids, [...data, ...chosen.filter(({ id }) => data.every((file) => file.id !== id))])}
      >
        {chosen.map(({ id, name }) => (
          <span key={id} className={classes.file}>
            {name}
          </span>
        ))}
      </PickField>
      <FileButton
        onChange={(file) => void add(file)}
        inputProps={{ 'aria-label': t('fields.addFile', { name: field.name }) }}
      >
        {({ onClick }) => (
          <AddButton
            words={t(isSending ? 'common.loading' : 'fields.newFile')}
            name={t('fields.addFile', { name: field.name })}
            onAdd={onClick}
          />
        )}
      </FileButton>
      {error !== null && (
        <span className={classes.error} role="alert">
          {error}
        </span>
      )}
    </>
  );
}
