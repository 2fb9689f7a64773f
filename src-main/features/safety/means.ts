import type { BackupTarget } from '../../../src-shared/contract/backups';
import type { BackupPlace } from '../../platform/backup-place';
import type { Clock } from '../../platform/clock/clock';
import type { FeatureContext } from '../../platform/feature';
import type { Logger } from '../../platform/log/logger';
import type { Vault } from '../vault';
import type { Staging } from './staging';
import type { Work } from './work';
import type { StartTask } from './worker/run';

export type ServerTarget = Extract<BackupTarget, { kind: 's3' }>;

/** What a server lets in with. */
export interface ServerKeys {
  accessKeyId: string;
  secretAccessKey: string;
}

/** What is given to those who work on the store as a whole. */
export interface SafetyOptions {
  dataFolder: string;
  vault: Vault;
  clock: Clock;
  log: Logger;
  startTask: StartTask;
  /** What lives while the store is open; null while it does not. */
  context(): FeatureContext | null;
  /** A store that did not exist was made of an archive, and stands open: its recovery key waits to be kept. */
  onMade(): void;
  /** A place on a server. Without `keys` they are those in the store's secrets. */
  openServer(target: ServerTarget, context: FeatureContext, keys?: ServerKeys): BackupPlace;
}

export interface SafetyMeans extends SafetyOptions {
  work: Work;
  staging: Staging;
}
