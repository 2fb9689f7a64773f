/** One cell an act wrote: a field group of a row, and the record the row belongs to. */
export interface Write {
  row: string;
  record: string;
  group: 'name' | 'role' | 'value' | 'deleted';
  after: string | boolean;
  /** What the cell is when nobody wrote it: a row that nobody inserted is not there. */
  base: string | boolean;
}

interface Act {
  id: number;
  writes: Write[];
  /** When it was done, undone, redone …; it stands after an odd number of these. */
  turns: number[];
}

/**
 * Undo as a person would explain it, with no journal: a cell holds what the act that was applied last, of those that
 * stand, put there. An act is not taken back under a later one that stands.
 */
export class UndoModel {
  readonly #acts = new Map<number, Act>();
  readonly #bases = new Map<string, string | boolean>();
  #time = 0;

  did(id: number, writes: Write[]): void {
    if (writes.length === 0) return;
    this.#acts.set(id, { id, writes, turns: [++this.#time] });
    for (const write of writes) if (!this.#bases.has(cellKey(write))) this.#bases.set(cellKey(write), write.base);
  }

  /** A new row holds `value` here until somebody writes it; taking the row back and again doesn't. */
  starts(key: string, value: string): void {
    this.#bases.set(key, value);
  }

  /** Every cell ever written, by its key, with what it holds now. */
  cells(): Map<string, string | boolean> {
    const cells = new Map(this.#bases);
    const applied = [...this.#acts.values()].sort((a, b) => lastTurn(a) - lastTurn(b));
    for (const act of applied) {
      if (!stands(act)) continue;
      for (const write of act.writes) cells.set(cellKey(write), write.after);
    }
    return cells;
  }

  ids(): number[] {
    return [...this.#acts.keys()];
  }

  stands(id: number): boolean {
    return stands(this.#get(id));
  }

  /** Acts that stand now and did not when `id` was last turned, on what turning it again would change. */
  inTheWay(id: number): number[] {
    const act = this.#get(id);
    const since = lastTurn(act);
    return [...this.#acts.values()]
      .filter((other) => other !== act && stands(other) && !stands(other, since) && this.#touches(act, other))
      .sort((a, b) => lastTurn(b) - lastTurn(a))
      .map((other) => other.id);
  }

  /** Turns an act, and first takes back those in its way, newest first. */
  turn(id: number): void {
    for (const other of this.inTheWay(id)) if (this.stands(other)) this.turn(other);
    this.#get(id).turns.push(++this.#time);
  }

  /** The latest act that stands. */
  latest(): number | undefined {
    return this.ids()
      .filter((id) => this.stands(id))
      .pop();
  }

  /** The act undone last, unless one was done since that stands. */
  lastUndone(): number | undefined {
    const undone = [...this.#acts.values()]
      .filter((act) => !stands(act))
      .sort((a, b) => lastTurn(a) - lastTurn(b))
      .pop();
    const isOld =
      undone && [...this.#acts.values()].some((act) => stands(act) && (act.turns[0] ?? 0) > lastTurn(undone));
    return isOld ? undefined : undone?.id;
  }

  #touches(act: Act, other: Act): boolean {
    const goes = stands(act)
      ? act.writes.filter(({ group, after }) => group === 'deleted' && after === false)
      : act.writes.filter(({ group, after }) => group === 'deleted' && after === true);
    const onCells = other.writes.some((theirs) => act.writes.some((mine) => cellKey(mine) === cellKey(theirs)));
    const onGone = other.writes.some(({ row, record }) =>
      goes.some((gone) => gone.row === row || (gone.row === gone.record && gone.record === record)),
    );
    return onCells || onGone;
  }

  #get(id: number): Act {
    const act = this.#acts.get(id);
    if (!act) throw new Error(`no act ${id}`);
    return act;
  }
}

export const cellKey = ({ row, group }: Pick<Write, 'row' | 'group'>) => `${row} ${group}`;

const lastTurn = (act: Act) => act.turns.at(-1) ?? 0;

const stands = (act: Act, at = Number.POSITIVE_INFINITY) => act.turns.filter((turn) => turn <= at).length % 2 === 1;
