import type { IncomingMessage } from 'node:http';
import type { Duplex } from 'node:stream';
// Of oRPC's handlers for sockets, Bun's is the one that is no more than message and close.
import { RPCHandler, type ServerWebSocket } from '@orpc/server/bun-ws';
import { type RawData, type WebSocket, WebSocketServer } from 'ws';
import type { Core } from '../../core';
import type { Logger } from '../../platform/log/logger';
import { doorOptions } from '../doors';
import type { Guard } from './guard';

export interface SocketDoorOptions {
  core: Core;
  guard: Guard;
  maxBytes: number;
  log: Logger;
}

const reasons = { 401: 'Unauthorized', 403: 'Forbidden', 404: 'Not Found', 429: 'Too Many Requests' } as const;

function turnAway(socket: Duplex, status: keyof typeof reasons) {
  socket.end(`HTTP/1.1 ${status} ${reasons[status]}\r\nConnection: close\r\nContent-Length: 0\r\n\r\n`);
}

/** The contract over a WebSocket at `/ws`, for the session the cookie names; it ends with too many or too long messages. */
export function createSocketDoor({ core, guard, maxBytes, log }: SocketDoorOptions) {
  const handler = new RPCHandler(core.router, doorOptions());
  const server = new WebSocketServer({ noServer: true, maxPayload: maxBytes, perMessageDeflate: false });

  /** Close codes: IANA WebSocket close code registry. */
  const receive = async (
    peer: ServerWebSocket,
    socket: WebSocket,
    session: string,
    data: RawData,
    isBinary: boolean,
  ) => {
    if (!guard.allow(session)) return socket.close(1013, 'Too many requests.');
    try {
      const message = Buffer.isBuffer(data) ? data : Buffer.concat(Array.isArray(data) ? data : [Buffer.from(data)]);
      await handler.message(peer, isBinary ? message : message.toString(), { context: {} });
    } catch {
      socket.close(1007, 'The message could not be read.');
    }
  };

  const serve = (socket: WebSocket, session: string) => {
    socket.on('error', (error) => log.warn({ error: error.message }, 'socket failed'));
    const peer: ServerWebSocket = {
      send(message) {
        socket.send(message);
        return 0;
      },
    };
    socket.on('message', (data, isBinary) => void receive(peer, socket, session, data, isBinary));
    socket.on('close', () => handler.close(peer));
  };

  return {
    upgrade(request: IncomingMessage, socket: Duplex, head: Buffer) {
      socket.on('error', () => socket.destroy());
      if (request.url !== '/ws') return turnAway(socket, 404);
      const verdict = guard.judge(request, null);
      if ('refusal' in verdict) return turnAway(socket, verdict.refusal.status);
      if (!('session' in verdict)) return turnAway(socket, 401);
      server.handleUpgrade(request, socket, head, (upgraded) => serve(upgraded, verdict.session));
    },
    close() {
      for (const socket of server.clients) socket.terminate();
      server.close();
    },
  };
}
