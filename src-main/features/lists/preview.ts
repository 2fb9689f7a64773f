import type { ListKind } from '../../../src-shared/contract/filters';
import type { LocalDate } from '../../../src-shared/domain/local-date';
import type { ReadableDb } from '../../platform/store/handles';
import { where } from './list';
import { standing } from './list-spec';
import { amongIds, every, not, type Predicate } from './predicate';
import type { Selection } from './selection';
import { specOf } from './specs';

/** So many records are shown as they are and as they would be. */
const sampleSize = 5;

/** What is looked at: what a record is called, how its fields are read, and where they would change. */
interface Looked {
  name: string;
  shown: readonly string[];
  differs: { sql: string; params: readonly (string | number | null)[] };
}

interface Preview {
  total: number;
  changing: number;
  sample: { id: string; name: string; before: string[] }[];
}

/** How many records are selected, how many of them an act would change, and the first few of these. */
export function selectionPreview(
  db: ReadableDb,
  kind: ListKind,
  { selection, today }: { selection: Selection; today: LocalDate },
  { name, shown, differs }: Looked,
): Preview {
  const spec = specOf(kind);
  const { sql, params } = every(selected(db, kind, selection, today));
  const from = `FROM ${spec.table} c WHERE ${sql}`;
  const count = db
    .prepare<unknown[], { total: number; changing: number | null }>(
      `SELECT count(*) AS total, sum(${differs.sql}) AS changing ${from}`,
    )
    .get(...differs.params, ...params);
  const rows = db
    .prepare<unknown[], { id: string; name: string; before: string }>(
      `SELECT c.id, ${name} AS name, json_array(${shown.join(', ')}) AS before ${from} AND (${differs.sql})
       ORDER BY c.${spec.nameKey}, c.id LIMIT ${sampleSize}`,
    )
    .all(...params, ...differs.params);
  return {
    total: count?.total ?? 0,
    changing: count?.changing ?? 0,
    sample: rows.map((row) => ({
      ...row,
      before: (JSON.parse(row.before) as (string | number | null)[]).map((value) => String(value ?? '')),
    })),
  };
}

function selected(db: ReadableDb, kind: ListKind, selection: Selection, today: LocalDate): Predicate[] {
  if ('ids' in selection) {
    return [standing(specOf(kind)), amongIds('c.id', selection.ids)];
  }
  const { parts } = where(db, specOf(kind), { filter: selection.filter, today }, true);
  return selection.except.length > 0 ? [...parts, not(amongIds('c.id', selection.except))] : parts;
}
