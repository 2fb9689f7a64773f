import type * as z from 'zod';
import type { objects } from '../../../src-shared/contract/objects';
import { plainText } from '../../../src-shared/domain/custom/plain-text';
import { objectListOf } from '../../../src-shared/domain/list-fields';
import type { FeatureContext } from '../../platform/feature';
import type { ReadableDb } from '../../platform/store/handles';
import { fieldsOf, valuesOf } from '../fields';
import { csvLine, sheetRow, writeWorkbook } from '../imports';
import { chosenIds } from '../lists';
import { tagsOfRecords } from '../records';

type Wanted = z.output<NonNullable<(typeof objects.exportRecords)['~orpc']['inputSchema']>>;
type Means = Pick<FeatureContext, 'store' | 'reads'>;

const byName = { column: 'name', direction: 'asc' } as const;

const lineOf = { csv: csvLine, xlsx: sheetRow };

interface RowsAsked extends Pick<Wanted, 'objectId' | 'format'> {
  ids: readonly string[];
}

/** Records as lines of a file, each field a column: long read. */
export function exportRows(db: ReadableDb, { objectId, format, ids }: RowsAsked): string {
  const fields = fieldsOf(db, objectId);
  const tags = tagsOfRecords(db, ids);
  const nameOf = db.prepare<[string], { name: string }>('SELECT name FROM custom_record WHERE id = ?');
  return ids
    .map((id) => {
      const values = valuesOf(db, id, fields);
      const texts = fields.map((field) => {
        const value = values.get(field.id);
        return value ? plainText(value) : '';
      });
      const tagNames = (tags.get(id) ?? []).map(({ name }) => name).join('; ');
      return lineOf[format]([nameOf.get(id)?.name ?? '', ...texts, tagNames]);
    })
    .join('');
}

/** Records of an object as a file: a line of headings, and one for each. */
export async function exportRecords(means: Means, wanted: Wanted, signal?: AbortSignal): Promise<File> {
  const { objectId, selection, sort = byName, format } = wanted;
  const { store, reads } = means;
  async function* lines() {
    yield lineOf[format](['Name', ...fieldsOf(store.db, objectId).map(({ name }) => name), 'Tags']);
    for await (const ids of chosenIds(means, objectListOf(objectId), { selection, sort, signal })) {
      yield await reads.run<string>('objects.exportRows', { objectId, format, ids }, signal);
    }
  }
  const at = new Date(store.clock.now());
  const name = `Praxis ${at.toISOString().slice(0, 10)}.${format}`;
  if (format === 'csv') {
    const parts = ['\ufeff'];
    for await (const line of lines()) parts.push(line);
    return new File(parts, name, { type: 'text/csv' });
  }
  const type = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet';
  return new File((await writeWorkbook(lines(), at)) as Buffer<ArrayBuffer>[], name, { type });
}
