/** Which rows are selected: named ones, or all that match the filter but some. */
export type Selection =
  | { readonly mode: 'some'; readonly ids: ReadonlySet<string> }
  | { readonly mode: 'all'; readonly except: ReadonlySet<string> };

export const noSelection: Selection = { mode: 'some', ids: new Set() };
export const wholeSelection: Selection = { mode: 'all', except: new Set() };

/** How many rows can be named one by one; more are selected by their filter. */
export const maxNamed = 10_000;

export const isSelected = (selection: Selection, id: string): boolean =>
  selection.mode === 'some' ? selection.ids.has(id) : !selection.except.has(id);

/** How many of `total` matching rows are selected. */
export const selectedCount = (selection: Selection, total: number): number =>
  selection.mode === 'some' ? selection.ids.size : Math.max(0, total - selection.except.size);

/** The two that are selected, by name; null where there are more or fewer. */
export function selectedTwo(selection: Selection): [string, string] | null {
  const [one, other, ...more] = selection.mode === 'some' ? selection.ids : [];
  return one !== undefined && other !== undefined && more.length === 0 ? [one, other] : null;
}

/** Selects or deselects the named rows, and leaves the others as they are. */
export function withRows(selection: Selection, ids: readonly string[], on: boolean): Selection {
  const next = new Set(selection.mode === 'some' ? selection.ids : selection.except);
  const isNamed = on === (selection.mode === 'some');
  for (const id of ids) {
    if (isNamed) next.add(id);
    else next.delete(id);
  }
  return selection.mode === 'some' ? { mode: 'some', ids: next } : { mode: 'all', except: next };
}

export const toggled = (selection: Selection, id: string): Selection =>
  withRows(selection, [id], !isSelected(selection, id));

/** What a bulk act is told: ids, or the filter and what is left out. */
export const selectionInput = <F>(
  selection: Selection,
  filter: F,
): { ids: string[] } | { filter: F; except: string[] } =>
  selection.mode === 'some' ? { ids: [...selection.ids] } : { filter, except: [...selection.except] };
