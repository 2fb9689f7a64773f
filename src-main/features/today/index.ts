import { implement } from '@orpc/server';
import { contract } from '../../../src-shared/contract';
import type { Overview } from '../../../src-shared/contract/today';
import { localDateAt } from '../../../src-shared/domain/local-date';
import type { FeatureContext } from '../../platform/feature';
import { overview } from './overview';
import { todayService } from './service';

export { markInTouch, putKeepInTouch } from './keep-in-touch';
export { remindJob, scheduleReminder } from './remind';

const os = implement(contract);

/** Long reads of this feature, by name. */
export const todayReads = { 'today.overview': overview };

/** What the day brings, and staying in touch. */
export function todayFeature(context: FeatureContext) {
  const { store, reads } = context;
  const service = todayService(context);
  const done = (work: () => void) => {
    work();
    return {};
  };
  return {
    handlers: {
      today: {
        overview: os.today.overview.handler(({ input, signal }) => {
          const now = store.clock.now();
          return reads.run<Overview>('today.overview', { today: input.today ?? localDateAt(now), now }, signal);
        }),
        markDate: os.today.markDate.handler(({ input }) => done(() => service.markDate(input))),
      },
      touch: {
        get: os.touch.get.handler(({ input }) => service.get(input)),
        set: os.touch.set.handler(({ input }) => service.set(input)),
        stop: os.touch.stop.handler(({ input }) => done(() => service.stop(input))),
        done: os.touch.done.handler(({ input }) => service.done(input)),
        snooze: os.touch.snooze.handler(({ input }) => service.snooze(input)),
      },
    },
  };
}
