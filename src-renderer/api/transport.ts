import { createORPCClient, DynamicLink, ORPCError } from '@orpc/client';
import { RPCLink as HttpLink } from '@orpc/client/fetch';
import { RPCLink as PortLink } from '@orpc/client/message-port';
import { RPCLink as SocketLink } from '@orpc/client/websocket';
import type { ContractRouterClient } from '@orpc/contract';
import type { contract } from '../../src-shared/contract';

/** A way to the core, and whether it still leads there. */
interface Door {
  link: PortLink<Record<never, never>> | SocketLink<Record<never, never>> | HttpLink<Record<never, never>>;
  isOpen(): boolean;
}

/** In Electron: a port straight to the core's process, which the preload hands over. */
function portDoor(): Door {
  const { port1, port2 } = new MessageChannel();
  let isOpen = true;
  port1.addEventListener('close', () => {
    isOpen = false;
  });
  const link = new PortLink({ port: port1 });
  port1.start();
  window.postMessage('rpc-port', window.location.origin, [port2]);
  return { link, isOpen: () => isOpen };
}

/** In a browser: a WebSocket; null where none can be had (a proxy, a filter). */
function socketDoor(): Promise<Door | null> {
  const socket = new WebSocket(new URL('/ws', window.location.href.replace(/^http/, 'ws')));
  return new Promise((resolve) => {
    socket.addEventListener('open', () => {
      const isOpen = () => socket.readyState === WebSocket.OPEN;
      resolve({ link: new SocketLink({ websocket: socket }), isOpen });
    });
    socket.addEventListener('close', () => resolve(null));
  });
}

/** One request per call, where nothing better can be had. Asked again each time, so that a socket gets its chance. */
const httpDoor = (): Door => ({
  link: new HttpLink({ url: new URL('/rpc', window.location.href).href }),
  isOpen: () => false,
});

const openDoor = async (): Promise<Door> =>
  window.location.protocol === 'app:' ? portDoor() : ((await socketDoor()) ?? httpDoor());

let door: Promise<Door> | null = null;

async function currentLink() {
  if (door && !(await door).isOpen()) door = null;
  door ??= openDoor();
  return (await door).link;
}

const links = new DynamicLink(currentLink);

/**
 * The contract, over the best door this host has. A door that shuts is opened again by the next call; the calls it
 * cut off fail with `offline` and are not repeated, since nobody knows whether they were carried out.
 */
export const client: ContractRouterClient<typeof contract> = createORPCClient({
  async call(path, input, options) {
    try {
      return await links.call(path, input, options);
    } catch (error) {
      if (error instanceof ORPCError || options.signal?.aborted) throw error;
      throw new ORPCError('offline', { message: 'The core does not answer.', cause: error });
    }
  },
});
