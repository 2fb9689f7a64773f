import { eq } from 'drizzle-orm';
import type {
  ImportAnalysis,
  ImportOptions,
  ImportPreviewRow,
  ImportVerdict,
} from '../../../src-shared/contract/imports';
import { AppError } from '../../../src-shared/errors';
import type { FeatureContext } from '../../platform/feature';
import type { OperationRow } from '../../platform/store/operation-table';
import type { GivenDialect } from './csv/dialect';
import { csvLine } from './csv/writer';
import { contactFields, withCustomFields } from './custom-cells';
import { fileOf, rowAt } from './files';
import type { Detected } from './reads/detect';
import type { FaultyInput } from './reads/drafts';
import { type Counts, firstRow, type JudgedPage } from './reads/judge';
import type { ParsedBatch } from './reads/parse';
import { runTaskName } from './run-task';
import { importFile, importRow, placeOf } from './schema';
import { Uploads } from './upload';

export interface ImportHouse extends FeatureContext {
  /** ISO 3166 country of this practice. */
  country(): string;
  /** The user's choice; null for that of the computer. */
  language(): 'en' | 'de' | null;
}

/** Files of more rows are refused: what is kept of each while they are judged would not fit. */
const maxRows = 2_000_000;
/** What looking at a file takes of reading it. */
const lookShare = 0.2;
/** Rows stored in one transaction. */
const rowsAtOnce = 150;

const languageHere = () => (Intl.DateTimeFormat().resolvedOptions().locale.startsWith('de') ? 'de' : 'en');

const breath = () => new Promise<void>((resolve) => setImmediate(resolve));

/** Brings address books in: keeps the file, looks at it, judges its rows, and starts the run. */
export class ImportService {
  readonly #context: ImportHouse;
  readonly #analysing = new Map<string, Promise<unknown>>();
  /** The part of each file that was read, 0 to 1, while it is. */
  readonly #read = new Map<string, number>();
  readonly uploads: Uploads;

  constructor(context: ImportHouse) {
    this.#context = context;
    this.uploads = new Uploads(context.store, (id) => this.#isRunning(id));
  }

  /**
   * Takes the file apart and says what it is; what `given` says is kept. Nothing is read again when the dialect
   * is the one it was read with, so that corrected cells stay.
   * Fails: `conflict` while pieces are missing or it runs; `validation` with the reason why the file is no CSV.
   */
  async analyse(importId: string, given: GivenDialect, signal?: AbortSignal): Promise<ImportAnalysis> {
    const before = this.#analysing.get(importId) ?? Promise.resolve();
    const now = before.catch(() => {}).then(() => this.#analyse(importId, given, signal));
    this.#analysing.set(importId, now);
    return now.finally(() => {
      if (this.#analysing.get(importId) !== now) return;
      this.#analysing.delete(importId);
      this.#read.delete(importId);
    });
  }

  /** The part of a file that was read, 0 to 1; null while it is not being read. */
  progress(importId: string): number | null {
    return this.#read.get(importId) ?? null;
  }

  async #analyse(importId: string, given: GivenDialect, signal?: AbortSignal): Promise<ImportAnalysis> {
    const { store, reads } = this.#context;
    const file = fileOf(store.db, importId);
    if (file.received < file.size)
      throw new AppError('conflict', 'pieces are missing', { reason: 'import.incomplete' });
    const refuse = (reason: string) => new AppError('validation', 'not to be read', { field: 'file', reason });
    let found: Detected = { state: 'more', done: 0 };
    for (let first = true; found.state === 'more'; first = false) {
      found = await reads.run<Detected>('imports.detect', { importId, first, given }, signal);
      if (found.state === 'more') this.#read.set(importId, found.done * lookShare);
    }
    if (found.state === 'refused') throw refuse(found.reason);
    const { reading } = found;
    const readAs = `${JSON.stringify(reading)} `;
    if (file.parsedAs?.startsWith(readAs) && file.analysis) return file.analysis;
    this.#refuseRunning(importId);
    store.maintain(() =>
      store.db.orm.update(importFile).set({ parsedAs: null, analysis: null }).where(eq(importFile.id, importId)).run(),
    );
    await this.uploads.clear('import_row', file.number);
    const input = { importId, reading, country: this.#context.country() };
    let next = reading.dialect.header ? 2 : 1;
    for (let first = true; ; first = false) {
      const batch = await reads.run<ParsedBatch>('imports.parse', { ...input, first }, signal);
      if (batch.refused) throw refuse(batch.refused);
      this.#read.set(importId, lookShare + batch.done * (1 - lookShare));
      this.#keepPhotos(file.number, batch.photos);
      next = await this.#keepRows(file.number, next, batch.rows);
      if (next > maxRows) throw refuse('import.tooLarge');
      if (!batch.analysis) continue;
      const { columns, source } = batch.analysis;
      const named = withCustomFields(columns, contactFields(store.db), source === 'praxis');
      const analysis = { importId, fileName: file.fileName, ...batch.analysis, columns: named };
      const revision = file.revision + 1;
      store.maintain(() =>
        store.db.orm
          .update(importFile)
          .set({ parsedAs: `${readAs}${revision}`, analysis, revision })
          .where(eq(importFile.id, importId))
          .run(),
      );
      return analysis;
    }
  }

  #keepPhotos(file: number, photos: ParsedBatch['photos']): void {
    const { store } = this.#context;
    const insert = store.db.prepare<[number, string, Uint8Array], never>(
      'INSERT OR IGNORE INTO import_photo (file, hash, data) VALUES (?, ?, ?)',
    );
    for (const { hash, data } of photos) store.maintain(() => insert.run(file, hash, data));
  }

  async #keepRows(file: number, from: number, rows: ParsedBatch['rows']): Promise<number> {
    const { store } = this.#context;
    const insert = store.db.prepare<[number, string, string | null], never>(
      'INSERT INTO import_row (place, cells, problem) VALUES (?, ?, ?)',
    );
    for (let at = 0; at < rows.length; at += rowsAtOnce) {
      const slice = rows.slice(at, at + rowsAtOnce);
      store.maintain(() => {
        for (const [index, row] of slice.entries())
          insert.run(placeOf(file, from + at + index), row.cells, row.problem);
      });
      await breath();
    }
    return from + rows.length;
  }

  /** Judges every row, and shows a page of them. Fails: `conflict` before the file was analysed. */
  async preview(
    input: {
      importId: string;
      options: ImportOptions;
      only?: ImportVerdict | undefined;
      offset: number;
      limit: number;
    },
    signal?: AbortSignal,
  ): Promise<{ counts: Counts; rows: ImportPreviewRow[]; total: number }> {
    const { reads } = this.#context;
    const { importId, options } = input;
    this.#analysisOf(importId);
    for (;;) {
      let counts: Counts | null = null;
      for (let first = true; counts === null; first = false) {
        counts = await reads.run<Counts | null>('imports.judge', { importId, options, first }, signal);
      }
      const page = await reads.run<JudgedPage | null>('imports.page', input, signal);
      if (page) return { counts, ...page };
    }
  }

  /** Fails: `not_found`, `conflict` while it runs. */
  correct(importId: string, row: number, column: number, value: string): void {
    const { store } = this.#context;
    const analysis = this.#analysisOf(importId);
    this.#refuseRunning(importId);
    const file = fileOf(store.db, importId);
    const stored = rowAt(store.db, file.number, row);
    const width = Math.max(analysis.columns.length, stored?.cells.length ?? 0);
    if (!stored || column >= width) throw new AppError('not_found', 'no such cell');
    const cells = Array.from({ length: Math.max(stored.cells.length, column + 1) }, (_, at) => stored.cells[at] ?? '');
    cells[column] = value;
    store.maintain(() => {
      // A row the reader could not make sense of is as the user says once a cell of it was corrected.
      store.db.orm
        .update(importRow)
        .set({ cells: JSON.stringify(cells), problem: null, corrected: file.revision + 1 })
        .where(eq(importRow.place, placeOf(file.number, row)))
        .run();
      store.db.orm
        .update(importFile)
        .set({ revision: file.revision + 1 })
        .where(eq(importFile.id, importId))
        .run();
    });
  }

  /** Starts the import, or answers the operation that it already is: twice is once. */
  run(importId: string, options: ImportOptions): number {
    const { store, runner, actor } = this.#context;
    const { rows, fileName } = this.#analysisOf(importId);
    const before = this.#operationOf(importId);
    if (before && !before.undone && !['cancelled', 'failed'].includes(before.state)) return before.id;
    if (rows === 0) throw new AppError('validation', 'no rows', { field: 'file', reason: 'file.noRows' });
    store.maintain(() => store.db.orm.update(importFile).set({ options }).where(eq(importFile.id, importId)).run());
    const first = firstRow(fileOf(store.db, importId));
    const act = {
      label: { key: 'import.contacts' as const, params: { file: fileName, count: rows } },
      actor: { ...actor(), kind: 'import' as const },
    };
    return runner.start(act, runTaskName, { importId, row: first, first, last: first + rows - 1 });
  }

  /** The faulty rows as CSV: their own columns, what is wrong behind them; cells beyond the columns last. */
  async faultyRows(importId: string, options: ImportOptions, signal?: AbortSignal): Promise<File> {
    const { reads } = this.#context;
    const language = this.#context.language() ?? languageHere();
    const { columns, fileName } = this.#analysisOf(importId);
    const heading = language === 'de' ? 'Was daran nicht stimmt' : 'What is wrong';
    const parts = ['\ufeff', csvLine([...columns.map((column) => column.header), heading])];
    let from: number | null = 1;
    while (from !== null) {
      const input: FaultyInput = { importId, options, from, language };
      const { text, last }: { text: string; last: number | null } = await reads.run('imports.faulty', input, signal);
      parts.push(text);
      from = last === null ? null : last + 1;
    }
    return new File(parts, `${fileName.replace(/\.[^.]*$/, '')} - ${language === 'de' ? 'fehlerhaft' : 'faulty'}.csv`, {
      type: 'text/csv',
    });
  }

  /** Fails: `conflict` while it runs. */
  async discard(importId: string): Promise<void> {
    this.#refuseRunning(importId);
    await this.uploads.forget(importId);
  }

  #analysisOf(importId: string): ImportAnalysis {
    const { analysis } = fileOf(this.#context.store.db, importId);
    if (!analysis) throw new AppError('conflict', 'not analysed yet', { reason: 'import.notAnalysed' });
    return analysis;
  }

  /** The latest operation of an import. */
  #operationOf(importId: string): OperationRow | null {
    const { store } = this.#context;
    const sql = `SELECT id FROM operation WHERE kind = 'do' AND label_key = 'import.contacts'
      AND json_extract(task_state, '$.importId') = ? ORDER BY id DESC LIMIT 1`;
    const found = store.db.prepare<[string], { id: number }>(sql).get(importId);
    return found ? store.operations.get(found.id) : null;
  }

  #isRunning(importId: string): boolean {
    const state = this.#operationOf(importId)?.state;
    return state === 'running' || state === 'paused';
  }

  #refuseRunning(importId: string): void {
    if (this.#isRunning(importId)) throw new AppError('conflict', 'the import runs', { reason: 'import.running' });
  }
}
