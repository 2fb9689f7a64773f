import type { FittingColumn } from './fit-columns';

/**
 * The columns one has chosen, in the order one has put them in; the name stands first, whatever was chosen. A column that
 * is gone is left out. Where there is no room for all of them, the last ones go first.
 */
export function chosenColumns<C extends FittingColumn>(all: readonly C[], chosen: readonly string[]): C[] {
  const ids = ['name', ...chosen.filter((id) => id !== 'name')];
  return ids.flatMap((id, priority) => {
    const column = all.find((one) => one.id === id);
    return column ? [{ ...column, priority }] : [];
  });
}
