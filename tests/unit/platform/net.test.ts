import { readFileSync } from 'node:fs';
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import { createServer as createTlsServer } from 'node:https';
import type { AddressInfo } from 'node:net';
import { afterEach, describe, expect, it } from 'vitest';
import { isPrivateAddress } from '../../../src-main/platform/net/addresses';
import { Net } from '../../../src-main/platform/net/net';
import { listRequests } from '../../../src-main/platform/net/request-log';
import { allows, type NetRules } from '../../../src-main/platform/net/rules';
import { Secrets } from '../../../src-main/platform/secrets/secrets';
import { openTestStore, removeTestFolders } from '../../support/store';

const servers: Server[] = [];
afterEach(async () => {
  for (const server of servers.splice(0)) {
    server.closeAllConnections();
    await new Promise((resolve) => server.close(resolve));
  }
  removeTestFolders();
});

type Handler = (request: IncomingMessage, response: ServerResponse) => void;

async function listen(server: Server): Promise<number> {
  servers.push(server);
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return (server.address() as AddressInfo).port;
}

async function serve(handler: Handler) {
  const port = await listen(createServer(handler));
  return { port, origin: `http://127.0.0.1:${port}` };
}

function openNet(rules: Partial<NetRules>) {
  const { store } = openTestStore();
  const net = new Net(store);
  const fetch = net.client({ adapter: 'test', account: 'one', allow: [], ...rules });
  return { net, fetch, store, log: () => listRequests(store.db, { limit: 50 }).requests };
}

const refused = (answer: Promise<unknown>) =>
  answer.then(
    () => 'no error',
    ({ code, details }) => [code, details?.reason],
  );

describe('the one way out', () => {
  it('sends and answers as fetch does, and notes it without query or credentials', async () => {
    const { origin, port } = await serve((request, response) => {
      let body = '';
      request.on('data', (chunk) => {
        body += chunk;
      });
      request.on('end', () => {
        response.writeHead(207, { 'content-type': 'application/xml', etag: '"1"' });
        response.end(`${request.method} ${request.headers.authorization} ${body}`);
      });
    });
    const { fetch, log, store } = openNet({ allow: [origin], lan: true });
    const answer = await fetch(`${origin}/books/ann?password=hidden`, {
      method: 'PROPFIND',
      headers: { authorization: 'Basic secret' },
      body: 'hello',
    });
    expect([answer.status, answer.ok, answer.headers.get('etag')]).toEqual([207, true, '"1"']);
    expect(await answer.text()).toBe('PROPFIND Basic secret hello');
    await expect.poll(() => log()[0]?.status).toBe(207);
    expect(log()).toMatchObject([
      {
        adapter: 'test',
        account: 'one',
        method: 'PROPFIND',
        host: `127.0.0.1:${port}`,
        path: '/books/ann',
        bytesOut: 5,
      },
    ]);
    expect(JSON.stringify(store.db.prepare('SELECT * FROM network_log').all())).not.toMatch(/hidden|secret|hello/);
  });

  it('sends a stream as it comes', async () => {
    const { origin } = await serve((request, response) => request.pipe(response));
    const { fetch, log } = openNet({ allow: [origin], lan: true });
    const body = new Blob(['a'.repeat(100_000)]).stream();
    const answer = await fetch(origin, { method: 'PUT', body });
    expect((await answer.text()).length).toBe(100_000);
    await expect.poll(() => log()[0]?.status).toBe(200);
    expect(log()[0]).toMatchObject({ bytesOut: 100_000, bytesIn: 100_000 });
  });

  it('reaches nobody who is not allowed', async () => {
    const { origin } = await serve((_request, response) => response.end());
    const { fetch, log } = openNet({ allow: ['https://dav.example.com'], lan: true });
    expect(await refused(fetch(origin))).toEqual(['forbidden', 'host']);
    expect(await refused(fetch('http://dav.example.com/'))).toEqual(['forbidden', 'host']);
    expect(log()).toEqual([]);
  });

  it('goes into a private network, and without encryption, only where the user has said so', async () => {
    const { origin, port } = await serve((_request, response) => response.end('there'));
    const name = `http://localhost:${port}`;
    const outside = openNet({ allow: [origin, name, `https://127.0.0.1:${port}`, `https://localhost:${port}`] });
    expect(await refused(outside.fetch(origin))).toEqual(['forbidden', 'insecure']);
    expect(await refused(outside.fetch(`https://127.0.0.1:${port}`))).toEqual(['forbidden', 'private']);
    expect(await refused(outside.fetch(`https://localhost:${port}`))).toEqual(['forbidden', 'private']);
    const within = openNet({ allow: [origin, 'http://93.184.216.34'], lan: true });
    expect(await (await within.fetch(origin)).text()).toBe('there');
    expect(await refused(within.fetch('http://93.184.216.34'))).toEqual(['forbidden', 'insecure']);
  });

  it('follows a redirect to a server that is allowed, without the credentials where it is another', async () => {
    const other = await serve((request, response) => response.end(String(request.headers.authorization)));
    const own = await serve((request, response) => {
      if (request.url === '/there') return response.end(String(request.headers.authorization));
      response.writeHead(307, { location: request.url === '/own' ? '/there' : other.origin }).end();
    });
    const headers = { authorization: 'Basic secret' };
    const both = openNet({ allow: [own.origin, other.origin], lan: true });
    expect(await (await both.fetch(`${own.origin}/own`, { headers })).text()).toBe('Basic secret');
    expect(await (await both.fetch(`${own.origin}/other`, { headers })).text()).toBe('undefined');
    const manual = await both.fetch(`${own.origin}/other`, { redirect: 'manual' });
    expect(manual.headers.get('location')).toBe(other.origin);
    const one = openNet({ allow: [own.origin], lan: true });
    expect(await refused(one.fetch(`${own.origin}/other`, { headers }))).toEqual(['forbidden', 'host']);
  });

  it('does not follow round and round', async () => {
    const { origin } = await serve((_request, response) => response.writeHead(302, { location: '/' }).end());
    const { fetch } = openNet({ allow: [origin], lan: true });
    expect(await refused(fetch(origin))).toEqual(['forbidden', 'redirect']);
  });

  it('breaks off what is too big, too slow, cut on the way, or no longer wanted', async () => {
    const { origin } = await serve((request, response) => {
      if (request.url === '/big') return response.end('x'.repeat(5000));
      response.writeHead(200, { 'content-length': 100 });
      response.write('half');
      if (request.url === '/cut') setImmediate(() => response.destroy());
    });
    const { fetch, net } = openNet({ allow: [origin], lan: true, maxBytes: 1000, timeout: 60_000 });
    const read = async (path: string, signal?: AbortSignal) =>
      refused(fetch(`${origin}${path}`, signal ? { signal } : {}).then((answer) => answer.text()));
    expect(await read('/big')).toEqual(['unsupported', 'tooBig']);
    expect(await read('/cut')).toEqual(['offline', 'cut']);
    expect(await read('/slow', AbortSignal.abort())).toEqual(['cancelled', undefined]);
    const slow = openNet({ allow: [origin], lan: true, timeout: 50 });
    expect(await refused(slow.fetch(`${origin}/slow`).then((answer) => answer.text()))).toEqual(['offline', 'timeout']);
    const pending = read('/slow');
    net.stop();
    expect((await pending)[0]).toBe('cancelled');
    expect(await read('/slow')).toEqual(['cancelled', undefined]);
  });

  it('says in a word why nobody is there, and notes that it was tried', async () => {
    const { origin, port } = await serve((_request, response) => response.end());
    const { fetch, log } = openNet({ allow: [origin, 'https://nowhere.invalid'], lan: true });
    const [server] = servers.splice(0);
    await new Promise((resolve) => server?.close(resolve));
    expect(await refused(fetch(origin))).toEqual(['offline', 'refused']);
    expect(await refused(fetch('https://nowhere.invalid'))).toEqual(['offline', 'dns']);
    expect(log()).toMatchObject([
      { host: 'nowhere.invalid', status: 0 },
      { host: `127.0.0.1:${port}`, status: 0 },
    ]);
  });

  it('trusts no certificate that nobody vouches for', async () => {
    const pem = (name: string) => readFileSync(`tests/fixtures/tls/${name}.pem`);
    const server = createTlsServer({ key: pem('key'), cert: pem('cert') }, (_request, response) => response.end());
    const origin = `https://127.0.0.1:${await listen(server)}`;
    const { fetch } = openNet({ allow: [origin], lan: true });
    expect(await refused(fetch(origin))).toEqual(['forbidden', 'tls.selfSigned']);
  });

  it('keeps the last ten thousand requests, newest first, in pages', async () => {
    const { origin } = await serve((_request, response) => response.end());
    const { fetch, store } = openNet({ allow: [origin], lan: true });
    const insert = `INSERT INTO network_log (id, adapter, account, method, host, path, status, bytes_out, bytes_in, ms, at)
      VALUES (?, 'old', '', 'GET', 'h', '/', 200, 0, 0, 0, 0)`;
    store.maintain(() => {
      for (let id = 1; id <= 10_000; id++) store.db.prepare(insert).run(id);
    });
    await fetch(origin);
    const page = listRequests(store.db, { limit: 2 });
    expect(page).toMatchObject({ requests: [{ id: 10_001, adapter: 'test' }, { id: 10_000 }], next: 10_000 });
    expect(listRequests(store.db, { before: 3, limit: 5 })).toMatchObject({ requests: [{ id: 2 }], next: null });
  });
});

describe('rules', () => {
  it('know private addresses', () => {
    for (const address of ['127.0.0.1', '10.1.2.3', '192.168.0.9', '169.254.169.254', '::1', 'fe80::1%eth0', 'fd00::1'])
      expect([address, isPrivateAddress(address)]).toEqual([address, true]);
    for (const address of ['::ffff:10.0.0.1', '::ffff:7f00:1', '0.0.0.0', '255.255.255.255', 'no address'])
      expect([address, isPrivateAddress(address)]).toEqual([address, true]);
    for (const address of ['93.184.216.34', '::ffff:93.184.216.34', '2606:2800:220:1::1'])
      expect([address, isPrivateAddress(address)]).toEqual([address, false]);
  });

  it('allow the hosts they name, and below a star all of its hosts', () => {
    const allow = ['https://contacts.example.com', 'https://*.example.org', 'http://nas.local:5232'];
    const may = (url: string) => allows({ allow }, new URL(url));
    expect(['https://contacts.example.com/x', 'https://p12.example.org', 'http://nas.local:5232/a'].map(may)).toEqual([
      true,
      true,
      true,
    ]);
    expect(
      [
        'https://example.org',
        'https://evilexample.org',
        'http://p12.example.org',
        'http://nas.local',
        'https://x.y',
      ].map(may),
    ).toEqual([false, false, false, false, false]);
  });
});

it('secrets are kept by name, replaced and forgotten', () => {
  const { store } = openTestStore();
  const secrets = new Secrets(store);
  secrets.put('carddav/1', 'first');
  secrets.put('carddav/1', 'second');
  expect([secrets.get('carddav/1'), secrets.get('carddav/2')]).toEqual(['second', undefined]);
  secrets.remove('carddav/1');
  expect(secrets.get('carddav/1')).toBeUndefined();
});
