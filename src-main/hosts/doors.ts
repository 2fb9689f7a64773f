import { ORPCError } from '@orpc/server';
import { RPCHandler } from '@orpc/server/message-port';
import type { StandardHandlerOptions } from '@orpc/server/standard';
import { type ErrorCode, errorCodes } from '../../src-shared/errors';
import type { CallContext, Core } from '../core';

const wireError = (code: ErrorCode, message: string) =>
  new ORPCError(code, { defined: true, status: errorCodes[code], message });

/**
 * What every door's handler is made with. The router puts what procedures throw into the closed list of errors; here
 * the same is done for what never reaches a procedure, so that an error is the same whichever door it leaves by.
 */
export function doorOptions(): StandardHandlerOptions<CallContext> {
  return {
    interceptors: [
      async ({ next, request }) => {
        const result = await next().catch((error: unknown) => {
          throw error instanceof ORPCError ? error : wireError('validation', 'The request could not be read.');
        });
        if (result.matched) return result;
        throw wireError('not_found', `There is no procedure at ${request.method} ${request.url.pathname}.`);
      },
    ],
  };
}

/** The contract over message ports, each served until it closes. */
export function createPortDoor(core: Core) {
  const handler = new RPCHandler(core.router, doorOptions());
  return (port: Parameters<typeof handler.upgrade>[0]) => handler.upgrade(port, { context: {} });
}
