import { Button } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { type ReactNode, useCallback, useMemo, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { type CustomRow, customColumn } from '../../../src-shared/contract/objects';
import { objectListOf } from '../../../src-shared/domain/list-fields';
import { useListScreen } from '../../api/list-screen';
import { orpc } from '../../api/orpc';
import { RecordList } from '../../api/RecordList';
import { recordSource } from '../../api/sources';
import { EmptyState } from '../../ui/EmptyState';
import type { RecordParts } from '../../ui/record/parts';
import { useRecordColumns } from './columns';
import { NewRecord } from './NewRecord';
import { objectView } from './store';
import { useManyRecords, useSaveCell } from './use-records';

const nameOf = (row: CustomRow) => row.name;

/** So many fields stand in the list of an object as long as no columns were chosen. */
const fieldsShown = 4;

/** The records of one object in a list, with what stands in their first fields; one of them may be open beside it. */
export function ObjectScreen({
  objectId,
  openId,
  record,
  parts,
}: {
  objectId: string;
  openId: string | null;
  record: ReactNode;
  parts: RecordParts;
}) {
  const { t } = useTranslation();
  const navigate = useNavigate();
  const kind = objectListOf(objectId);
  const store = objectView(objectId);
  const source = useMemo(() => recordSource(objectId), [objectId]);
  const [isAdding, setAdding] = useState(false);
  const { data: objects } = useQuery(orpc.objects.list.queryOptions());
  const object = objects?.find(({ id }) => id === objectId);
  const columns = useRecordColumns(object);
  const onSave = useSaveCell();
  const onOpen = useCallback(
    (id: string, isInstead: boolean) => void navigate({ to: '/custom/$id', params: { id }, replace: isInstead }),
    [navigate],
  );
  const onClose = useCallback(
    () => void navigate({ to: '/objects/$objectId', params: { objectId } }),
    [navigate, objectId],
  );
  const onNew = { words: t('objects.new', { singular: object?.singular ?? '' }), run: () => setAdding(true) };
  const screen = useListScreen({
    kind,
    store,
    source,
    sortable: customColumn.options,
    columns,
    fieldsShown,
    openId,
    onOpen,
    onClose,
    onNew,
  });
  const many = useManyRecords({
    objectId,
    selection: screen.chosen,
    onDone: screen.clear,
  });
  if (objects && !object) return <EmptyState title={t('error.not_found')} text="" />;
  return (
    <>
      <RecordList
        title={object?.name ?? ''}
        screen={screen}
        actions={
          <Button variant="filled" onClick={onNew.run}>
            {onNew.words}
          </Button>
        }
        bulk={{
          FieldValue: parts.FieldValue,
          onBin: many.bin,
        }}
        empty={
          <EmptyState
            title={t('objects.empty')}
            text={t('objects.emptyText')}
            actions={[{ words: onNew.words, run: onNew.run, primary: true }]}
          />
        }
        noMatch={{
          title: t('objects.noMatch'),
          text: t('products.noMatch.text'),
          clear: t('products.noMatch.clear'),
        }}
        nameOf={nameOf}
        onSave={onSave}
        record={record}
      />
      {isAdding && object && (
        <NewRecord
          object={object}
          NewFields={parts.NewFields}
          onClose={() => setAdding(false)}
          onCreated={(id) => onOpen(id, openId !== null)}
        />
      )}
    </>
  );
}
