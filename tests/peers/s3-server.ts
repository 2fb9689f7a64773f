import { readdirSync, readFileSync } from 'node:fs';
import { createServer, type IncomingMessage, request, type ServerResponse } from 'node:http';
import { createRequire } from 'node:module';
import type { AddressInfo } from 'node:net';
import path from 'node:path';
import { startServer } from './dav-server';

const require = createRequire(import.meta.url);

export const bucket = 'practice';
/** What s3rver lets in with; it looks at the key's id and at the time, and not at the signature. */
export const keys = { accessKeyId: 'S3RVER', secretAccessKey: 'S3RVER' };

/** s3rver on a free port, with one empty bucket. */
export async function startS3() {
  const program = require.resolve('s3rver/bin/s3rver.js');
  const { origin, folder, stop } = await startServer(process.execPath, (port, data) => [
    // The tokens its lists go on with are made with DES.
    '--openssl-legacy-provider',
    ...[program, '-d', data, '-a', '127.0.0.1', '-p', String(port)],
    ...['--no-vhost-buckets', '--silent', '--configure-bucket', bucket],
  ]);
  const files = () =>
    readdirSync(path.join(folder, bucket), { recursive: true, withFileTypes: true })
      .filter((entry) => entry.isFile())
      .map(({ parentPath, name }) => path.join(parentPath, name));
  return {
    origin,
    stop,
    /** Names of the objects there, as the server's folder has them. */
    objects: () =>
      files()
        .filter((file) => file.endsWith('._S3rver_object'))
        .map((file) => path.relative(path.join(folder, bucket), file).replace(/\._S3rver_object$/, ''))
        .sort(),
    /** Every byte the server keeps. */
    bytes: () => Buffer.concat(files().map((file) => readFileSync(file))),
  };
}

/** What goes wrong with a request: it is cut in the middle of its body, or answered without asking the server. */
export type Fault = 'cut' | { status: number; body: string };

/** A line to a server that fails as a test says; what isn't of interest passes as it is. */
export async function startBadLine(origin: string) {
  let faultOf: (method: string, url: string) => Fault | null = () => null;
  const { hostname, port } = new URL(origin);

  async function pass(incoming: IncomingMessage, outgoing: ServerResponse): Promise<void> {
    const { method = '', url = '', headers } = incoming;
    const fault = faultOf(method, url);
    if (fault && fault !== 'cut') {
      incoming.resume();
      await new Promise((resolve) => incoming.once('end', resolve));
      outgoing.writeHead(fault.status, { 'content-type': 'application/xml' }).end(fault.body);
      return;
    }
    const call = request({ hostname, port, method, path: url, headers, agent: false }, (answer) => {
      outgoing.writeHead(answer.statusCode ?? 0, answer.headers);
      answer.pipe(outgoing);
      answer.on('error', () => outgoing.destroy());
    });
    call.on('error', () => outgoing.destroy());
    let left = fault === 'cut' ? Number(headers['content-length'] ?? 0) / 2 : Number.POSITIVE_INFINITY;
    for await (const piece of incoming) {
      call.write(piece);
      left -= (piece as Buffer).length;
      if (left > 0) continue;
      call.destroy();
      outgoing.destroy();
      return;
    }
    if (fault === 'cut') outgoing.destroy();
    call.end();
  }

  const server = createServer((incoming, outgoing) => void pass(incoming, outgoing).catch(() => outgoing.destroy()));
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return {
    origin: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    fault: (next: typeof faultOf) => {
      faultOf = next;
    },
    stop: async () => {
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}
