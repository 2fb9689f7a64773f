import { randomUUID } from 'node:crypto';
import { type AnyContractProcedure, isContractProcedure } from '@orpc/contract';
import { type AnyProcedure, implement, isProcedure, ORPCError, type Router, ValidationError } from '@orpc/server';
import { contract } from '../src-shared/contract';
import { AppError, errorCodes } from '../src-shared/errors';
import type { Logger } from './platform/log/logger';
import { translateStorageError } from './platform/store/sqlite-errors';

export type CallContext = Record<never, never>;
export type CoreRouter = Router<typeof contract, CallContext>;

/** What crosses the wire: the closed list as it is, malformed input with its field, and of all else only an id. */
export function toWire(thrown: unknown, log: Logger): unknown {
  const error = translateStorageError(thrown);
  if (error instanceof AppError) {
    return new ORPCError(error.code, { status: errorCodes[error.code], message: error.message, data: error.details });
  }
  if (error instanceof ORPCError) {
    if (error.code === 'BAD_REQUEST' && error.cause instanceof ValidationError) {
      const [issue] = error.cause.issues;
      const keys = issue?.path?.map((part) => String(typeof part === 'object' ? part.key : part)) ?? [];
      return new ORPCError('validation', {
        status: errorCodes.validation,
        message: issue?.message ?? 'malformed input',
        data: { field: keys.join('.'), reason: 'malformed' },
      });
    }
    if (Object.hasOwn(errorCodes, error.code)) return error;
  }
  const id = randomUUID();
  log.error({ err: error, id }, 'internal error');
  return new ORPCError('internal', { status: errorCodes.internal, message: 'internal error', data: { id } });
}

type Node = AnyContractProcedure | { [key: string]: Node };
type Handlers = { [key: string]: Handlers | AnyProcedure };

/**
 * The router every door serves. It stands before the store is open: each call finds its handler when it comes,
 * and errors are put into the closed list in this one place. `find` answers the router that is in charge now, and
 * fails with `locked` while there is none. `took` is told how long
 * each call took.
 */
export function routerOver(
  find: (path: readonly string[]) => unknown,
  log: Logger,
  took: (name: string, ms: number) => void = () => {},
): CoreRouter {
  const build = (node: Node, path: readonly string[]): unknown => {
    if (!isContractProcedure(node)) {
      return Object.fromEntries(Object.entries(node).map(([key, child]) => [key, build(child, [...path, key])]));
    }
    return implement(node)
      .$config({ initialInputValidationIndex: 1, initialOutputValidationIndex: 1 })
      .$context<CallContext>()
      .use(async ({ next }) => {
        const began = performance.now();
        try {
          return await next();
        } catch (error) {
          throw toWire(error, log);
        } finally {
          took(path.join('.'), performance.now() - began);
        }
      })
      .handler((options) => {
        const found = path.reduce<unknown>((handlers, key) => (handlers as Handlers | undefined)?.[key], find(path));
        if (!isProcedure(found)) throw new AppError('unsupported', `nothing answers ${path.join('.')}`);
        return found['~orpc'].handler(options);
      });
  };
  return build(contract, []) as CoreRouter;
}
