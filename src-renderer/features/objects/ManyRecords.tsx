import { useMutation } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { CustomRow } from '../../../src-shared/contract/objects';
import { orpc } from '../../api/orpc';
import { useTags } from '../../api/record';
import { useErrorToast, useUndoToast } from '../../api/undo';
import { useFormat } from '../../ui/format-locale';
import { AskMany } from '../../ui/list/AskMany';
import { BulkBar } from '../../ui/list/BulkBar';

/** So many are handled at once, and so many are named before. */
const most = 200;
const named = 5;

/** What can be done with the records of an object that are selected. */
export function ManyRecords({ rows, onClear }: { rows: readonly CustomRow[]; onClear: () => void }) {
  const { t } = useTranslation();
  const { number } = useFormat();
  const onError = useErrorToast();
  const undoToast = useUndoToast();
  const tags = useTags();
  const [isAsking, setAsking] = useState(false);
  const ids = rows.slice(0, most).map(({ id }) => id);
  const told = (key: 'tagged' | 'binned') => ({
    onError,
    onSuccess: ({ count, operationId }: { count: number; operationId: number }) =>
      undoToast(t(`views.bulk.${key}`, { count, formatted: number(count) }), operationId),
  });
  const tag = useMutation(orpc.objects.tagMany.mutationOptions(told('tagged')));
  const bin = useMutation(orpc.objects.binMany.mutationOptions(told('binned')));
  const many = { count: ids.length, formatted: number(ids.length) };
  return (
    <>
      <BulkBar
        count={rows.length}
        tagNames={tags.map(({ name }) => name)}
        onTag={(add, remove) => tag.mutate({ ids, add, remove })}
        onBin={() => (ids.length === 1 ? bin.mutate({ ids }) : setAsking(true))}
        onClear={onClear}
      />
      {isAsking && (
        <AskMany
          title={t('views.bulk.binTitle', many)}
          hint={t('views.bulk.binHint')}
          words={t('views.bulk.bin')}
          onRun={() => bin.mutate({ ids })}
          onClose={() => setAsking(false)}
        >
          <ul>
            {rows.slice(0, named).map(({ id, name }) => (
              <li key={id}>{name}</li>
            ))}
          </ul>
          {ids.length > named && <p>{t('views.bulk.more', { formatted: number(ids.length - named) })}</p>}
        </AskMany>
      )}
    </>
  );
}
