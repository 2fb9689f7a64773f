import type { FittingColumn } from './fit-columns';

/**
 * The columns one has chosen, in the order one has put them in; the name stands first, whatever was chosen. A column that
 * is gone is left out.
 */
export function chosenColumns<C extends FittingColumn>(all: readonly C[], chosen: readonly string[]): C[] {
  const ids = ['name', ...chosen.filter((id) => id !== 'name')];
  return ids.flatMap((id) => all.find((one) => one.id === id) ?? []);
}
