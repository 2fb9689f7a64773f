import { AppError } from '../../../src-shared/errors';
import type { FeatureContext } from '../../platform/feature';
import { chosenIds, type Selection } from '../lists';
import { photoOf, withPhoto } from '../vcard';
import type { PraxisWidths } from './praxis-format';
import { type ExportedCard, exportHeader, exportHeaderRow } from './reads/export';
import { writeWorkbook } from './xlsx/writer';

type Sort = { column: string; direction: 'asc' | 'desc' };
type Means = Pick<FeatureContext, 'store' | 'reads' | 'files'>;

/** What is wanted, of whom, in which order. */
interface Wanted {
  selection: Selection;
  sort?: Sort | undefined;
  signal?: AbortSignal | undefined;
}

/** Bytes a photo may have to go along with its card, and all of them: the file is made in memory. */
const maxPhoto = 4 * 1024 ** 2;
const maxPhotos = 512 * 1024 ** 2;

const byName: Sort = { column: 'name', direction: 'asc' };

const idsOf = (means: Means, { selection, sort = byName, signal }: Wanted) =>
  chosenIds(means, 'contact', { selection, sort, signal });

const fileName = ({ store }: Means, ending: string) =>
  `Praxis ${new Date(store.clock.now()).toISOString().slice(0, 10)}.${ending}`;

/** How many numbered columns a table of the contacts needs, and their ids in batches. */
async function tableOf(means: Means, wanted: Wanted): Promise<{ batches: string[][]; widths: PraxisWidths }> {
  const batches: string[][] = [];
  const widths: PraxisWidths = { email: 1, phone: 1, url: 0, address: 0, note: 0 };
  for await (const ids of idsOf(means, wanted)) {
    const needed = await means.reads.run<PraxisWidths>('imports.exportWidths', { ids }, wanted.signal);
    for (const kind of Object.keys(widths) as (keyof PraxisWidths)[])
      widths[kind] = Math.max(widths[kind], needed[kind]);
    batches.push(ids);
  }
  return { batches, widths };
}

/** Contacts as Praxis' own CSV (UTF-8 with byte order mark, RFC 4180): importing it gives the same again. */
export async function exportContacts(means: Means, wanted: Wanted): Promise<File> {
  const { batches, widths } = await tableOf(means, wanted);
  const parts = ['\ufeff', exportHeader(means.store.db, widths)];
  for (const ids of batches) {
    parts.push(await means.reads.run<string>('imports.exportLines', { ids, widths }, wanted.signal));
  }
  return new File(parts, fileName(means, 'csv'), { type: 'text/csv' });
}

/** Contacts as a workbook of one sheet, with the columns of the CSV. */
export async function exportWorkbook(means: Means, wanted: Wanted): Promise<File> {
  const { batches, widths } = await tableOf(means, wanted);
  async function* rows() {
    yield exportHeaderRow(means.store.db, widths);
    for (const ids of batches) {
      yield await means.reads.run<string>('imports.exportSheetRows', { ids, widths }, wanted.signal);
    }
  }
  const pieces = await writeWorkbook(rows(), new Date(means.store.clock.now()));
  const type = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet';
  return new File(pieces as Buffer<ArrayBuffer>[], fileName(means, 'xlsx'), { type });
}

/** Contacts as vCards 4.0 (RFC 6350), with their photos. Fails: `validation` (`export.photos`) when those are too many. */
export async function exportVCards(means: Means, wanted: Wanted): Promise<File> {
  const parts: string[] = [];
  let bytes = 0;
  for await (const ids of idsOf(means, wanted)) {
    const cards = await means.reads.run<ExportedCard[]>('imports.exportCards', { ids }, wanted.signal);
    for (const { card, photo } of cards) {
      const found = photo === '' ? null : await photoFrom(means, photo);
      bytes += found?.data.length ?? 0;
      if (bytes > maxPhotos) throw new AppError('validation', 'too many photos', { reason: 'export.photos' });
      parts.push(found ? withPhoto(card, found) : card);
    }
  }
  return new File(parts, fileName(means, 'vcf'), { type: 'text/vcard' });
}

/** A photo by its content's hash; null where it is gone, too large, or none that cards know. */
async function photoFrom({ files }: Means, hash: string) {
  if (!files.has(hash)) return null;
  const bytes = await files.readAll(hash, maxPhoto).catch(() => null);
  return bytes && photoOf(bytes);
}
