import type * as z from 'zod';
import type { bulk, TableFormat } from '../../../src-shared/contract/bulk';
import { plainText } from '../../../src-shared/domain/custom/plain-text';
import { fieldTargetOf, recordKindOf } from '../../../src-shared/domain/list-fields';
import type { RecordKind } from '../../../src-shared/domain/record-kind';
import type { FeatureContext } from '../../platform/feature';
import type { ReadableDb } from '../../platform/store/handles';
import { companyTable } from '../companies';
import { dealTable } from '../deals';
import { fieldsOf, valuesOf } from '../fields';
import { csvLine, customHeading, sheetRow, writeWorkbook } from '../imports';
import { chosenIds, type Table } from '../lists';
import { objectTable } from '../objects';
import { productTable } from '../products';
import { tableOf } from '../records';
import { taskTable } from '../tasks';

type Wanted = z.output<NonNullable<(typeof bulk.export)['~orpc']['inputSchema']>>;
type Kind = Wanted['kind'];

const tables: Readonly<Record<Exclude<RecordKind, 'contact'>, Table>> = {
  company: companyTable,
  deal: dealTable,
  task: taskTable,
  product: productTable,
  custom: objectTable,
};

const tableFor = (kind: Kind): Table => tables[recordKindOf(kind) as keyof typeof tables];

const written: Readonly<Record<TableFormat, (cells: readonly string[]) => string>> = { csv: csvLine, xlsx: sheetRow };

/** Records as rows of a table: long read. Those that are gone or in the bin by now are left out. */
export function tableRows(db: ReadableDb, { kind, format, ids }: Pick<Wanted, 'kind' | 'format'> & { ids: string[] }) {
  const { row } = tableFor(kind);
  const fields = fieldsOf(db, fieldTargetOf(kind));
  const there = db.prepare<[string], unknown>(
    `SELECT 1 FROM ${tableOf(recordKindOf(kind))} WHERE id = ? AND deleted_at IS NULL`,
  );
  return ids
    .filter((id) => there.get(id) !== undefined)
    .map((id) => {
      const values = valuesOf(db, id, fields);
      return written[format]([...row(db, id), ...fields.map((field) => plainText(values.get(field.id) ?? null))]);
    })
    .join('');
}

const byName = { column: 'name', direction: 'asc' } as const;

/** The records of a selection as a file: CSV (UTF-8 with a byte order mark, RFC 4180) or a workbook of one sheet. */
export async function exportTable(
  means: Pick<FeatureContext, 'store' | 'reads'>,
  { kind, selection, sort = byName, format }: Wanted,
  signal?: AbortSignal,
): Promise<File> {
  const { store, reads } = means;
  const now = new Date(store.clock.now());
  async function* rows() {
    const own = fieldsOf(store.db, fieldTargetOf(kind)).map(({ name }) => customHeading(name));
    yield written[format]([...tableFor(kind).headings, ...own]);
    for await (const ids of chosenIds(means, kind, { selection, sort, signal })) {
      yield await reads.run<string>('bulk.rows', { kind, format, ids }, signal);
    }
  }
  const name = `Praxis ${now.toISOString().slice(0, 10)}.${format}`;
  if (format === 'csv') {
    const parts = ['\ufeff'];
    for await (const line of rows()) parts.push(line);
    return new File(parts, name, { type: 'text/csv' });
  }
  const type = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet';
  return new File((await writeWorkbook(rows(), now)) as Buffer<ArrayBuffer>[], name, { type });
}
