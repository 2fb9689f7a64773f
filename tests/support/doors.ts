import { MessageChannel } from 'node:worker_threads';
import { createORPCClient } from '@orpc/client';
import { RPCLink as HttpLink } from '@orpc/client/fetch';
import { RPCLink as PortLink } from '@orpc/client/message-port';
import { RPCLink as SocketLink } from '@orpc/client/websocket';
import type { ContractRouterClient } from '@orpc/contract';
import { OpenAPILink } from '@orpc/openapi-client/fetch';
import WebSocket from 'ws';
import type { Core } from '../../src-main/core';
import { createPortDoor } from '../../src-main/hosts/doors';
import { startHeadlessServer } from '../../src-main/hosts/headless/server';
import { contract } from '../../src-shared/contract';
import { silentLog } from './store';

export type Client = ContractRouterClient<typeof contract>;

export interface Door {
  client: Client;
  /** Breaks the connection, where there is one, as a reload of the page would. */
  cut(): void;
}

export const doorNames = ['MessagePort', 'HTTP', 'WebSocket', 'OpenAPI'] as const;
export type DoorName = (typeof doorNames)[number];

export type HeadlessServer = Awaited<ReturnType<typeof startHeadlessServer>>;

/** Logs in as a browser does: the token of the printed address against a cookie. */
export async function logIn(server: HeadlessServer): Promise<string> {
  const answer = await fetch(server.invite());
  const [cookie] = answer.headers.get('set-cookie')?.split(';') ?? [];
  if (!cookie) throw new Error(`no cookie: ${answer.status} ${await answer.text()}`);
  return cookie;
}

function portDoor(core: Core): Door {
  const { port1, port2 } = new MessageChannel();
  createPortDoor(core)(port1);
  const link = new PortLink({ port: port2 });
  port1.start();
  port2.start();
  return { client: createORPCClient(link), cut: () => port2.close() };
}

async function socketDoor(port: number, cookie: string): Promise<Door> {
  const origin = `http://127.0.0.1:${port}`;
  const socket = new WebSocket(`ws://127.0.0.1:${port}/ws`, { headers: { cookie, origin } });
  await new Promise((resolve, reject) => {
    socket.once('open', resolve);
    socket.once('error', reject);
  });
  // oRPC asks for a browser's WebSocket and uses what both have.
  const link = new SocketLink({ websocket: socket as unknown as globalThis.WebSocket });
  return { client: createORPCClient(link), cut: () => socket.terminate() };
}

/** Serves `core` over every door; `open` makes a new client, as a screen that is opened would. */
export async function serveEveryDoor(core: Core) {
  const server = await startHeadlessServer({
    core,
    version: '0.0.0',
    rendererFolder: 'out/renderer',
    port: 0,
    log: silentLog,
  });
  const cookie = await logIn(server);
  const url = (path: string) => `http://127.0.0.1:${server.port}${path}`;

  /** What a request's door needs beside its address: the cookie, and a way to break off all that is under way. */
  const requests = () => {
    const ended = new AbortController();
    const options = {
      headers: { cookie },
      fetch: (request: Request, init: RequestInit) =>
        fetch(request, { ...init, signal: AbortSignal.any([request.signal, ended.signal]) }),
    };
    return { options, cut: () => ended.abort() };
  };

  const open = async (name: DoorName): Promise<Door> => {
    switch (name) {
      case 'MessagePort':
        return portDoor(core);
      case 'WebSocket':
        return socketDoor(server.port, cookie);
      case 'HTTP': {
        const { options, cut } = requests();
        return { client: createORPCClient(new HttpLink({ url: url('/rpc'), ...options })), cut };
      }
      case 'OpenAPI': {
        const { options, cut } = requests();
        return { client: createORPCClient(new OpenAPILink(contract, { url: url('/api'), ...options })), cut };
      }
    }
  };
  return { open, server, cookie, close: () => server.close() };
}
