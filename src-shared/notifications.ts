/**
 * The closed list of what the program tells by itself: each kind with its words under `notifications.kind` in every
 * locale. `attention`: something failed or waits for the user; `reminder`: the user asked to be told; `news`: good to
 * know.
 */
export const notificationKinds = {
  'backup.failed': 'attention',
  'operation.finished': 'news',
  'operation.failed': 'attention',
  'duplicates.found': 'news',
  'sync.failed': 'attention',
  'sync.conflict': 'attention',
  'sync.removed': 'attention',
  'sync.asking': 'attention',
  'reminder.due': 'news',
  birthday: 'news',
  'task.day': 'reminder',
  'task.time': 'reminder',
  'job.exhausted': 'attention',
} as const satisfies Record<string, 'attention' | 'reminder' | 'news'>;

export type NotificationKind = keyof typeof notificationKinds;

type None = Record<never, never>;

/** What the words of each kind are filled in with. Names of people are not: give `recordId` instead. */
interface Params {
  'backup.failed': None;
  'operation.finished': None;
  'operation.failed': None;
  'duplicates.found': { count: number };
  'sync.failed': { account: string };
  'sync.conflict': { account: string; count: number };
  'sync.removed': { account: string; count: number };
  'sync.asking': { account: string; count: number };
  'reminder.due': { count: number };
  birthday: None;
  /** `at` (ms since 1970) is noon of the day it is due, or the time. */
  'task.day': { title: string; at: number };
  'task.time': { title: string; at: number };
  'job.exhausted': { job: string };
}

export interface NewNotificationOf<Kind extends NotificationKind> {
  kind: Kind;
  params: Params[Kind];
  /** Where it leads: a path of the app (`/today`). By default to the record, or to the operation in the history. */
  link?: string;
  /** What it is about: the name is read when it is shown, and the notification goes when the record is erased. */
  recordId?: string;
  operationId?: number;
  jobId?: number;
  /** One notification stands per key: telling it again renews it, unread, instead of adding a second. */
  dedupeKey?: string;
  /** With a key: once told, never again, even when it was dismissed. */
  once?: boolean;
}

export type NewNotification = { [Kind in NotificationKind]: NewNotificationOf<Kind> }[NotificationKind];
