/** A value that could not be saved, kept in its cell with the reason until it is mended or given up. */
export interface Draft {
  readonly value: string;
  readonly error: string;
}

interface Editing {
  readonly rowId: string;
  readonly column: string;
  /** What stood in the cell when the editing began; without it, what stands there now may be overwritten. */
  readonly base?: string;
}

/** Whether a cell was changed elsewhere while it was edited: `now` stands in it, and `value` was typed. */
export const isOvertaken = ({ editing }: EditState, column: string, now: string, value: string): boolean =>
  editing?.column === column && editing.base !== undefined && now !== editing.base && now !== value;

/** The cell that is being edited, and the values that failed, by row and column. */
export interface EditState {
  readonly editing: Editing | null;
  readonly drafts: ReadonlyMap<string, Draft>;
}

export const notEditing: EditState = { editing: null, drafts: new Map() };

export const cellKey = (rowId: string, column: string): string => `${rowId} ${column}`;

export const isEditing = (state: EditState, rowId: string, column: string): boolean =>
  state.editing?.rowId === rowId && state.editing.column === column;

/** Keeps what failed, and goes back to its cell unless the user is in another by now. */
export function failed(state: EditState, rowId: string, column: string, draft: Draft): EditState {
  const drafts = new Map(state.drafts).set(cellKey(rowId, column), draft);
  return { editing: state.editing ?? { rowId, column }, drafts };
}

export function settled(state: EditState, rowId: string, column: string): EditState {
  const key = cellKey(rowId, column);
  if (!state.drafts.has(key)) return state;
  const drafts = new Map(state.drafts);
  drafts.delete(key);
  return { ...state, drafts };
}

/** The column after (or before) one, of those that can be edited; null at the end of the row. */
export function nextColumn(editable: readonly string[], column: string, step: 1 | -1): string | null {
  const at = editable.indexOf(column);
  return at < 0 ? null : (editable[at + step] ?? null);
}
