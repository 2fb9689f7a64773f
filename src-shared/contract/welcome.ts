import * as z from 'zod';
import { procedure } from './base';

/** Where a new user stands: keeping the recovery key, saying where their people are, looking at what came, or in. */
export const welcomeStep = z.enum(['recovery', 'people', 'finish', 'done']);

export const welcomeStanding = z.object({
  step: welcomeStep,
  /** The guide that is open in step `people`; null for the list of guides. */
  guide: z.string().max(40).nullable(),
  /** Whether the user has said that the recovery key is kept. */
  recoveryKept: z.boolean(),
  /** Whether the tour waits to be shown. */
  tour: z.boolean(),
});
export type WelcomeStanding = z.infer<typeof welcomeStanding>;

/** The first run. Kept on this laptop, so that a new user goes on where they were after a crash or a reload. */
export const welcome = {
  /** Where the user stands; `done` in a store that was made without the first screens. */
  standing: procedure.route({ method: 'GET', path: '/welcome' }).output(welcomeStanding),
  /** Keeps what is given, and answers all of it. */
  goOn: procedure.route({ method: 'POST', path: '/welcome' }).input(welcomeStanding.partial()).output(welcomeStanding),
};
