import { implement } from '@orpc/server';
import { isNull } from 'drizzle-orm';
import { contract } from '../../../src-shared/contract';
import type { FeatureContext } from '../../platform/feature';
import { user } from '../../platform/store/schema';
import { readSettings, saveSettings } from './settings';

export { localUser } from './self';
export { readSettings, saveSettings } from './settings';

const os = implement(contract).app;

/** Settings and the people of the practice. `info` is the core's: it answers while the store is locked. */
export function appFeature(context: FeatureContext) {
  const { store, actor } = context;
  return {
    handlers: {
      settings: os.settings.handler(() => readSettings(context)),
      saveSettings: os.saveSettings.handler(({ input }) => saveSettings(context, input)),
      users: os.users.handler(() =>
        store.db.orm
          .select({ id: user.id, name: user.name })
          .from(user)
          .where(isNull(user.deletedAt))
          .all()
          .map((row) => ({ ...row, self: row.id === actor().id })),
      ),
    },
  };
}
