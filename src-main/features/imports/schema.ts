import { blob, integer, primaryKey, sqliteTable, text } from 'drizzle-orm/sqlite-core';
import type { ImportAnalysis, ImportOptions } from '../../../src-shared/contract/imports';
import type { RowProblem } from './csv/reader';

/**
 * A file on its way in. Files lie in the encrypted store and nowhere else, as they came (`import_chunk`) and taken
 * apart (`import_row`), so that an import goes on after a crash. Of this laptop: neither journalled nor synced.
 */
export const importFile = sqliteTable('import_file', {
  /** Tables of its parts are keyed by `place`: this number times `placesPerFile`, plus the part's number. */
  number: integer('number').primaryKey(),
  id: text('id').notNull().unique(),
  fileName: text('file_name').notNull(),
  /** Bytes it will have, and has so far. */
  size: integer('size').notNull(),
  received: integer('received').notNull(),
  chunks: integer('chunks').notNull(),
  createdAt: integer('created_at').notNull(),
  analysis: text('analysis', { mode: 'json' }).$type<ImportAnalysis>(),
  /** The dialect its rows were read with and the revision of then, as text; null while they are being read. */
  parsedAs: text('parsed_as'),
  /** Counts corrections, so that a preview knows what of it is old. */
  revision: integer('revision').notNull().default(0),
  /** What it runs with. */
  options: text('options', { mode: 'json' }).$type<ImportOptions>(),
});

export const importChunk = sqliteTable('import_chunk', {
  place: integer('place').primaryKey(),
  data: blob('data', { mode: 'buffer' }).notNull(),
});

export const importRow = sqliteTable('import_row', {
  place: integer('place').primaryKey(),
  /** A JSON array of texts. */
  cells: text('cells').notNull(),
  problem: text('problem').$type<RowProblem>(),
  /** Which correction of the file was the last of this row; 0 for none. */
  corrected: integer('corrected').notNull().default(0),
});

/** Pictures of a file's rows, until it runs. */
export const importPhoto = sqliteTable(
  'import_photo',
  {
    file: integer('file').notNull(),
    /** Lower-case hex SHA-256. */
    hash: text('hash').notNull(),
    data: blob('data', { mode: 'buffer' }).notNull(),
  },
  (t) => [primaryKey({ columns: [t.file, t.hash] })],
);

/** Parts a file may have, of a kind. */
export const placesPerFile = 2 ** 26;

export const placeOf = (file: number, part: number): number => file * placesPerFile + part;
