import { implement } from '@orpc/server';
import { contract } from '../../../src-shared/contract';
import { calendarDayAt, formatCalendarDay } from '../../../src-shared/domain/calendar-date';
import type { FeatureContext } from '../../platform/feature';
import { type Graph, graph } from './graph';
import { affiliationsOf, relationshipsOf } from './repository';
import { connectionsService } from './service';

export { affiliatedNames } from './repository';

const os = implement(contract).connections;

/** Long reads of this feature, by name. */
export const connectionReads = { 'connections.graph': graph };

/** Relationships between records and roles of people in companies. */
export function connectionsFeature(context: FeatureContext) {
  const { store, reads } = context;
  const service = connectionsService(context);
  const done = (work: () => void) => {
    work();
    return {};
  };
  return {
    handlers: {
      list: os.list.handler(({ input: { partyId } }) => ({
        relationships: relationshipsOf(store.db, partyId),
        affiliations: affiliationsOf(store.db, partyId),
      })),
      graph: os.graph.handler(({ input, signal }) => {
        const today = formatCalendarDay(calendarDayAt(store.clock.now()));
        return reads.run<Graph>('connections.graph', { ...input, today }, signal);
      }),
      saveAffiliation: os.saveAffiliation.handler(({ input }) => service.saveAffiliation(input)),
      removeAffiliation: os.removeAffiliation.handler(({ input }) => done(() => service.removeAffiliation(input))),
      saveRelationship: os.saveRelationship.handler(({ input }) => service.saveRelationship(input)),
      removeRelationship: os.removeRelationship.handler(({ input }) => done(() => service.removeRelationship(input))),
    },
  };
}
