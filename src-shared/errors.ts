/**
 * The closed list of error codes. Adapters translate vendor errors into these, the renderer maps a code
 * to words, the job queue maps a code to a retry. Unknown errors become `internal` with an id; the cause
 * stays in the log.
 */
export const errorCodes = {
  validation: 422,
  not_found: 404,
  conflict: 409,
  forbidden: 403,
  auth_expired: 401,
  locked: 423,
  offline: 503,
  rate_limited: 429,
  cancelled: 499,
  busy: 503,
  storage: 507,
  unsupported: 501,
  internal: 500,
} as const;

export type ErrorCode = keyof typeof errorCodes;

/** A JSON value: what may stand in an error's details and on the wire. */
export type Json = string | number | boolean | null | Json[] | { [key: string]: Json };

/** The one error that crosses a boundary: `code` from the closed list, `message` for logs, `details` as JSON. */
export class AppError extends Error {
  constructor(
    readonly code: ErrorCode,
    message: string,
    readonly details: Record<string, Json> = {},
    options?: ErrorOptions,
  ) {
    super(message, options);
    this.name = 'AppError';
  }
}
