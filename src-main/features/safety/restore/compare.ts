import { getTableConfig } from 'drizzle-orm/sqlite-core';
import type { RestorePreview } from '../../../../src-shared/contract/safety';
import type { CapturedTable } from '../../../platform/store/capture';
import type { Connection } from '../../../platform/store/connection';

type Row = Record<string, unknown>;
type Side = RestorePreview['samples'][number]['side'];
type Difference = NonNullable<RestorePreview['differences']>[number];

const samplesPerSide = 5;

/** Columns that say what a row is: not who touched it when, and not what follows from the others. */
const unlike: ReadonlySet<string> = new Set(['updated_at', 'updated_by']);

function contentColumns({ table, derived = [] }: CapturedTable): string[] {
  return getTableConfig(table)
    .columns.map(({ name }) => name)
    .filter((name) => !unlike.has(name) && !derived.includes(name));
}

const nameOf = (row: Row): string => String(row.display_name ?? row.name ?? '');

/** What the tables of two stores of the same schema differ in, both read in the order of ids. */
export function compareStores(
  there: Connection,
  here: Connection,
  captured: readonly CapturedTable[],
  check: () => void,
): Pick<RestorePreview, 'samples'> & { differences: Difference[] } {
  const samples: RestorePreview['samples'] = [];
  const differences = captured.map((one) => {
    const table = getTableConfig(one.table).name;
    const difference: Difference = { table, onlyThere: 0, onlyHere: 0, changed: 0 };
    const found = (side: Side, row: Row) => {
      difference[side]++;
      const isRecord = table === 'contact' || table === 'company';
      if (isRecord && difference[side] <= samplesPerSide) samples.push({ side, kind: table, name: nameOf(row) });
    };
    compareTable(there, here, table, contentColumns(one), found, check);
    return difference;
  });
  return { differences, samples };
}

function compareTable(
  there: Connection,
  here: Connection,
  table: string,
  columns: readonly string[],
  found: (side: Side, row: Row) => void,
  check: () => void,
): void {
  const sql = `SELECT * FROM ${table} WHERE deleted_at IS NULL ORDER BY id`;
  const theirs = there.prepare<[], Row>(sql).iterate();
  const ours = here.prepare<[], Row>(sql).iterate();
  try {
    let their = theirs.next();
    let our = ours.next();
    for (let count = 0; !their.done || !our.done; count++) {
      if (count % 1000 === 0) check();
      const a = their.done ? null : their.value;
      const b = our.done ? null : our.value;
      const order = orderOf(a, b);
      if (order < 0) found('onlyThere', a as Row);
      else if (order > 0) found('onlyHere', b as Row);
      else if (columns.some((column) => a?.[column] !== b?.[column])) found('changed', b as Row);
      if (order <= 0) their = theirs.next();
      if (order >= 0) our = ours.next();
    }
  } finally {
    theirs.return?.();
    ours.return?.();
  }
}

/** As SQLite orders text: by its bytes, and ids are ASCII. A side that has come to its end is last. */
function orderOf(a: Row | null, b: Row | null): number {
  if (a === null || b === null) return a === null ? 1 : -1;
  const [one, other] = [String(a.id), String(b.id)];
  return one < other ? -1 : Number(one > other);
}
