/** Rows from one index to another, both included. */
export type RowRange = readonly [from: number, to: number];

/** Ascending numbers as the stretches they make up. */
export function rangesOf(ascending: readonly number[]): RowRange[] {
  const ranges: [number, number][] = [];
  for (const row of ascending) {
    const last = ranges.at(-1);
    if (last && last[1] === row - 1) last[1] = row;
    else ranges.push([row, row]);
  }
  return ranges;
}
