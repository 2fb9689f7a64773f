import { SaxesParser } from 'saxes';
import { AppError } from '../../../../src-shared/errors';

/** What is read of an answer of S3: the texts of its elements, in order, each by its local name. */
export type Told = readonly (readonly [name: string, text: string])[];

/** Reads the XML of an answer; of one that is none, what was understood before. Entities beyond XML's own are unknown. */
export function readXml(xml: string): Told {
  const told: [string, string][] = [];
  const parser = new SaxesParser();
  let text = '';
  let isBroken = false;
  parser.on('error', () => {
    isBroken = true;
  });
  parser.on('opentag', ({ name }) => {
    text = '';
    // An object begins: its parts follow, in whatever order.
    if (name === 'Contents') told.push([name, '']);
  });
  parser.on('text', (piece) => {
    text += piece;
  });
  parser.on('closetag', ({ name }) => {
    if (!isBroken && name !== 'Contents') told.push([name, text]);
    text = '';
  });
  parser.write(xml).close();
  return told;
}

export const textOf = (told: Told, wanted: string): string | undefined => told.find(([name]) => name === wanted)?.[1];

/** A page of a list of objects, and how to ask for the next. */
export function readList(xml: string): { objects: { key: string; size: number }[]; next: string | undefined } {
  const told = readXml(xml);
  if (!told.some(([name]) => name === 'ListBucketResult')) {
    throw new AppError('storage', 'the answer is no list of objects', { reason: 's3_answer' });
  }
  const objects: { key: string; size: number }[] = [];
  for (const [name, text] of told) {
    const last = objects.at(-1);
    if (name === 'Contents') objects.push({ key: '', size: 0 });
    else if (name === 'Key' && last) last.key = text;
    else if (name === 'Size' && last) last.size = Number(text);
  }
  const next = textOf(told, 'IsTruncated') === 'true' ? textOf(told, 'NextContinuationToken') : undefined;
  return { objects, next };
}

/** What the server's own words for a failure mean; each has words of ours (safety.reason). */
const meanings: Readonly<Record<string, () => AppError>> = {
  NoSuchBucket: () => new AppError('storage', 'no such bucket', { reason: 's3_bucket' }),
  NoSuchKey: () => new AppError('not_found', 'no such object'),
  InvalidAccessKeyId: () => new AppError('auth_expired', 'not let in', { reason: 's3_keys' }),
  SignatureDoesNotMatch: () => new AppError('auth_expired', 'not let in', { reason: 's3_keys' }),
  AccessDenied: () => new AppError('auth_expired', 'these keys may not do that', { reason: 's3_denied' }),
  RequestTimeTooSkewed: () => new AppError('auth_expired', 'the clocks differ', { reason: 's3_clock' }),
  AuthorizationHeaderMalformed: () => new AppError('auth_expired', 'another region', { reason: 's3_region' }),
  PermanentRedirect: () => new AppError('storage', 'another region', { reason: 's3_region' }),
  QuotaExceeded: () => new AppError('storage', 'the server is full', { reason: 's3_full' }),
  XMinioStorageFull: () => new AppError('storage', 'the server is full', { reason: 's3_full' }),
  EntityTooLarge: () => new AppError('storage', 'too large for the server', { reason: 's3_full' }),
  SlowDown: () => new AppError('offline', 'the server asks to slow down', { reason: 's3_busy' }),
};

/** What a refusal means, by the server's word for it, else by its status. */
export function refusalOf(status: number, xml: string): AppError {
  const word = textOf(readXml(xml), 'Code') ?? '';
  const meant = meanings[word]?.();
  if (meant) return meant;
  const told = `the server answers ${status} ${word}`.trim();
  if (status === 404) return new AppError('not_found', 'no such object');
  if (status === 401 || status === 403) return new AppError('auth_expired', told, { reason: 's3_keys' });
  if (status === 301 || status === 307) return new AppError('storage', told, { reason: 's3_region' });
  if (status === 507) return new AppError('storage', told, { reason: 's3_full' });
  if (status >= 500 || status === 429) return new AppError('offline', told, { reason: 's3_busy' });
  return new AppError('storage', told, { reason: 's3_answer' });
}
