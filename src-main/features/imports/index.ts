import { implement } from '@orpc/server';
import { contract } from '../../../src-shared/contract';
import type { FeatureContext } from '../../platform/feature';
import { exportContacts, exportVCards, exportWorkbook } from './export-service';
import { detect } from './reads/detect';
import { drafts, faultyLines } from './reads/drafts';
import { exportCards, exportLines, exportSheetRows, exportWidths } from './reads/export';
import { judge, judgedPage } from './reads/judge';
import { parse } from './reads/parse';
import { runImportTask } from './run-task';
import { type ImportHouse, ImportService } from './service';

export { changeContact as applyMatch } from './apply';
export { readHeaded } from './csv/headed';
export { csvLine } from './csv/writer';
export { readCustom } from './custom-cells';
export { dayOfCell } from './date-cells';
export type { Draft } from './draft';
export { type ContactBook, type Plan, planRow } from './match';
export { readPoint } from './point-cells';
export { customHeading } from './praxis-format';
export { loadContact as storedContact, storeBook } from './store-book';
export {
  importTable,
  previewTable,
  type ReadRow,
  type TableFile,
  type TableKind,
  tableImportTask,
} from './table-import';
export { sheetRow, writeWorkbook } from './xlsx/writer';

const os = implement(contract).imports;

/** Long reads of this feature, by name. */
export const importReads = {
  'imports.detect': detect,
  'imports.parse': parse,
  'imports.judge': judge,
  'imports.page': judgedPage,
  'imports.drafts': drafts,
  'imports.faulty': faultyLines,
  'imports.exportWidths': exportWidths,
  'imports.exportLines': exportLines,
  'imports.exportSheetRows': exportSheetRows,
  'imports.exportCards': exportCards,
};

const exports = { csv: exportContacts, xlsx: exportWorkbook, vcard: exportVCards };

/** Tasks of this feature; they ask for the context when they run. */
export const importTasks = (context: () => FeatureContext) => [runImportTask(context)];

/** Bringing address books in, and contacts out. */
export function importsFeature(house: ImportHouse) {
  const service = new ImportService(house);
  const { uploads } = service;
  const { log } = house;
  uploads.sweep().catch((error) => log.error({ err: error }, 'old imports were not cleared away'));
  return {
    handlers: {
      begin: os.begin.handler(({ input }) => ({ importId: uploads.begin(input.fileName, input.size) })),
      append: os.append.handler(async ({ input }) => {
        const data = new Uint8Array(await input.data.arrayBuffer());
        return { received: uploads.append(input.importId, input.offset, data) };
      }),
      analyse: os.analyse.handler(({ input, signal }) => service.analyse(input.importId, input.dialect, signal)),
      progress: os.progress.handler(({ input }) => ({ done: service.progress(input.importId) })),
      preview: os.preview.handler(({ input, signal }) => service.preview(input, signal)),
      correct: os.correct.handler(({ input }) => {
        service.correct(input.importId, input.row, input.column, input.value);
        return {};
      }),
      run: os.run.handler(({ input }) => ({ operationId: service.run(input.importId, input.options) })),
      faultyRows: os.faultyRows.handler(({ input, signal }) =>
        service.faultyRows(input.importId, input.options, signal),
      ),
      discard: os.discard.handler(async ({ input }) => {
        await service.discard(input.importId);
        return {};
      }),
      exportContacts: os.exportContacts.handler(({ input, signal }) =>
        exports[input.format](house, { ...input, signal }),
      ),
    },
  };
}
