import { useQueries, useQuery } from '@tanstack/react-query';
import { useCallback, useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import type { CustomField, CustomValue } from '../../src-shared/contract/fields';
import type { ListKind } from '../../src-shared/contract/filters';
import { isOrdered } from '../../src-shared/domain/custom/types';
import { customFieldId, customFieldName, fieldTargetOf, type MadeUp } from '../../src-shared/domain/list-fields';
import type { GridColumn, GridRow } from '../ui/grid/columns';
import type { Sort } from '../ui/grid/list-view';
import { orpc } from './orpc';
import { pageSize } from './pages';
import { useValueText } from './value-text';

const noFields: readonly CustomField[] = [];

type Cells = ReadonlyMap<string, ReadonlyMap<string, CustomValue>>;

/** What stands in the fields of the rows in sight, read page by page. */
function useCells(ids: readonly (readonly string[])[], fieldIds: readonly string[]): Cells {
  const combine = useCallback(
    (
      answers: readonly {
        data?: readonly { recordId: string; values: readonly { fieldId: string; value: CustomValue }[] }[] | undefined;
      }[],
    ): Cells =>
      new Map(
        answers.flatMap(({ data = [] }) =>
          data.map(
            ({ recordId, values }) =>
              [recordId, new Map(values.map(({ fieldId, value }) => [fieldId, value]))] as const,
          ),
        ),
      ),
    [],
  );
  return useQueries({
    queries: ids.map((recordIds) =>
      orpc.fields.cells.queryOptions({ input: { recordIds: [...recordIds], fieldIds: [...fieldIds] } }),
    ),
    combine,
  });
}

/** The fields that the users made for the records of a list; undefined while they are not known. */
export function useListFields(kind: ListKind): readonly CustomField[] | undefined {
  return useQuery(orpc.fields.list.queryOptions({ input: { target: fieldTargetOf(kind) } })).data;
}

/** Those of them a list can be ordered and grouped by, as columns. */
export const orderedFields = (fields: readonly CustomField[] = noFields): MadeUp[] =>
  fields.filter(({ type }) => isOrdered(type)).map(({ id }) => customFieldName(id));

/** An order without the fields that are there no more; null where none of it is left. */
export function knownOrder<Column extends string>(
  { within = [], ...first }: Sort<Column>,
  fields: readonly CustomField[],
): Sort<Column> | null {
  const known: readonly string[] = orderedFields(fields);
  const [head, ...rest] = [first, ...within].filter(
    ({ column }) => customFieldId(column) === null || known.includes(column),
  );
  return head ? { ...head, ...(rest.length > 0 && { within: rest }) } : null;
}

/** The fields that the users made, as columns of a list; what stands in those that are `shown` is read. */
export function useCustomColumns<Row extends GridRow>(
  fields: readonly CustomField[] = noFields,
  shown: readonly string[],
  { pages, rowAt }: { pages: readonly number[]; rowAt: (index: number) => Row | undefined },
): readonly GridColumn<Row>[] {
  const valueText = useValueText();
  const fieldIds = shown.flatMap((id) => customFieldId(id) ?? []);
  const idsOf = (page: number) =>
    Array.from({ length: pageSize }, (_, at) => rowAt(page * pageSize + at)?.id).filter((id) => id !== undefined);
  const ids = fieldIds.length === 0 ? [] : pages.map(idsOf).filter(({ length }) => length > 0);
  const cells = useCells(ids, fieldIds);
  const { language } = useTranslation().i18n;
  // biome-ignore lint/correctness/useExhaustiveDependencies: the words of a value follow from the language.
  return useMemo(
    () =>
      fields.map(
        (field, at): GridColumn<Row> => ({
          ...{ id: customFieldName(field.id), title: field.name, minWidth: 100, grow: 0.6, priority: at + 1 },
          sortable: isOrdered(field.type),
          cell: (row) => valueText(field, cells.get(row.id)?.get(field.id) ?? null),
        }),
      ),
    [fields, cells, language],
  );
}
