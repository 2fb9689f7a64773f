import * as z from 'zod';
import type { BackupTarget } from '../../../src-shared/contract/safety';
import { backupSecret } from '../../features/safety';
import type { BackupPlace } from '../../platform/backup-place';
import type { FeatureContext } from '../../platform/feature';
import { s3Place } from './adapters/s3';

const storedKeys = z.object({ accessKeyId: z.string(), secretAccessKey: z.string() });
const minutes = 60_000;

/** A place on a server, with the keys the store keeps for it. The user named the server: it may be in their own network. */
export function openServer(
  target: Extract<BackupTarget, { kind: 's3' }>,
  { net, secrets }: Pick<FeatureContext, 'net' | 'secrets'>,
): BackupPlace {
  const { id, endpoint, region, bucket, prefix } = target;
  const kept = secrets.get(backupSecret(id));
  return s3Place({
    endpoint,
    region,
    bucket,
    prefix,
    keys: kept === undefined ? null : storedKeys.parse(JSON.parse(kept)),
    fetch: net.client({
      adapter: 's3',
      account: id,
      allow: [new URL(endpoint).origin],
      lan: true,
      timeout: 30 * minutes,
      maxBytes: Number.MAX_SAFE_INTEGER,
    }),
  });
}
