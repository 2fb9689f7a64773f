import { implement } from '@orpc/server';
import { contract } from '../../../src-shared/contract';
import { AppError } from '../../../src-shared/errors';
import type { FeatureContext } from '../../platform/feature';
import type { Projection } from '../../platform/store/store';
import {
  notificationOf,
  notificationPage,
  removeNotificationsOf,
  setDismissed,
  setRead,
  unreadCount,
} from './repository';

export { makeNotify, type ShowNotification, tellOfLongWork } from './notify';

const os = implement(contract).notifications;

/** A purged party takes what was told about it along. */
export const notificationProjection: Projection = {
  derive({ db }, changes) {
    for (const { row, record, group } of changes) {
      if (group === 'purged' && row === record) removeNotificationsOf(db, record);
    }
  },
};

/** The notification centre. */
export function notificationsFeature({ store, jobs }: FeatureContext) {
  const { db, bus } = store;
  const change = (work: (now: number) => void) => {
    store.maintain(() => work(store.clock.now()));
    bus.publish({ type: 'notification.changed' });
    return {};
  };
  return {
    handlers: {
      list: os.list.handler(({ input }) => notificationPage(db, input)),
      unreadCount: os.unreadCount.handler(() => unreadCount(db)),
      markRead: os.markRead.handler(({ input }) => change((now) => setRead(db, input, now))),
      markAllRead: os.markAllRead.handler(({ input }) => change((now) => setRead(db, input, now))),
      dismiss: os.dismiss.handler(({ input }) =>
        change((now) => setDismissed(db, notificationOf(db, input.id).id, now)),
      ),
      retry: os.retry.handler(({ input }) => {
        const { id, jobId } = notificationOf(db, input.id);
        if (jobId === null || !jobs.retry(jobId)) {
          throw new AppError('conflict', 'no job that gave up', { id: String(id) });
        }
        return change((now) => setDismissed(db, id, now));
      }),
    },
  };
}
