import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { Core } from '../../core';
import type { Logger } from '../../platform/log/logger';
import { rendererFiles } from '../renderer-files';
import { letIn, sendError } from './answers';
import { createGuard } from './guard';
import { createHttpDoors } from './http-doors';
import type { RateLimit } from './rate-limit';
import { type BodyLimits, BodyRefused } from './read-body';
import { createSessions } from './sessions';
import { createSocketDoor } from './socket-door';

export interface HeadlessServerOptions {
  core: Core;
  version: string;
  /** The built renderer. */
  rendererFolder: string;
  /** 0 takes any free port. */
  port: number;
  log: Logger;
  body?: BodyLimits;
  limit?: RateLimit;
  strangerLimit?: RateLimit;
}

function listen(server: ReturnType<typeof createServer>, port: number): Promise<number> {
  return new Promise((resolve, reject) => {
    server.once('error', reject);
    server.listen(port, '127.0.0.1', () => resolve((server.address() as AddressInfo).port));
  });
}

/** Serves the renderer and the contract on 127.0.0.1. Fails with `EADDRINUSE` when the port is taken. */
export async function startHeadlessServer(options: HeadlessServerOptions) {
  const { core, version, log } = options;
  const body = options.body ?? { bytes: 2 * 1024 * 1024, milliseconds: 20_000 };
  const sessions = createSessions();
  const fileAt = rendererFiles(options.rendererFolder);
  const server = createServer({ headersTimeout: 10_000, requestTimeout: 30_000, connectionsCheckingInterval: 5_000 });
  const port = await listen(server, options.port);
  const origin = `http://127.0.0.1:${port}`;
  const guard = createGuard({
    port,
    sessions,
    limit: options.limit ?? { burst: 10_000, perSecond: 2_000 },
    strangerLimit: options.strangerLimit ?? { burst: 30, perSecond: 0.5 },
  });
  const answerDoors = createHttpDoors({ core, version, limits: body });
  const sockets = createSocketDoor({ core, guard, maxBytes: body.bytes, log });

  const answer = async (request: IncomingMessage, response: ServerResponse) => {
    const url = URL.parse(request.url ?? '/', origin);
    const token = url?.pathname === '/' && request.method === 'GET' ? url.searchParams.get('token') : null;
    const verdict = guard.judge(request, token);
    if ('refusal' in verdict) return sendError(request, response, verdict.refusal.status, verdict.refusal.message);
    if (token !== null) return letIn(response, port, 'newSession' in verdict ? verdict.newSession : null);
    // An address like //elsewhere would name another host.
    if (url?.origin !== origin) return sendError(request, response, 404, 'There is nothing here.');
    if (await answerDoors(request, response, url)) return;
    if (request.method !== 'GET' && request.method !== 'HEAD')
      return sendError(request, response, 405, 'Not allowed here.');
    const file = await fileAt(url.pathname);
    response.writeHead(file.status, file.headers);
    response.end(request.method === 'HEAD' ? undefined : file.body);
  };

  server.on('request', (request, response) => {
    answer(request, response).catch((error: unknown) => {
      if (error instanceof BodyRefused) return sendError(request, response, error.status, error.message);
      log.error({ error: error instanceof Error ? error.message : String(error) }, 'request failed');
      sendError(request, response, 500, 'Something went wrong.');
    });
  });
  server.on('upgrade', sockets.upgrade);

  return {
    port,
    /** An address that lets one browser in, once, within ten minutes. */
    invite: () => `${origin}/?token=${sessions.issueToken()}`,
    async close() {
      sockets.close();
      const closed = new Promise((resolve) => server.close(resolve));
      server.closeAllConnections();
      await closed;
    },
  };
}
