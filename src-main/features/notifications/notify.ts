import { type NewNotification, notificationKinds } from '../../../src-shared/notifications';
import type { FeatureContext } from '../../platform/feature';
import type { Store } from '../../platform/store/store';
import { readSettings } from '../app';
import { describe, insertNotification, notificationOf } from './repository';
import type { NotificationWords } from './words';

/** How the host shows a notification outside the window, `link` is where a click leads; hosts that can't have none. */
export type ShowNotification = (shown: NotificationWords & { link: string | null }) => void;

/** Work that took at least so long is told of when it ends, in ms: nobody looked on all the while. */
const longWork = 10_000;

const here = (): 'en' | 'de' => (Intl.DateTimeFormat().resolvedOptions().locale.startsWith('de') ? 'de' : 'en');

/** Tells the user something: stores it, and shows it outside the window where the settings say so. */
export function makeNotify(context: () => FeatureContext, show: ShowNotification | undefined) {
  return (wanted: NewNotification): void => {
    const { store, log } = context();
    let id: number | null = null;
    try {
      id = store.maintain(() => insertNotification(store.db, wanted, store.clock.now()));
    } catch (error) {
      // Who tells of trouble must not be stopped by more of it (a full disk).
      log.error({ err: error, kind: wanted.kind }, 'a notification could not be stored');
    }
    if (id === null) return;
    store.bus.publish({ type: 'notification.changed' });
    const { systemNotifications: which, locale } = readSettings(context());
    if (!show || which === 'none' || (which === 'attention' && notificationKinds[wanted.kind] === 'news')) return;
    const told = describe(store.db, notificationOf(store.db, id));
    if (!told) return;
    import('./words')
      .then(({ notificationWords }) => notificationWords(told, locale ?? here()))
      .then((words) => show({ ...words, link: told.link }))
      .catch((error: unknown) => log.warn({ err: error }, 'a notification could not be shown'));
  };
}

/** Tells when an operation failed, and when one that took long has ended. Answers how to stop. */
export function tellOfLongWork(store: Store, notify: (wanted: NewNotification) => void): () => void {
  return store.bus.listen(({ event }) => {
    if (event.type !== 'operation.changed' || (event.state !== 'done' && event.state !== 'failed')) return;
    const { id, startedAt, actorKind } = store.operations.get(event.id);
    const dedupeKey = `operation ${id}`;
    if (event.state === 'failed')
      notify({ kind: 'operation.failed', params: {}, operationId: id, dedupeKey, once: true });
    else if (actorKind !== 'system' && store.clock.now() - startedAt >= longWork) {
      notify({ kind: 'operation.finished', params: {}, operationId: id, dedupeKey, once: true });
    }
  });
}
