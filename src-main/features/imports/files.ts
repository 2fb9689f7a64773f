import { eq, max } from 'drizzle-orm';
import { AppError } from '../../../src-shared/errors';
import type { ReadableDb } from '../../platform/store/handles';
import type { RowProblem } from './csv/reader';
import { importFile, placeOf, placesPerFile } from './schema';

export type ImportFile = typeof importFile.$inferSelect;

/** A row of the file as it was taken apart. */
export interface StoredRow {
  row: number;
  cells: string[];
  problem: RowProblem | null;
}

/** Fails: `not_found`. */
export function fileOf(db: ReadableDb, id: string): ImportFile {
  const file = db.orm.select().from(importFile).where(eq(importFile.id, id)).get();
  if (!file) throw new AppError('not_found', 'no such import', { id });
  return file;
}

export const nextFileNumber = (db: ReadableDb): number =>
  (db.orm
    .select({ last: max(importFile.number) })
    .from(importFile)
    .get()?.last ?? 0) + 1;

/** The bytes of a piece of the file. */
export function chunkOf(db: ReadableDb, file: number, chunk: number): Uint8Array | null {
  const sql = 'SELECT data FROM import_chunk WHERE place = ?';
  return db.prepare<[number], { data: Buffer }>(sql).get(placeOf(file, chunk))?.data ?? null;
}

const parsed = ({
  place,
  cells,
  problem,
}: {
  place: number;
  cells: string;
  problem: RowProblem | null;
}): StoredRow => ({
  row: place % placesPerFile,
  cells: JSON.parse(cells) as string[],
  problem,
});

/** The content of a picture that came with a file. */
export function photoOf(db: ReadableDb, file: number, hash: string): Uint8Array | null {
  const sql = 'SELECT data FROM import_photo WHERE file = ? AND hash = ?';
  return db.prepare<[number, string], { data: Buffer }>(sql).get(file, hash)?.data ?? null;
}

/** Rows from number `from` on, at most `limit` of them. */
export function rowsFrom(db: ReadableDb, file: number, from: number, limit: number): StoredRow[] {
  const sql = 'SELECT place, cells, problem FROM import_row WHERE place >= ? AND place < ? ORDER BY place LIMIT ?';
  return db
    .prepare<[number, number, number], { place: number; cells: string; problem: RowProblem | null }>(sql)
    .all(placeOf(file, from), placeOf(file + 1, 0), limit)
    .map(parsed);
}

export function rowAt(db: ReadableDb, file: number, row: number): StoredRow | null {
  const sql = 'SELECT place, cells, problem FROM import_row WHERE place = ?';
  const found = db
    .prepare<[number], { place: number; cells: string; problem: RowProblem | null }>(sql)
    .get(placeOf(file, row));
  return found ? parsed(found) : null;
}

/** Numbers of the rows that were corrected after the correction `after`. */
export function correctedRows(db: ReadableDb, file: number, after: number): number[] {
  const sql = 'SELECT place FROM import_row WHERE place >= ? AND place < ? AND corrected > ? ORDER BY place';
  return db
    .prepare<[number, number, number], { place: number }>(sql)
    .all(placeOf(file, 0), placeOf(file + 1, 0), after)
    .map(({ place }) => place % placesPerFile);
}

/** Tables of what belongs to a file. */
export type ImportPart = 'import_chunk' | 'import_row' | 'import_photo';

const clearPhotos = (db: ReadableDb, file: number, limit: number): boolean => {
  const sql = 'DELETE FROM import_photo WHERE rowid IN (SELECT rowid FROM import_photo WHERE file = ? LIMIT ?)';
  return db.prepare<[number, number], never>(sql).run(file, limit).changes === limit;
};

/** Takes a batch of a file's chunks or rows away; answers whether there may be more. Inside `store.maintain`. */
export function clearParts(db: ReadableDb, table: ImportPart, file: number, limit: number): boolean {
  if (table === 'import_photo') return clearPhotos(db, file, limit);
  const sql = `DELETE FROM ${table} WHERE place IN (SELECT place FROM ${table} WHERE place >= ? AND place < ? LIMIT ?)`;
  return (
    db.prepare<[number, number, number], never>(sql).run(placeOf(file, 0), placeOf(file + 1, 0), limit).changes ===
    limit
  );
}
