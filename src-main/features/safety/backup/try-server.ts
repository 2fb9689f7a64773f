import { randomBytes } from 'node:crypto';
import { AppError } from '../../../../src-shared/errors';
import type { BackupPlace } from '../../../platform/backup-place';

/** The field of a server's form that a failure is about. */
const fields: Readonly<Record<string, 'region' | 'bucket' | 'accessKeyId'>> = {
  s3_region: 'region',
  s3_bucket: 'bucket',
  s3_keys: 'accessKeyId',
  s3_denied: 'accessKeyId',
};

/** Writes, reads and deletes a probe. Fails: `validation`, with the field and the reason. */
export async function tryServer(place: BackupPlace): Promise<void> {
  const name = `.praxis-${randomBytes(8).toString('hex')}`;
  try {
    await place.write(name, name);
    const answer = await place.read(name);
    await place.remove(name);
    if (answer !== name) throw new AppError('storage', 'another answer than was written', { reason: 's3_answer' });
  } catch (error) {
    if (!(error instanceof AppError) || error.code === 'cancelled') throw error;
    const reason = typeof error.details.reason === 'string' ? error.details.reason : 's3_answer';
    throw new AppError('validation', error.message, { field: fields[reason] ?? 'endpoint', reason }, { cause: error });
  }
}
