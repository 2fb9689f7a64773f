import { compareStamps, type Stamp } from './stamp';

/** A value that merges as one: a field group's columns, with the stamp of its last write. */
export interface Cell extends Stamp {
  value: string | number | boolean | null | readonly (string | number | null)[];
}

/**
 * A row as sync sees it. `deleted` is a cell of its own, so that an edit never resurrects. A purged row is
 * its tombstone alone.
 */
export interface RowState {
  purged: Stamp | null;
  cells: Readonly<Record<string, Cell>>;
}

/** Whether `a` beats `b`: by stamp, then by value, so that even a cloned laptop (same node) converges. */
export function beats(a: Cell, b: Cell): boolean {
  const order = compareStamps(a, b);
  return order === 0 ? JSON.stringify(a.value) > JSON.stringify(b.value) : order > 0;
}

const later = (a: Stamp, b: Stamp) => (compareStamps(a, b) >= 0 ? a : b);

/** Joins two states of one row: commutative, associative, idempotent (invariant 1); purged ids never come back (16). */
export function mergeRows(a: RowState, b: RowState): RowState {
  if (a.purged || b.purged) {
    return { purged: a.purged && b.purged ? later(a.purged, b.purged) : (a.purged ?? b.purged), cells: {} };
  }
  const cells: Record<string, Cell> = { ...a.cells };
  for (const [group, cell] of Object.entries(b.cells)) {
    const mine = cells[group];
    if (!mine || beats(cell, mine)) cells[group] = cell;
  }
  return { purged: null, cells };
}

/** Whether the row is in the bin or purged. An edit of another group doesn't change that. */
export function isDeleted(row: RowState): boolean {
  return row.purged !== null || (row.cells.deleted?.value ?? null) !== null;
}
