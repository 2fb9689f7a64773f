import { randomBytes } from 'node:crypto';
import path from 'node:path';
import { call } from '@orpc/server';
import { CsvReader } from '../../src-main/features/imports/csv/reader';
import { EventBus } from '../../src-main/platform/events/event-bus';
import { openPractice, type Practice } from '../../src-main/practice';
import type {
  ColumnMapping,
  CsvDialect,
  ImportAnalysis,
  ImportOptions,
  ImportVerdict,
} from '../../src-shared/contract/imports';
import { silentLog, TestClock, testFolder } from './store';

/** A whole practice over a real store in a folder of its own, with what a test of imports does often. */
export function openTestPractice(folder = testFolder(), key: Uint8Array = randomBytes(32)) {
  const practice = openPractice({
    file: path.join(folder, 'praxis.db'),
    key,
    clock: new TestClock(),
    bus: new EventBus(),
    log: silentLog,
  });
  return { folder, key, practice, ...doer(practice) };
}

export type TestPractice = ReturnType<typeof openTestPractice>;

interface Labelled {
  value: string;
  label: string;
}

/** A contact to be made. */
export interface Person {
  fields: Readonly<Record<string, string>>;
  emails: Labelled[];
  phones: Labelled[];
  urls: Labelled[];
  addresses: Readonly<Record<string, string>>[];
  tags: string[];
  notes: string[];
}

const pieceSize = 1024 * 1024;

function doer({ handlers }: Practice) {
  const { imports, contacts, operations, history, parties, records } = handlers;

  async function upload(content: string | Uint8Array, fileName = 'contacts.csv'): Promise<string> {
    const bytes = typeof content === 'string' ? Buffer.from(content) : content;
    const { importId } = await call(imports.begin, { fileName, size: bytes.length });
    for (let offset = 0; offset < bytes.length; offset += pieceSize) {
      const data = new File([Buffer.from(bytes.subarray(offset, offset + pieceSize))], 'piece');
      await call(imports.append, { importId, offset, data });
    }
    return importId;
  }

  async function ended(id: number) {
    for (;;) {
      const operation = await call(operations.get, { id });
      if (operation.state !== 'running') return operation;
      await new Promise((resolve) => setTimeout(resolve, 5));
    }
  }

  return {
    upload,
    ended,
    analyse: (importId: string) => call(imports.analyse, { importId }),
    /** Reads it again, as the user says. */
    analyseAs: (importId: string, dialect: Partial<CsvDialect>) => call(imports.analyse, { importId, dialect }),
    preview: (importId: string, options: ImportOptions, only?: ImportVerdict) =>
      call(imports.preview, { importId, options, limit: 200, ...(only ? { only } : {}) }),
    run: async (importId: string, options: ImportOptions) => {
      const { operationId } = await call(imports.run, { importId, options });
      return ended(operationId);
    },
    begin: (fileName: string, size: number) => call(imports.begin, { fileName, size }),
    append: (importId: string, offset: number, text: string) =>
      call(imports.append, { importId, offset, data: new File([text], 'piece') }),
    correct: (importId: string, row: number, column: number, value: string) =>
      call(imports.correct, { importId, row, column, value }),
    discard: (importId: string) => call(imports.discard, { importId }),
    /** The cells of the file of faulty rows, one after the other. */
    faulty: async (importId: string, options: ImportOptions): Promise<string[]> => {
      const text = await (await call(imports.faultyRows, { importId, options })).text();
      const reader = new CsvReader({ delimiter: ',', quote: '"' });
      return [...reader.push(text.replace('\ufeff', '')), ...reader.end()].flatMap((row) => row.cells);
    },
    start: async (importId: string, options: ImportOptions) =>
      (await call(imports.run, { importId, options })).operationId,
    /** Waits until a run has done something. */
    progressed: async (id: number) => {
      while (((await call(operations.get, { id })).progress ?? 0) === 0)
        await new Promise((resolve) => setTimeout(resolve, 1));
    },
    pause: (id: number) => call(operations.pause, { id }),
    resume: (id: number) => call(operations.resume, { id }),
    cancel: (id: number) => call(operations.cancel, { id }),
    undo: async (id: number) => call(history.undo, { id }),
    count: async () => (await call(contacts.count, { filter: {} })).count,
    list: async () =>
      (await call(contacts.list, { filter: {}, sort: { column: 'name', direction: 'asc' }, limit: 500 })).rows,
    get: (id: string) => call(contacts.get, { id }),
    /** Makes a contact through the doors the screens use. */
    create: async (person: Person) => {
      const { fields, emails, phones, urls, addresses, tags, notes } = person;
      const { id: partyId } = await call(contacts.create, { ...fields, emails, phones, tags });
      for (const url of urls) await call(parties.savePoint, { partyId, kind: 'url', ...url });
      for (const address of addresses) await call(parties.saveAddress, { partyId, ...address });
      for (const body of notes) await call(records.saveNote, { recordId: partyId, body });
    },
    notes: async (partyId: string) => {
      const { entries } = await call(records.timeline, { recordId: partyId, limit: 200 });
      return entries.flatMap(({ note }) => note?.body ?? []).sort();
    },
    exportedCards: async (id: string) =>
      (await call(imports.exportContacts, { selection: { ids: [id] }, format: 'vcard' })).text(),
    exported: async (format: 'csv' | 'xlsx' | 'vcard' = 'csv') => {
      const file = await call(imports.exportContacts, { selection: { filter: {}, except: [] }, format });
      return new Uint8Array(await file.arrayBuffer());
    },
    /** Uploads, analyses and runs with what was proposed. */
    bring: async (content: string | Uint8Array, more: Partial<ImportOptions> = {}) => {
      const importId = await upload(content);
      const options = optionsOf(await call(imports.analyse, { importId }), more);
      const { operationId } = await call(imports.run, { importId, options });
      return { importId, options, operation: await ended(operationId) };
    },
  };
}

/** What is proposed for a file, as the user would accept it. */
export const optionsOf = (analysis: ImportAnalysis, more: Partial<ImportOptions> = {}): ImportOptions => ({
  mapping: analysis.columns.map((column): ColumnMapping => column.mapping),
  country: analysis.country,
  tags: [],
  onMatch: 'fill',
  ...more,
});
