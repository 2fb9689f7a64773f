import { implement } from '@orpc/server';
import { contract } from '../../../src-shared/contract';
import { currencyOfCountry } from '../../../src-shared/domain/money';
import type { FeatureContext } from '../../platform/feature';
import { importTable, previewTable, tableImportTask } from '../imports';
import { countMatching, today } from '../lists';
import { recordTasks } from '../records';
import { board, boardCards, timeline } from './board';
import { dealImport } from './import-csv';
import { lanes } from './lanes';
import { type DealPage, dealPage } from './list';
import { moveMany, moveManyTask, movePreview } from './move-many';
import { allPipelines } from './pipeline-repository';
import { clearStagesTask, pipelineService } from './pipeline-service';
import { dealDerivation } from './projection';
import { getDeal } from './repository';
import { dealService } from './service';
import { changesOf, dealsOfRecord, latestCurrency, written } from './suggestions';

export { firstPipelineStages, insertPipeline } from './pipeline-repository';
export { dealDerivation, dealProjection, dealsRenamedJob } from './projection';
export { insertDealWithWay, putPerson } from './repository';
export { dealTable } from './table';

const os = implement(contract);

type Board = ReturnType<typeof board>;
type Cards = ReturnType<typeof boardCards>;
type Lanes = ReturnType<typeof lanes>;
type Timeline = ReturnType<typeof timeline>;
type MovePreview = ReturnType<typeof movePreview>;

/** Long reads of this feature, by name. */
export const dealReads = {
  'deals.board': board,
  'deals.cards': boardCards,
  'deals.lanes': lanes,
  'deals.timeline': timeline,
  'deals.list': dealPage,
  'deals.movePreview': movePreview,
};

/** Tasks of this feature; they ask for the context when they run. */
export const dealTasks = (context: () => FeatureContext) => [
  clearStagesTask,
  moveManyTask(context),
  tableImportTask(dealImport, context),
  ...recordTasks(context, 'deal', () => dealDerivation),
];

/** Deals, their pipelines, and the board. */
export function dealsFeature(
  context: FeatureContext & {
    /** Where the practice is, ISO 3166: what one reckons in there. */
    country(): string;
  },
) {
  const { store, reads } = context;
  const currency = () => latestCurrency(store.db) ?? currencyOfCountry(context.country());
  const fileOf = (text: string) => ({ text, currency: currency(), country: context.country() });
  const service = dealService({ ...context, currency });
  const ways = pipelineService(context);
  const { deals, pipelines } = os;
  return {
    handlers: {
      deals: {
        list: deals.list.handler(({ input, signal }) =>
          reads.run<DealPage>('deals.list', { ...input, today: today(store) }, signal),
        ),
        count: deals.count.handler(async ({ input, signal }) => ({
          count: await countMatching(context, 'deal', input.filter, signal),
        })),
        board: deals.board.handler(({ input, signal }) =>
          reads.run<Board>('deals.board', { ...input, today: today(store) }, signal),
        ),
        cards: deals.cards.handler(({ input, signal }) =>
          reads.run<Cards>('deals.cards', { ...input, today: today(store) }, signal),
        ),
        lanes: deals.lanes.handler(({ input, signal }) =>
          reads.run<Lanes>('deals.lanes', { ...input, today: today(store) }, signal),
        ),
        timeline: deals.timeline.handler(({ input, signal }) =>
          reads.run<Timeline>('deals.timeline', { ...input, today: today(store) }, signal),
        ),
        get: deals.get.handler(({ input }) => getDeal(store.db, input.id)),
        create: deals.create.handler(({ input }) => service.create(input)),
        update: deals.update.handler(({ input }) => service.update(input)),
        move: deals.move.handler(({ input }) => service.move(input)),
        close: deals.close.handler(({ input }) => service.close(input)),
        reopen: deals.reopen.handler(({ input }) => service.reopen(input)),
        savePerson: deals.savePerson.handler(({ input }) => service.savePerson(input)),
        removePerson: deals.removePerson.handler(({ input }) => {
          service.removePerson(input);
          return {};
        }),
        ofRecord: deals.ofRecord.handler(({ input }) => dealsOfRecord(store.db, input.recordId)),
        changes: deals.changes.handler(({ input }) => changesOf(store.db, input.id)),
        suggestions: deals.suggestions.handler(() => ({ ...written(store.db), currency: currency() })),
        movePreview: deals.movePreview.handler(({ input, signal }) =>
          reads.run<MovePreview>('deals.movePreview', { ...input, today: today(store) }, signal),
        ),
        moveMany: deals.moveMany.handler(({ input }) => moveMany(context, input)),
        readCsv: deals.readCsv.handler(({ input }) => previewTable(store.db, dealImport, fileOf(input.text))),
        importCsv: deals.importCsv.handler(({ input }) => importTable(context, dealImport, fileOf(input.text))),
        bin: deals.bin.handler(({ input }) => service.bin(input.selection)),
        restore: deals.restore.handler(({ input }) => service.restore(input.selection)),
        purge: deals.purge.handler(({ input }) => service.purge(input.selection)),
      },
      pipelines: {
        list: pipelines.list.handler(() => allPipelines(store.db)),
        create: pipelines.create.handler(({ input }) => ways.create(input)),
        rename: pipelines.rename.handler(({ input }) => ways.rename(input)),
        arrange: pipelines.arrange.handler(({ input }) => ways.arrange(input)),
        remove: pipelines.remove.handler(({ input }) => ways.remove(input)),
        addStage: pipelines.addStage.handler(({ input }) => ways.addStage(input)),
        updateStage: pipelines.updateStage.handler(({ input }) => ways.updateStage(input)),
        arrangeStages: pipelines.arrangeStages.handler(({ input }) => ways.arrangeStages(input)),
        removeStage: pipelines.removeStage.handler(({ input }) => ways.removeStage(input)),
      },
    },
  };
}
