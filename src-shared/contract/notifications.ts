import * as z from 'zod';
import { notificationKinds } from '../notifications';
import { instant, procedure } from './base';
import { label } from './history';
import { recordRef } from './records';

const notificationId = z.int().positive();
const kinds = Object.keys(notificationKinds) as [keyof typeof notificationKinds];

/** Something the program tells by itself. Its words: `notifications.kind.<kind>` filled in with `params`. */
export const notification = z.object({
  id: notificationId,
  kind: z.enum(kinds),
  params: z.record(z.string(), z.union([z.string(), z.number()])),
  /** The record it is about, with its name as it is now. */
  record: recordRef.nullable(),
  /** What the operation it is about is called. */
  label: label.nullable(),
  /** A path of the app that shows more. */
  link: z.string().nullable(),
  at: instant,
  read: z.boolean(),
  /** The job it is about has given up and can be asked to try again. */
  retryable: z.boolean(),
});
export type Notification = z.infer<typeof notification>;

/** The notification centre of this computer: what needs attention, and the end of long work. */
export const notifications = {
  /** Newest first; `next` is the `before` of the page that follows. Dismissed ones are left out. */
  list: procedure
    .route({ method: 'GET', path: '/notifications' })
    .input(
      z.object({
        before: z.coerce.number().int().positive().optional(),
        limit: z.coerce.number().int().min(1).max(200).default(50),
      }),
    )
    .output(z.object({ notifications: z.array(notification), next: notificationId.nullable() })),
  unreadCount: procedure
    .route({ method: 'GET', path: '/notifications/unread' })
    .output(z.object({ count: z.int(), attention: z.int() })),
  /** Marks some as read; unknown ones are passed over. */
  markRead: procedure
    .route({ method: 'POST', path: '/notifications/read' })
    .input(z.object({ ids: z.array(notificationId).min(1).max(200) }))
    .output(z.object({})),
  /** Marks all as read, up to and with the one named: what came while one read is not lost. */
  markAllRead: procedure
    .route({ method: 'POST', path: '/notifications/read-all' })
    .input(z.object({ upTo: notificationId }))
    .output(z.object({})),
  /** Takes it out of the list. Fails: `not_found`. */
  dismiss: procedure
    .route({ method: 'POST', path: '/notifications/dismiss' })
    .input(z.object({ id: notificationId }))
    .output(z.object({})),
  /** Tries the job that gave up again, and dismisses. Fails: `not_found`; `conflict` when there is nothing to retry. */
  retry: procedure
    .route({ method: 'POST', path: '/notifications/retry' })
    .input(z.object({ id: notificationId }))
    .output(z.object({})),
};
