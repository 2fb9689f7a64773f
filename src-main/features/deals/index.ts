import { implement } from '@orpc/server';
import { contract } from '../../../src-shared/contract';
import { currencyOfCountry } from '../../../src-shared/domain/money';
import type { FeatureContext } from '../../platform/feature';
import { board, boardCards } from './board';
import { allPipelines } from './pipeline-repository';
import { pipelineService } from './pipeline-service';
import { getDeal } from './repository';
import { dealService } from './service';
import { changesOf, dealsOfRecord, latestCurrency, written } from './suggestions';

export { clearStagesTask } from './pipeline-service';
export { dealProjection } from './projection';

const os = implement(contract);

type Board = ReturnType<typeof board>;
type Cards = ReturnType<typeof boardCards>;

/** Long reads of this feature, by name. */
export const dealReads = { 'deals.board': board, 'deals.cards': boardCards };

/** Deals, their pipelines, and the board. */
export function dealsFeature(
  context: FeatureContext & {
    /** Where the practice is, ISO 3166: what one reckons in there. */
    country(): string;
  },
) {
  const { store, reads } = context;
  const currency = () => latestCurrency(store.db) ?? currencyOfCountry(context.country());
  const service = dealService({ ...context, currency });
  const ways = pipelineService(context);
  const { deals, pipelines } = os;
  return {
    handlers: {
      deals: {
        board: deals.board.handler(({ input, signal }) => reads.run<Board>('deals.board', input, signal)),
        cards: deals.cards.handler(({ input, signal }) => reads.run<Cards>('deals.cards', input, signal)),
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
        bin: deals.bin.handler(({ input }) => service.bin(input.selection.ids)),
        restore: deals.restore.handler(({ input }) => service.restore(input.selection.ids)),
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
