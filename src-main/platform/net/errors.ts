import { AppError } from '../../../src-shared/errors';

const offline: Readonly<Record<string, string>> = {
  ENOTFOUND: 'dns',
  EAI_AGAIN: 'dns',
  EAI_NODATA: 'dns',
  ECONNREFUSED: 'refused',
  ECONNRESET: 'cut',
  EPIPE: 'cut',
  ECONNABORTED: 'cut',
  HPE_INVALID_CONSTANT: 'cut',
  ENETUNREACH: 'unreachable',
  EHOSTUNREACH: 'unreachable',
  ENETDOWN: 'unreachable',
  EADDRNOTAVAIL: 'unreachable',
  ETIMEDOUT: 'timeout',
};

const tls: Readonly<Record<string, string>> = {
  CERT_HAS_EXPIRED: 'tls.expired',
  CERT_NOT_YET_VALID: 'tls.expired',
  DEPTH_ZERO_SELF_SIGNED_CERT: 'tls.selfSigned',
  SELF_SIGNED_CERT_IN_CHAIN: 'tls.selfSigned',
  UNABLE_TO_VERIFY_LEAF_SIGNATURE: 'tls.untrusted',
  UNABLE_TO_GET_ISSUER_CERT: 'tls.untrusted',
  UNABLE_TO_GET_ISSUER_CERT_LOCALLY: 'tls.untrusted',
  CERT_UNTRUSTED: 'tls.untrusted',
  CERT_REVOKED: 'tls.untrusted',
  ERR_TLS_CERT_ALTNAME_INVALID: 'tls.name',
  HOSTNAME_MISMATCH: 'tls.name',
  EPROTO: 'tls.protocol',
};

/**
 * What a failed request means: `offline` (with `reason` dns, refused, cut, unreachable or timeout), or `forbidden`
 * where the other side's certificate is not to be trusted (`reason` tls.…).
 */
export function translateNetworkError(error: unknown, host: string): AppError {
  const several = error instanceof AggregateError ? error.errors[0] : error;
  const { code = '', message = String(error) } = several as NodeJS.ErrnoException;
  const options = { cause: error };
  const certificate = tls[code] ?? (code.startsWith('ERR_SSL_') ? 'tls.protocol' : undefined);
  if (certificate) return new AppError('forbidden', message, { reason: certificate, host }, options);
  return new AppError('offline', message, { reason: offline[code] ?? 'cut', host }, options);
}
