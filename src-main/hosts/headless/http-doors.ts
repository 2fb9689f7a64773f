import type { IncomingMessage, ServerResponse } from 'node:http';
import { OpenAPIHandler } from '@orpc/openapi/fetch';
import { RPCHandler } from '@orpc/server/fetch';
import type { Core } from '../../core';
import { doorOptions } from '../doors';
import { sendFetchResponse, toFetchRequest } from './fetch-bridge';
import { openApiDocument } from './openapi';
import type { BodyLimits } from './read-body';

export interface HttpDoorOptions {
  core: Core;
  version: string;
  limits: BodyLimits;
}

/** The contract over HTTP: `/rpc` for our own client, `/api` as OpenAPI, its document at `/api/openapi.json`. */
export function createHttpDoors({ core, version, limits }: HttpDoorOptions) {
  const rpc = new RPCHandler(core.router, doorOptions());
  const api = new OpenAPIHandler(core.router, doorOptions());
  let document: Promise<unknown> | null = null;

  /** Answers a request to one of the doors; false when the address is none of theirs. */
  return async (request: IncomingMessage, response: ServerResponse, url: URL): Promise<boolean> => {
    if (url.pathname === '/api/openapi.json') {
      document ??= openApiDocument(version);
      await sendFetchResponse(response, Response.json(await document));
      return true;
    }
    const prefix = url.pathname.startsWith('/rpc/') ? '/rpc' : url.pathname.startsWith('/api/') ? '/api' : null;
    if (!prefix) return false;
    const fetchRequest = await toFetchRequest(request, response, url, limits);
    const handler = prefix === '/rpc' ? rpc : api;
    const result = await handler.handle(fetchRequest, { prefix, context: {} });
    if (!result.matched) return false;
    await sendFetchResponse(response, result.response);
    return true;
  };
}
