import { createServer, type IncomingMessage, request, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';

/** What goes wrong with one request. `null`: nothing. */
export type Fault =
  | null
  /** Answered at once, without asking the server. */
  | { status: number; headers?: Record<string, string> }
  /** The server does what was asked, and its answer is lost. */
  | 'answerLost'
  /** The connection is cut before the server hears anything. */
  | 'requestCut'
  /** The connection is cut in the middle of the answer. */
  | 'cut'
  /** The answer comes in many small pieces. */
  | 'drip';

/** A proxy in front of a server that loses, cuts and refuses what a test says. */
export async function startFlakyProxy(target: string) {
  const seen: string[] = [];
  let faultOf: (request: { number: number; method: string }) => Fault = () => null;

  async function answer(incoming: IncomingMessage, outgoing: ServerResponse): Promise<void> {
    const chunks: Buffer[] = [];
    for await (const chunk of incoming) chunks.push(chunk as Buffer);
    const { method = 'GET', url = '/', headers } = incoming;
    const fault = faultOf({ number: seen.push(method) - 1, method });
    if (fault !== null && typeof fault === 'object') {
      outgoing.writeHead(fault.status, fault.headers).end();
      return;
    }
    if (fault === 'requestCut') {
      outgoing.destroy();
      return;
    }
    const { status, headers: got, body } = await forward(target, method, url, headers, Buffer.concat(chunks));
    if (fault === 'answerLost') {
      outgoing.destroy();
      return;
    }
    const sent: Record<string, string> = { ...got, 'content-length': String(body.length) };
    delete sent['transfer-encoding'];
    outgoing.writeHead(status, sent);
    if (fault === 'cut') outgoing.write(body.subarray(0, body.length / 2), () => outgoing.destroy());
    else if (fault === 'drip') await drip(outgoing, body);
    else outgoing.end(body);
  }

  const server = createServer((incoming, outgoing) => {
    answer(incoming, outgoing).catch(() => outgoing.destroy());
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return {
    origin: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    /** Methods of the requests so far. */
    seen: () => seen,
    fault: (next: typeof faultOf) => {
      faultOf = next;
    },
    stop: async () => {
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}

async function drip(outgoing: ServerResponse, text: Buffer): Promise<void> {
  for (let at = 0; at < text.length; at += 64) {
    outgoing.write(text.subarray(at, at + 64));
    await new Promise((resolve) => setImmediate(resolve));
  }
  outgoing.end();
}

function forward(target: string, method: string, path: string, headers: IncomingMessage['headers'], body: Buffer) {
  return new Promise<{ status: number; headers: Record<string, string>; body: Buffer }>((resolve, reject) => {
    const { hostname, port } = new URL(target);
    const call = request({ hostname, port, method, path, headers, agent: false }, (answer) => {
      const chunks: Buffer[] = [];
      answer.on('data', (chunk: Buffer) => chunks.push(chunk));
      answer.on('end', () =>
        resolve({
          status: answer.statusCode ?? 0,
          headers: Object.fromEntries(Object.entries(answer.headers).map(([name, value]) => [name, String(value)])),
          body: Buffer.concat(chunks),
        }),
      );
      answer.on('error', reject);
    });
    call.on('error', reject);
    call.end(body);
  });
}
