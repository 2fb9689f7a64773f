/** Rows that have the same value in the column a list is grouped by. */
export interface GridGroup {
  readonly key: string | number;
  readonly label: string;
  readonly count: number;
}

/** A line of a grouped list: a row by its index, or the heading of a group. */
type GroupedLine = { readonly row: number } | { readonly heading: GridGroup; readonly isCollapsed: boolean };

/** Where the headings of groups stand among the rows; those of a collapsed group have no lines. */
interface GroupedLines {
  readonly count: number;
  readonly headings: number;
  /** What stands in a line. */
  readonly at: (line: number) => GroupedLine;
  /** How many headings stand above a line. */
  readonly headingsAbove: (line: number) => number;
  /** The line a row stands in; that of its heading where it is collapsed. */
  readonly lineOf: (row: number) => number;
  /** The row itself, or the next one in a direction that has a line, or else the nearest; null where none has. */
  readonly shown: (row: number, direction: 1 | -1) => number | null;
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

const none: ReadonlySet<string | number> = new Set();

/** Puts a heading before the first row of each group; groups whose rows are gone by now have none. */
export function groupedLines(
  groups: readonly GridGroup[],
  rows: number,
  collapsed: ReadonlySet<string | number> = none,
): GroupedLines {
  const shown: { group: GridGroup; first: number; isCollapsed: boolean }[] = [];
  let sum = 0;
  for (const group of groups) {
    if (sum >= rows) break;
    shown.push({ group, first: sum, isCollapsed: collapsed.has(group.key) });
    sum += group.count;
  }
  const firsts = shown.map(({ first }) => first);
  /** The row behind the last one of a group; the last group has whatever rows are left. */
  const endOf = (at: number) => firsts[at + 1] ?? rows;
  const headingLines: number[] = [];
  let line = 0;
  for (const [at, { first, isCollapsed }] of shown.entries()) {
    headingLines.push(line);
    line += 1 + (isCollapsed ? 0 : endOf(at) - first);
  }
  const isOpen = (at: number) => shown[at]?.isCollapsed === false;
  const lineOf = (row: number) => {
    const at = countUpTo(firsts, row) - 1;
    const heading = headingLines[at];
    return heading === undefined ? row : heading + (isOpen(at) ? 1 + row - (firsts[at] ?? 0) : 0);
  };
  const nearest = (from: number, direction: 1 | -1): number | null => {
    for (let at = from; at >= 0 && at < shown.length; at += direction) {
      if (isOpen(at)) return direction === 1 ? (firsts[at] ?? 0) : endOf(at) - 1;
    }
    return null;
  };
  return {
    count: shown.length === 0 ? rows : line,
    headings: shown.length,
    at(line) {
      const at = countUpTo(headingLines, line) - 1;
      const found = shown[at];
      if (!found) return { row: line };
      const below = line - (headingLines[at] ?? 0);
      return below === 0 ? { heading: found.group, isCollapsed: found.isCollapsed } : { row: found.first + below - 1 };
    },
    headingsAbove: (line) => countUpTo(headingLines, line - 1),
    lineOf,
    shown(row, direction) {
      const at = countUpTo(firsts, row) - 1;
      if (at < 0 || isOpen(at)) return row;
      return nearest(at + direction, direction) ?? nearest(at - direction, direction === 1 ? -1 : 1);
    },
  };
}
