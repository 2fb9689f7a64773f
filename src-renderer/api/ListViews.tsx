import { useCallback, useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { ListKind } from '../../src-shared/contract/filters';
import type { SavedView, ViewDefinition, ViewLayout } from '../../src-shared/contract/views';
import { isMadeUp } from '../../src-shared/domain/list-fields';
import { noFilter } from '../ui/filter/language';
import type { ListView, ListViewStore } from '../ui/grid/list-view';
import { type NamedView, ViewDialog } from '../ui/views/ViewDialog';
import { ViewTabs } from '../ui/views/ViewTabs';
import { useViewCounts } from './counts';
import { failureOf, useErrorText } from './errors';
import { useErrorToast, useUndoToast } from './undo';
import { useViewMutations, useViews, useWantedView } from './views';

const definitionOf = <Column extends string>(view: ListView<Column>, layout: ViewLayout): ViewDefinition => ({
  text: view.text.trim(),
  where: view.where,
  sort: view.sort,
  columns: view.columns && [...view.columns],
  group: view.group,
  layout,
});

const same = (one: unknown, other: unknown) => JSON.stringify(one) === JSON.stringify(other);

/** The saved views of one list: choosing, saving, renaming, ordering, deleting. */
export function ListViews<Column extends string>({
  kind,
  store,
  sortable,
  layout = 'table',
  usualLayout = 'table',
  onLayout,
}: {
  kind: ListKind;
  store: ListViewStore<Column>;
  /** Columns it can be sorted by, beside the users' fields; a view that names another is shown in the list's own order. */
  sortable: readonly Column[];
  /** How its records are laid out, where that can be chosen. */
  layout?: ViewLayout;
  /** How they are laid out unless one chooses. */
  usualLayout?: ViewLayout;
  onLayout?: (layout: ViewLayout) => void;
}) {
  const { t } = useTranslation();
  const errorText = useErrorText();
  const onError = useErrorToast();
  const undoToast = useUndoToast();
  const view = store();
  const views = useViews(kind);
  const counts = useViewCounts(views);
  const { create, update, order, remove } = useViewMutations();
  const [dialog, setDialog] = useState<'new' | 'edit' | null>(null);
  const [error, setError] = useState<string | null>(null);
  const active = views.find(({ id }) => id === view.viewId);

  const show = useCallback(
    (chosen: SavedView | null) => {
      const first = store.getInitialState();
      const wanted = chosen?.definition;
      const known = (name: string | null) =>
        sortable.find((one) => one === name) ?? (isMadeUp(name) ? name : undefined);
      const steps = wanted ? [wanted.sort, ...(wanted.sort.within ?? [])] : [];
      const [sort, ...within] = steps.flatMap(({ column, direction }) => {
        const one = known(column);
        return one === undefined ? [] : [{ column: one, direction }];
      });
      store.getState().show({
        viewId: chosen?.id ?? null,
        text: wanted?.text ?? '',
        where: wanted?.where ?? noFilter,
        sort: sort ? { ...sort, ...(within.length > 0 && { within }) } : first.sort,
        group: known(wanted?.group ?? null) ?? null,
        columns: wanted?.columns ?? null,
      });
      if (wanted) onLayout?.(wanted.layout);
    },
    [store, sortable, onLayout],
  );

  const { wanted, want } = useWantedView();
  useEffect(() => {
    if (wanted?.kind !== kind) return;
    show(wanted);
    want(null);
  }, [wanted, want, kind, show]);

  const shown = definitionOf(view, layout);
  const hasSorts = (shown.sort.within ?? []).length > 0;
  const isChanged = active
    ? !same(shown, active.definition)
    : shown.where.of.length > 0 ||
      shown.text !== '' ||
      shown.columns !== null ||
      shown.group !== null ||
      hasSorts ||
      layout !== usualLayout;

  const close = () => {
    setDialog(null);
    setError(null);
  };
  const refused = (failure: unknown) => {
    if (failureOf(failure).field === 'name') setError(errorText(failure));
    else onError(failure);
  };
  const save = (named: NamedView) => {
    setError(null);
    if (dialog === 'edit' && active) {
      update.mutate(
        { id: active.id, patch: { name: named.name, pinned: named.pinned, digit: named.digit } },
        { onSuccess: close, onError: refused },
      );
      return;
    }
    create.mutate(
      { kind, definition: shown, name: named.name, pinned: named.pinned, digit: named.digit },
      {
        onError: refused,
        onSuccess: (made) => {
          close();
          show(made);
        },
      },
    );
  };
  const move = (by: -1 | 1) => {
    const ids = views.map(({ id }) => id);
    const at = active ? ids.indexOf(active.id) : -1;
    if (at < 0) return;
    const [moved] = ids.splice(at, 1);
    if (moved === undefined) return;
    ids.splice(at + by, 0, moved);
    order.mutate({ kind, ids }, { onError });
  };
  return (
    <>
      <ViewTabs
        tabs={views.map(({ id, name }) => ({ id, name, count: counts.get(id) ?? null }))}
        activeId={active?.id ?? null}
        isChanged={isChanged}
        onChoose={(id) => show(views.find((one) => one.id === id) ?? null)}
        onSave={() => active && update.mutate({ id: active.id, patch: { definition: shown } }, { onError })}
        onNew={() => setDialog('new')}
        onEdit={() => setDialog('edit')}
        onMove={move}
        onRemove={() => {
          if (!active) return;
          const { name, id } = active;
          remove.mutate(
            { id },
            {
              onError,
              onSuccess: () => {
                show(null);
                undoToast(t('views.tabs.removed', { name }));
              },
            },
          );
        }}
      />
      {dialog && (
        <ViewDialog initial={dialog === 'edit' && active ? active : null} error={error} onSave={save} onClose={close} />
      )}
    </>
  );
}
