import type * as z from 'zod';
import { AppError } from '../../../src-shared/errors';

/** A place in a list as opaque text, and back. What comes back is untrusted: it fails `validation` unless it fits. */
export function encodeCursor(place: z.core.util.JSONType): string {
  return Buffer.from(JSON.stringify(place)).toString('base64url');
}

export function decodeCursor<T>(cursor: string, shape: z.ZodType<T>, field: string): T {
  const fail = () => new AppError('validation', 'no place in this list', { field, reason: 'cursor' });
  let place: unknown;
  try {
    place = JSON.parse(Buffer.from(cursor, 'base64url').toString());
  } catch {
    throw fail();
  }
  const parsed = shape.safeParse(place);
  if (!parsed.success) throw fail();
  return parsed.data;
}
