import { useMutation } from '@tanstack/react-query';
import { type ReactNode, useCallback, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { type DealRow, dealColumn } from '../../../src-shared/contract/deals';
import type { Pipeline } from '../../../src-shared/contract/pipelines';
import { useListScreen } from '../../api/list-screen';
import { orpc } from '../../api/orpc';
import { RecordList } from '../../api/RecordList';
import { dealSource } from '../../api/sources';
import { useErrorToast, useUndoToast } from '../../api/undo';
import { EmptyState } from '../../ui/EmptyState';
import type { RecordParts } from '../../ui/record/parts';
import { useListColumns } from './list-columns';
import { MoveMany } from './MoveMany';
import { useDealsList } from './store';

const titleOf = (row: DealRow) => row.title;

/** Every deal of every pipeline in a list: under way, won and lost. */
export function DealList({
  pipelines,
  openId,
  onOpen,
  onClose,
  onNew,
  actions,
  views,
  parts,
  record,
}: {
  pipelines: readonly Pipeline[];
  openId: string | null;
  onOpen: (id: string) => void;
  onClose: () => void;
  onNew: () => void;
  actions: ReactNode;
  /** The saved views. */
  views: ReactNode;
  parts: Pick<RecordParts, 'FieldValue'>;
  record: ReactNode;
}) {
  const { t } = useTranslation();
  const undoToast = useUndoToast();
  const onError = useErrorToast();
  const columns = useListColumns();
  const screen = useListScreen({
    kind: 'deal',
    store: useDealsList,
    source: dealSource,
    sortable: dealColumn.options,
    columns,
    openId,
    onOpen,
    onClose,
    onNew: { words: t('deals.new'), run: onNew },
  });
  const update = useMutation(orpc.deals.update.mutationOptions()).mutateAsync;
  const onSave = useCallback(
    async (row: DealRow, column: string, value: string) => {
      if (column !== 'name') return;
      await update({ id: row.id, patch: { title: value } });
      undoToast(t('party.saved.field', { field: t('deals.field.title') }));
    },
    [update, undoToast, t],
  );
  const bin = useMutation(
    orpc.deals.bin.mutationOptions({
      onError,
      onSuccess: ({ count, operationId }) => {
        screen.clear();
        undoToast(t('deals.saved.binned', { count }), operationId);
      },
    }),
  );
  const { chosen: selection, selected } = screen;
  const [isMoving, setMoving] = useState(false);
  return (
    <>
      <RecordList
        title={t('deals.title')}
        screen={screen}
        actions={actions}
        views={views}
        bulk={{
          acts: [{ words: t('deals.many.open'), run: () => setMoving(true) }],
          FieldValue: parts.FieldValue,
          onBin: () => bin.mutate({ selection }),
        }}
        empty={
          <EmptyState
            title={t('deals.empty.title')}
            text={t('deals.empty.text')}
            actions={[{ words: t('deals.new'), run: onNew, primary: true }]}
          />
        }
        noMatch={{ title: t('deals.noMatch.title'), text: t('deals.noMatch.text'), clear: t('deals.noMatch.clear') }}
        nameOf={titleOf}
        onSave={onSave}
        record={record}
      />
      {isMoving && (
        <MoveMany count={selected} selection={selection} pipelines={pipelines} onClose={() => setMoving(false)} />
      )}
    </>
  );
}
