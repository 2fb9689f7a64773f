import * as z from 'zod';
import type { BackupTarget } from '../../../src-shared/contract/backups';
import { backupSecret, type ServerKeys } from '../../features/safety';
import type { BackupPlace } from '../../platform/backup-place';
import type { FeatureContext } from '../../platform/feature';
import { s3Place } from './adapters/s3';

const storedKeys = z.object({ accessKeyId: z.string(), secretAccessKey: z.string() });

/** Waits before a request that a server or the line failed is tried again, ms. */
const waits = [300, 1500];
const minutes = 60_000;

/**
 * A place on a server, with `keys`, or those the store keeps for it. The user named the server: it may be in their own
 * network.
 */
export function openServer(
  target: Extract<BackupTarget, { kind: 's3' }>,
  { net, secrets, store }: Pick<FeatureContext, 'net' | 'secrets' | 'store'>,
  keys?: ServerKeys,
): BackupPlace {
  const { id, endpoint, region, bucket, prefix } = target;
  const kept = secrets.get(backupSecret(id));
  return s3Place({
    ...{ endpoint, region, bucket, prefix, waits },
    keys: keys ?? (kept === undefined ? null : storedKeys.parse(JSON.parse(kept))),
    fetch: net.client({
      adapter: 's3',
      account: id,
      allow: [new URL(endpoint).origin],
      lan: true,
      // A part is 8 MB at the most: so slow a line takes hours for any backup.
      timeout: 5 * minutes,
    }),
    now: () => store.clock.now(),
  });
}
