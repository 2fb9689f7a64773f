import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { recordPath } from '../../../src-shared/domain/record-kind';
import { orpc } from '../../api/orpc';
import { PickField } from '../../ui/pick/PickField';
import classes from './Fields.module.css';
import { useRefusalText } from './refused';
import type { ValueEditorProps } from './value-editor';

/** Other records that this one leads to. */
export function RelationEditor({ field, value, save }: ValueEditorProps) {
  const { t } = useTranslation();
  const errorText = useRefusalText();
  const [isOpen, setOpen] = useState(false);
  const [text, setText] = useState('');
  const { data } = useQuery({
    ...orpc.fields.candidates.queryOptions({ input: { fieldId: field.id, text } }),
    enabled: isOpen,
    placeholderData: keepPreviousData,
  });
  const records = value?.kind === 'records' ? value.records : [];
  const isMany = field.config.multiple !== false;
  return (
    <PickField
      label={field.name}
      items={data ?? []}
      chosen={records.map(({ id }) => id)}
      isMany={isMany}
      emptyWords={t('fields.choose')}
      addWords={t(isMany ? 'fields.chooseMore' : 'fields.chooseOther')}
      noneWords={t(data === undefined ? 'common.loading' : 'fields.noChoice')}
      onOpen={() => {
        setText('');
        setOpen(true);
      }}
      onType={setText}
      errorText={errorText}
      onSave={(ids) => {
        const known = [...records, ...(data ?? [])];
        const chosen = ids.flatMap((id) => known.find((one) => one.id === id) ?? []);
        if (ids.length === 0) return save(null, null);
        return save({ kind: 'records', ids }, { kind: 'records', records: chosen });
      }}
    >
      {records.map(({ kind, id, name }) => (
        <Link key={id} className={classes.link} to={recordPath(kind, id)}>
          {name}
        </Link>
      ))}
    </PickField>
  );
}
