import { plainAmount, plainText } from '../../../src-shared/domain/custom/plain-text';
import type { FeatureContext } from '../../platform/feature';
import type { ReadableDb } from '../../platform/store/handles';
import { fieldsOf, valuesOf } from '../fields';
import { csvLine, customHeading, joinValues, sheetRow, writeWorkbook } from '../imports';
import { chosenIds, type ListInput, type Selection } from '../lists';
import { getDeal } from './repository';

export type TableFormat = 'csv' | 'xlsx';

/** English in every language, so that a file can be read anywhere; as the columns of contacts are. */
const headings = [
  ...['Praxis ID', 'Title', 'Pipeline', 'Stage', 'Status', 'Amount', 'Currency', 'Expected close'],
  ...['Closed', 'Reason', 'Company', 'People', 'Source', 'Owner', 'Tags', 'About', 'Created', 'Changed'],
];

const written: Readonly<Record<TableFormat, (cells: readonly string[]) => string>> = { csv: csvLine, xlsx: sheetRow };

const instantText = (at: number | null): string => (at === null ? '' : new Date(at).toISOString());

/** The first row of a table of deals, with the fields that the users made. */
export const dealHeadings = (db: ReadableDb, { format }: { format: TableFormat }): string =>
  written[format]([...headings, ...fieldsOf(db, 'deal').map(({ name }) => customHeading(name))]);

/** Deals as rows of a table: amounts as plain decimals, days and instants (UTC) as ISO 8601. */
export function dealTable(db: ReadableDb, { ids, format }: { ids: readonly string[]; format: TableFormat }): string {
  const fields = fieldsOf(db, 'deal');
  const pipelines = new Map(
    db
      .prepare<[], { id: string; name: string }>('SELECT id, name FROM pipeline')
      .all()
      .map(({ id, name }) => [id, name]),
  );
  const there = db.prepare<[string], unknown>('SELECT 1 FROM deal WHERE id = ?');
  return ids
    .filter((id) => there.get(id) !== undefined)
    .map((id) => {
      const deal = getDeal(db, id);
      const { amount, currency } = deal;
      const values = fields.length === 0 ? null : valuesOf(db, id, fields);
      return written[format]([
        ...[id, deal.title, pipelines.get(deal.pipelineId) ?? '', deal.stageName, deal.status],
        ...[amount === null ? '' : plainAmount(amount, currency), currency, deal.expectedClose ?? ''],
        ...[instantText(deal.closedAt), deal.reason, deal.companyName],
        joinValues(deal.people.map(({ name, role }) => (role === '' ? name : `${name} (${role})`))),
        ...[deal.source, deal.ownerName, joinValues(deal.tags.map(({ name }) => name)), deal.about],
        ...[instantText(deal.createdAt), instantText(deal.updatedAt)],
        ...fields.map((field) => plainText(values?.get(field.id) ?? null)),
      ]);
    })
    .join('');
}

/** Long reads that a file of deals is made by. */
export const exportReads = { 'deals.table': dealTable };

const type = {
  csv: 'text/csv',
  xlsx: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
} as const satisfies Record<TableFormat, string>;

interface Wanted {
  selection: Selection;
  format: TableFormat;
  sort?: ListInput['sort'] | undefined;
  signal?: AbortSignal | undefined;
}

/** The deals of a selection as a file: CSV (UTF-8 with byte order mark, RFC 4180) or a workbook of one sheet. */
export async function exportDeals(
  means: Pick<FeatureContext, 'store' | 'reads'>,
  { selection, format, sort = { column: 'name', direction: 'asc' }, signal }: Wanted,
): Promise<File> {
  const { store, reads } = means;
  const now = new Date(store.clock.now());
  async function* rows() {
    yield dealHeadings(store.db, { format });
    for await (const ids of chosenIds(means, 'deal', { selection, sort, signal })) {
      yield await reads.run<string>('deals.table', { ids, format }, signal);
    }
  }
  const parts: (string | Buffer<ArrayBuffer>)[] = [];
  if (format === 'csv') {
    parts.push('\ufeff');
    for await (const text of rows()) parts.push(text);
  } else {
    parts.push(...((await writeWorkbook(rows(), now)) as Buffer<ArrayBuffer>[]));
  }
  return new File(parts, `Praxis ${now.toISOString().slice(0, 10)}.${format}`, { type: type[format] });
}
