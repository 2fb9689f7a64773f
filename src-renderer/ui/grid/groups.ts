/** Rows that have the same value in the column a list is grouped by. */
export interface GridGroup {
  readonly key: string | number;
  readonly label: string;
  readonly count: number;
}

/** A line of a grouped list: a row by its index, or the heading of a group. */
type GroupedLine =
  | { readonly row: number }
  | { readonly heading: GridGroup; readonly before: number; readonly at: number };

/** Where the headings of groups stand among the rows. */
interface GroupedLines {
  readonly count: number;
  readonly headings: number;
  /** What stands in a line. */
  readonly at: (line: number) => GroupedLine;
  /** The line a row stands in. */
  readonly lineOf: (row: number) => number;
}

/** How many of ascending numbers are at most `limit`. */
function countUpTo(ascending: readonly number[], limit: number): number {
  let [low, high] = [0, ascending.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((ascending[middle] ?? 0) <= limit) low = middle + 1;
    else high = middle;
  }
  return low;
}

/** Puts a heading before the first row of each group; groups whose rows are gone by now have none. */
export function groupedLines(groups: readonly GridGroup[], rows: number): GroupedLines {
  const shown: GridGroup[] = [];
  const firsts: number[] = [];
  let sum = 0;
  for (const group of groups) {
    if (sum >= rows) break;
    shown.push(group);
    firsts.push(sum);
    sum += group.count;
  }
  const headingLines = firsts.map((first, at) => first + at);
  return {
    count: rows + shown.length,
    headings: shown.length,
    at(line) {
      const above = countUpTo(headingLines, line);
      const heading = shown[above - 1];
      return heading && headingLines[above - 1] === line
        ? { heading, before: firsts[above - 1] ?? 0, at: above - 1 }
        : { row: line - above };
    },
    lineOf: (row) => row + countUpTo(firsts, row),
  };
}
