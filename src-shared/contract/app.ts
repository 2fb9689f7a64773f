import * as z from 'zod';
import { id, procedure } from './base';

export const settings = z.object({
  locale: z.enum(['en', 'de']).nullable(),
  theme: z.enum(['auto', 'light', 'dark']),
  userName: z.string().max(200),
  country: z.string().length(2),
  /** What the operating system shows outside the window: nothing, what needs attention, or every notification. */
  systemNotifications: z.enum(['none', 'attention', 'all']),
});
export type Settings = z.infer<typeof settings>;

/** How much of the sample practice is still there. */
export const sampleLeft = z.object({
  people: z.int(),
  companies: z.int(),
  /** How many of both somebody has changed since. */
  changed: z.int(),
});
export type SampleLeft = z.infer<typeof sampleLeft>;

export const app = {
  /** Version and host; answers while the store is locked. */
  info: procedure
    .route({ method: 'GET', path: '/app/info' })
    .output(z.object({ version: z.string(), host: z.enum(['electron', 'headless']), platform: z.string() })),
  settings: procedure.route({ method: 'GET', path: '/app/settings' }).output(settings),
  saveSettings: procedure.route({ method: 'POST', path: '/app/settings' }).input(settings.partial()).output(settings),
  /** The people of this practice: who may own a record. */
  users: procedure
    .route({ method: 'GET', path: '/app/users' })
    .output(z.array(z.object({ id, name: z.string(), self: z.boolean() }))),
  /** Fills an empty store with a sample practice, as one operation. Fails: `conflict` when the store has contacts. */
  fillDemo: procedure.route({ method: 'POST', path: '/app/demo' }).output(z.object({ operationId: z.int() })),
  sample: procedure.route({ method: 'GET', path: '/app/demo' }).output(sampleLeft),
  /**
   * Puts what is left of the sample practice into the bin, as one operation; one's own records stay. Fails: `not_found`
   * when nothing is left of it.
   */
  removeSample: procedure
    .route({ method: 'POST', path: '/app/demo/remove' })
    .output(z.object({ operationId: z.int() })),
};
