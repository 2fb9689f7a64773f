import { implement } from '@orpc/server';
import { contract } from '../../../src-shared/contract';
import type { FeatureContext } from '../../platform/feature';
import { goOn, readStanding } from './standing';

export { beginWelcome } from './standing';

const os = implement(contract).welcome;

/** The first run of a new user. */
export function welcomeFeature(context: FeatureContext) {
  return {
    handlers: {
      standing: os.standing.handler(() => readStanding(context)),
      goOn: os.goOn.handler(({ input }) => goOn(context, input)),
    },
  };
}
