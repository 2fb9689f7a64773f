import { ORPCError } from '@orpc/client';
import { useTranslation } from 'react-i18next';
import { type ErrorCode, errorCodes } from '../../src-shared/errors';

/** What a screen needs to know of an error: the code, the field it belongs to, its sub-code, and the log's id. */
export interface Failure {
  readonly code: ErrorCode;
  readonly field: string | null;
  readonly reason: string | null;
  readonly id: string | null;
}

const isCode = (code: string): code is ErrorCode => Object.hasOwn(errorCodes, code);

const text = (data: unknown, key: string): string | null => {
  if (typeof data !== 'object' || data === null || !(key in data)) return null;
  const value: unknown = Reflect.get(data, key);
  return typeof value === 'string' ? value : null;
};

/** Codes of the transport itself, as oRPC names them. */
const transportCodes: Record<string, ErrorCode> = {
  BAD_REQUEST: 'validation',
  UNPROCESSABLE_CONTENT: 'validation',
  UNAUTHORIZED: 'auth_expired',
  FORBIDDEN: 'auth_expired',
  NOT_FOUND: 'not_found',
  TOO_MANY_REQUESTS: 'rate_limited',
  CLIENT_CLOSED_REQUEST: 'cancelled',
};

/** Reads any thrown thing as a failure; what is no answer of the core is `offline` (the door is shut) or `internal`. */
export function failureOf(error: unknown): Failure {
  if (error instanceof ORPCError) {
    const code = isCode(error.code) ? error.code : (transportCodes[error.code] ?? 'internal');
    return { code, field: text(error.data, 'field'), reason: text(error.data, 'reason'), id: text(error.data, 'id') };
  }
  const isAbort = error instanceof DOMException && error.name === 'AbortError';
  const code = isAbort ? 'cancelled' : error instanceof TypeError ? 'offline' : 'internal';
  return { code, field: null, reason: null, id: null };
}

/** Where sub-codes have their words: those of single values are told while importing, too. */
const reasonSections = ['error.reason', 'imports.reason', 'safety.reason'];

/** Puts a failure into words of the user's language: of its sub-code where there are words for it, else of its code. */
export function useErrorText(): (error: unknown) => string {
  const { t, i18n } = useTranslation();
  return (error) => {
    const { code, reason, id } = failureOf(error);
    const key = reasonSections.map((section) => `${section}.${reason}`).find((one) => i18n.exists(one));
    if (reason !== null && key !== undefined) return t(key as 'error.internal');
    if (code === 'internal' && id !== null) return t('error.internalWithId', { id });
    return t(`error.${code}`);
  };
}
