import type { NewNotification } from '../../src-shared/notifications';
import type { FileStore } from './files/file-store';
import type { Jobs } from './jobs/jobs';
import type { Undo } from './journal/undo';
import type { Logger } from './log/logger';
import type { Net } from './net/net';
import type { OperationRunner } from './operations/runner';
import type { Reads } from './reads/reads';
import type { Secrets } from './secrets/secrets';
import type { Actor } from './store/handles';
import type { Store } from './store/store';

/** What a feature is given when the store is open. */
export interface FeatureContext {
  store: Store;
  runner: OperationRunner;
  undo: Undo;
  jobs: Jobs;
  reads: Reads;
  /** Contents of files, by their hash. */
  files: FileStore;
  log: Logger;
  /** The one way out of this computer. */
  net: Net;
  secrets: Secrets;
  /** The local user, as who acts now. */
  actor(): Actor;
  /** Tells the user something in the notification centre. Not inside a transaction; never fails. */
  notify(wanted: NewNotification): void;
}
