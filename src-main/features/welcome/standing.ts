import { type WelcomeStanding, welcomeStanding } from '../../../src-shared/contract/welcome';
import type { FeatureContext } from '../../platform/feature';
import { readMeta, writeMeta } from '../../platform/settings/meta';

type Means = Pick<FeatureContext, 'store'>;

/** A store without a standing was made by a script or an older Praxis: nobody waits to be welcomed. */
const settled: WelcomeStanding = { step: 'done', guide: null, recoveryKept: true, tour: false };

export const readStanding = ({ store }: Means): WelcomeStanding =>
  readMeta(store.db, 'welcome', welcomeStanding) ?? settled;

/** Keeps what is given; answers all of it. */
export function goOn(
  { store }: Means,
  patch: { [Key in keyof WelcomeStanding]?: WelcomeStanding[Key] | undefined },
): WelcomeStanding {
  const next = welcomeStanding.parse({ ...readStanding({ store }), ...patch });
  store.maintain(() => writeMeta(store.db, 'welcome', next));
  return next;
}

/** The store was made on the first screens just now. */
export const beginWelcome = (means: Means): WelcomeStanding =>
  goOn(means, { step: 'recovery', guide: null, recoveryKept: false, tour: false });
