import { eq } from 'drizzle-orm';
import { type Settings, settings } from '../../../src-shared/contract/app';
import type { FeatureContext } from '../../platform/feature';
import { readMeta, writeMeta } from '../../platform/settings/meta';
import { changedRow } from '../../platform/store/rows';
import { user } from '../../platform/store/schema';

const { systemNotifications } = settings.shape;

/** What an older version did not know yet has its default. */
const stored = settings
  .omit({ userName: true })
  .extend({ systemNotifications: systemNotifications.default('attention') });

/** Country of this computer's language setting, for numbers without a prefix: `DE` of `de-DE`. */
function countryHere(): string {
  return new Intl.Locale(Intl.DateTimeFormat().resolvedOptions().locale).maximize().region ?? 'US';
}

export function readSettings({ store, actor }: FeatureContext): Settings {
  const self = store.db.orm.select().from(user).where(eq(user.id, actor().id)).get();
  const kept = readMeta(store.db, 'settings', stored) ?? {
    locale: null,
    theme: 'auto' as const,
    country: countryHere(),
    systemNotifications: 'attention' as const,
  };
  return { ...kept, userName: self?.name ?? '' };
}

/** Changes what is given. The user's name is a record and can be undone; the rest belongs to this laptop. */
export function saveSettings(
  context: FeatureContext,
  patch: { [Key in keyof Settings]?: Settings[Key] | undefined },
): Settings {
  const { store, actor } = context;
  const { userName, ...own } = patch;
  if (userName !== undefined) {
    store.transact({ label: { key: 'settings.changed' }, actor: actor() }, (tx) => {
      tx.db.orm
        .update(user)
        .set({ name: userName, ...changedRow(tx) })
        .where(eq(user.id, actor().id))
        .run();
    });
  }
  const next = stored.parse({ ...readSettings(context), ...own });
  store.maintain(() => writeMeta(store.db, 'settings', next));
  store.bus.publish({ type: 'settings.changed' });
  return readSettings(context);
}
