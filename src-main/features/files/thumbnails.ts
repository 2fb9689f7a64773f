import type { ThumbnailSize } from '../../../src-shared/contract/files';
import { sniffType } from '../../../src-shared/domain/file-type';
import { AppError } from '../../../src-shared/errors';
import type { FeatureContext } from '../../platform/feature';
import type { ReadableDb } from '../../platform/store/handles';

/** Bytes a thumbnail may have: a list shows hundreds of the small ones. */
const most: Record<ThumbnailSize, number> = { small: 8 * 1024, large: 80 * 1024 };

/** The thumbnails there are, as base64. */
export function thumbnailsOf(
  db: ReadableDb,
  size: ThumbnailSize,
  hashes: readonly string[],
): { hash: string; data: string }[] {
  return db
    .prepare<[string, string], { hash: string; data: Buffer }>(
      'SELECT hash, data FROM thumbnail WHERE size = ? AND hash IN (SELECT value FROM json_each(?))',
    )
    .all(size, JSON.stringify(hashes))
    .map(({ hash, data }) => ({ hash, data: data.toString('base64') }));
}

/** Fails: `validation` (reason `thumbnail.kind`); `not_found` where there is no such content. */
export function keepThumbnail(
  { store, files }: FeatureContext,
  { size, hash, data }: { size: ThumbnailSize; hash: string; data: string },
): void {
  const bytes = Buffer.from(data, 'base64');
  const isPicture = /^image\/(png|jpeg|webp)$/.test(sniffType(bytes));
  if (bytes.length > 0 && (!isPicture || bytes.length > most[size])) {
    throw new AppError('validation', 'no thumbnail', { field: 'data', reason: 'thumbnail.kind' });
  }
  if (!files.has(hash)) throw new AppError('not_found', 'no such file', { hash });
  store.maintain(() =>
    store.db
      .prepare<[string, string, Buffer], never>('INSERT OR REPLACE INTO thumbnail (hash, size, data) VALUES (?, ?, ?)')
      .run(hash, size, bytes),
  );
}
