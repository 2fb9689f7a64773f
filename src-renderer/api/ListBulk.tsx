import { useMutation } from '@tanstack/react-query';
import { type ComponentType, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { BulkEdit, BulkPreview, TableFormat } from '../../src-shared/contract/bulk';
import type { ListKind } from '../../src-shared/contract/filters';
import { editFieldsOf } from '../../src-shared/domain/edit-fields';
import { recordKindOf } from '../../src-shared/domain/list-fields';
import { useFormat } from '../ui/format-locale';
import type { Sort } from '../ui/grid/list-view';
import { AskMany } from '../ui/list/AskMany';
import { BulkBar, type BulkBarProps } from '../ui/list/BulkBar';
import type { FieldValueProps } from '../ui/record/parts';
import { BulkEditDialog } from './BulkEditDialog';
import { BulkLook } from './BulkLook';
import { useTableExport } from './export-table';
import { orpc } from './orpc';
import { useTags } from './record';
import { useErrorToast, useUndoToast } from './undo';

/** What is asked before it is done to several records: its title, what one should know, and its button. */
interface Asked {
  readonly title: string;
  readonly hint: string;
  readonly words: string;
  readonly onRun: () => void;
}

export interface ListBulkProps {
  readonly kind: ListKind;
  /** How many are selected. */
  readonly count: number;
  readonly selection: BulkEdit['selection'];
  /** What stands in a field that users made, to be changed. */
  readonly FieldValue: ComponentType<FieldValueProps>;
  readonly onBin: () => void;
  /** Tasks have no tags. */
  readonly canTag?: boolean;
  readonly acts?: BulkBarProps['acts'];
  /** The file they go out in, without its ending, and their order in it. */
  readonly table: { readonly name: string; readonly sort?: Sort };
  /** Contacts go out in forms of their own. */
  readonly files?: Pick<BulkBarProps, 'onExport' | 'onExportSheet' | 'onExportCards'>;
  readonly onMerge?: (() => void) | undefined;
  readonly onClear: () => void;
}

/** What can be done with the selected records of a list: edited, tagged, exported, binned; of several, after a look. */
export function ListBulk({
  kind,
  count,
  selection,
  canTag = true,
  acts = [],
  table,
  files,
  FieldValue,
  onBin,
  onMerge,
  onClear,
}: ListBulkProps) {
  const { t } = useTranslation();
  const { number } = useFormat();
  const onError = useErrorToast();
  const undoToast = useUndoToast();
  const tags = useTags();
  const [isEditing, setEditing] = useState(false);
  const [asked, setAsked] = useState<Asked | null>(null);
  const tag = useMutation(
    orpc.bulk.tag.mutationOptions({
      onError,
      onSuccess: ({ count: tagged, operationId }) =>
        undoToast(t('views.bulk.tagged', { count: tagged, formatted: number(tagged) }), operationId),
    }),
  );
  const exportTable = useTableExport();
  const asTable = (format: TableFormat) => () => {
    if (kind !== 'contact') exportTable(table.name, { kind, selection, sort: table.sort, format }, count);
  };
  const { onExport, onExportSheet, onExportCards } = files ?? {
    onExport: asTable('csv'),
    onExportSheet: asTable('xlsx'),
  };
  const many = { count, formatted: number(count) };
  const ask = (of: 'bin' | 'export', run: () => void) => () => {
    if (count === 1) return run();
    setAsked({
      title: t(`views.bulk.${of}Title`, many),
      hint: t(`views.bulk.${of}Hint`),
      words: t(of === 'bin' ? 'views.bulk.bin' : 'party.list.export'),
      onRun: run,
    });
  };
  const tagWords = ({ total, changing }: BulkPreview) => {
    if (changing === 0) return t('views.bulk.nothing');
    return changing === total
      ? t('views.bulk.all', { count: total, formatted: number(total) })
      : t('views.bulk.some', { changing: number(changing), total: number(total) });
  };
  return (
    <>
      <BulkBar
        count={count}
        tagNames={tags.map(({ name }) => name)}
        acts={acts}
        {...(canTag && {
          onTag: (add: string[], remove: string[]) => tag.mutate({ kind, selection, add, remove }),
        })}
        tagPreview={(add, remove) => (
          <BulkLook kind={kind} selection={selection} add={add} remove={remove} words={tagWords} />
        )}
        {...(editFieldsOf(recordKindOf(kind)).length > 0 && { onEdit: () => setEditing(true) })}
        {...(onExport && { onExport: ask('export', onExport) })}
        {...(onExportSheet && { onExportSheet: ask('export', onExportSheet) })}
        {...(onExportCards && { onExportCards: ask('export', onExportCards) })}
        onMerge={onMerge}
        onBin={ask('bin', onBin)}
        onClear={onClear}
      />
      {isEditing && <BulkEditDialog {...{ kind, count, selection, FieldValue }} onClose={() => setEditing(false)} />}
      {asked && (
        <AskMany {...asked} onClose={() => setAsked(null)}>
          <BulkLook kind={kind} selection={selection} />
        </AskMany>
      )}
    </>
  );
}
