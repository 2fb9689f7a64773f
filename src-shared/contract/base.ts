import { oc } from '@orpc/contract';
import * as z from 'zod';
import { type ErrorCode, errorCodes } from '../errors';

/** Details of any error on the wire: `field` names the input it belongs to, `reason` is a stable sub-code. */
const errorData = z
  .object({ field: z.string().optional(), reason: z.string().optional(), id: z.string().optional() })
  .catchall(z.json());

type ErrorMap = { [Code in ErrorCode]: { status: number; data: z.ZodOptional<typeof errorData> } };

const errorMap = Object.fromEntries(
  Object.entries(errorCodes).map(([code, status]) => [code, { status, data: errorData.optional() }]),
) as ErrorMap;

/** Every procedure starts here, so that each declares the same closed list of errors. */
export const procedure = oc.errors(errorMap);

/** UUIDv7 (RFC 9562). */
export const id = z.uuid();

/** An instant: milliseconds since 1970-01-01T00:00:00Z. */
export const instant = z.int();

/** An opaque keyset cursor: hand back what the last page gave as `next`. */
export const cursor = z.string().max(4096);

/** Free text of one line. */
export const line = z.string().max(500);

/** An operation: one undoable act of a user, whatever number of transactions it took. */
export const operationId = z.int().positive();
