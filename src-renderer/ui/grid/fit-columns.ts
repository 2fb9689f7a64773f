export interface FittingColumn {
  readonly id: string;
  /** Least width in px. */
  readonly minWidth: number;
  /** Share of the room that is left. */
  readonly grow: number;
  /** Lower ones are shown first. */
  readonly priority: number;
}

export const columnGap = 12;
const checkboxWidth = 28;
const sidePadding = 32;

/**
 * The columns that fit a width, in their order: as many as there is room for, the most important first; those of
 * `always` in any case.
 */
export function fitColumns<C extends FittingColumn>(
  columns: readonly C[],
  width: number,
  always: readonly string[],
): C[] {
  let room = width - checkboxWidth - sidePadding;
  const fitting = new Set<string>();
  const rank = (column: C) => (always.includes(column.id) ? -1 : column.priority);
  for (const column of [...columns].sort((a, b) => rank(a) - rank(b))) {
    const need = column.minWidth + columnGap;
    if (need > room && !always.includes(column.id)) break;
    room -= need;
    fitting.add(column.id);
  }
  return columns.filter(({ id }) => fitting.has(id));
}

/** CSS grid tracks for the columns, the checkbox first. */
export const tracksOf = (columns: readonly FittingColumn[]): string =>
  [
    `${checkboxWidth}px`,
    ...columns.map(({ minWidth, grow }) => (grow === 0 ? `${minWidth}px` : `minmax(${minWidth}px, ${grow}fr)`)),
  ].join(' ');

/** The width (px) that all of some columns need. */
export const widthOf = (columns: readonly FittingColumn[]): number =>
  columns.reduce((sum, { minWidth }) => sum + minWidth + columnGap, checkboxWidth + sidePadding);
