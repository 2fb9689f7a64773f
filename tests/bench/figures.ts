/** One line of the bench: what was measured, against what, and whether it is good enough. */
export interface Figure {
  name: string;
  value: number;
  unit: 'ms' | 's' | 'MB' | '×';
  /** The goal in words, as docs state it. */
  goal: string;
  /** What `value` may be at most, in this run. */
  limit: number;
  /** What the limit was made from. */
  limitWhat: string;
  /** `value` against the bare measure of the same run, where there is one. */
  ratio: number | null;
  met: boolean;
}

/** A figure that may be at most `limit`. `bare` is the same work without Praxis, in the same unit. */
export function figure(input: Omit<Figure, 'met' | 'ratio'> & { bare?: number }): Figure {
  const { bare, ...rest } = input;
  return { ...rest, ratio: bare === undefined ? null : rest.value / bare, met: rest.value <= rest.limit };
}

/** The value below which a share `p` of `values` lies. */
export function quantile(values: readonly number[], p: number): number {
  const sorted = [...values].sort((a, b) => a - b);
  return sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * p))] ?? Number.NaN;
}

/** Milliseconds each of `count` calls took, after some to warm up. */
export async function times(count: number, call: (turn: number) => unknown): Promise<number[]> {
  for (let turn = 0; turn < Math.min(20, count); turn++) await call(turn);
  const taken: number[] = [];
  for (let turn = 0; turn < count; turn++) {
    const began = performance.now();
    await call(turn);
    taken.push(performance.now() - began);
  }
  return taken;
}

/** Two ways to do the same, in turns, so that a change of the machine's speed hits both. */
export async function pairedTimes(
  count: number,
  ours: (turn: number) => unknown,
  bare: (turn: number) => unknown,
): Promise<{ ours: number[]; bare: number[] }> {
  const taken = { ours: [] as number[], bare: [] as number[] };
  for (let turn = 0; turn < 20; turn++) {
    await ours(turn);
    await bare(turn);
  }
  for (let turn = 0; turn < count; turn++) {
    const began = performance.now();
    await ours(turn);
    const between = performance.now();
    await bare(turn);
    taken.ours.push(between - began);
    taken.bare.push(performance.now() - between);
  }
  return taken;
}

const show = (value: number) => (value >= 100 ? value.toFixed(0) : value >= 10 ? value.toFixed(1) : value.toFixed(2));

/** The figures as a Markdown table, for the terminal and docs/benchmarks.md. */
export function table(figures: readonly Figure[]): string {
  const rows = figures.map((row) => [
    row.name,
    `${show(row.value)} ${row.unit}`,
    row.goal,
    `${show(row.limit)} ${row.unit} (${row.limitWhat})`,
    row.ratio === null ? '–' : `${row.ratio.toFixed(2)}×`,
    row.met ? 'yes' : 'NO',
  ]);
  const head = ['name', 'value', 'goal', 'limit in this run', 'against bare', 'met'];
  const widths = head.map((title, column) => Math.max(title.length, ...rows.map((row) => row[column]?.length ?? 0)));
  const line = (cells: readonly string[]) => `| ${cells.map((cell, at) => cell.padEnd(widths[at] ?? 0)).join(' | ')} |`;
  return [line(head), line(widths.map((width) => '-'.repeat(width))), ...rows.map(line)].join('\n');
}
