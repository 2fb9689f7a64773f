import { mkdirSync, writeFileSync } from 'node:fs';
import { connect } from 'node:net';
import { networkInterfaces } from 'node:os';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import WebSocket from 'ws';
import type { Core } from '../../src-main/core';
import { type HeadlessServerOptions, startHeadlessServer } from '../../src-main/hosts/headless/server';
import { openTestCore } from '../support/core';
import { type HeadlessServer, logIn } from '../support/doors';
import { ask, askBare } from '../support/http';
import { silentLog } from '../support/store';
import { tempFolder } from '../support/temp-folder';

let core: Core;
const renderer = tempFolder();

beforeAll(async () => {
  core = await openTestCore();
  mkdirSync(`${renderer.path}/built/assets`, { recursive: true });
  writeFileSync(`${renderer.path}/secret.js`, 'planted secret');
  writeFileSync(`${renderer.path}/built/index.html`, '<!doctype html><title>Praxis</title>');
  writeFileSync(`${renderer.path}/built/assets/app-1a2b.js`, 'run();');
});
afterAll(async () => {
  await core.stop();
  renderer.remove();
});

/** A host with the options given, and someone who is logged in to it. */
async function withHost(
  use: (host: { server: HeadlessServer; port: number; cookie: string; origin: string }) => Promise<void>,
  options: Partial<HeadlessServerOptions> = {},
) {
  const rendererFolder = `${renderer.path}/built`;
  const server = await startHeadlessServer({ core, version: '0', rendererFolder, port: 0, log: silentLog, ...options });
  const { port } = server;
  try {
    await use({ server, port, cookie: await logIn(server), origin: `http://127.0.0.1:${port}` });
  } finally {
    await server.close();
  }
}

/** How the host answers an attempt to open a WebSocket: `open`, or the status it refuses with. */
function openSocket(port: number, headers: Record<string, string>, path = '/ws'): Promise<'open' | number> {
  const socket = new WebSocket(`ws://127.0.0.1:${port}${path}`, { headers });
  return new Promise((resolve) => {
    socket.once('open', () => {
      socket.terminate();
      resolve('open');
    });
    socket.once('unexpected-response', (_request, response) => resolve(response.statusCode ?? 0));
    socket.on('error', () => {});
  });
}

describe('who gets in', () => {
  test('nothing is served to someone without a session: no page, no file, no procedure', async () => {
    await withHost(async ({ port }) => {
      const answers = ['/', '/contacts', '/assets/app-1a2b.js', '/api/app/info', '/api/openapi.json', '/rpc/app/info'];
      for (const path of answers) expect((await ask(port, path)).status).toBe(401);
      expect(await openSocket(port, {})).toBe(401);
    });
  });

  test('a token is exchanged once for a cookie that scripts can’t read and other sites can’t send', async () => {
    await withHost(async ({ server, port }) => {
      const { pathname, search } = new URL(server.invite());
      const first = await ask(port, pathname + search);
      expect(first.headers['set-cookie']?.[0]).toMatch(
        new RegExp(`^praxis-${port}=[\\w-]{43}; HttpOnly; SameSite=Strict; Path=/$`),
      );
      const again = await ask(port, pathname + search);
      expect(again.status).toBe(401);
      expect(again.headers['set-cookie']).toBeUndefined();
    });
  });

  test('a token that was never issued is refused', async () => {
    await withHost(async ({ port }) => {
      expect((await ask(port, '/?token=')).status).toBe(401);
      expect((await ask(port, `/?token=${'A'.repeat(43)}`)).status).toBe(401);
    });
  });

  test('a session survives a reload, and opening the spent link again', async () => {
    await withHost(async ({ server, port, cookie }) => {
      for (const path of ['/', '/', '/contacts'])
        expect((await ask(port, path, { headers: { cookie } })).status).toBe(200);
      const { pathname, search } = new URL(server.invite());
      await ask(port, pathname + search);
      expect((await ask(port, pathname + search, { headers: { cookie } })).status).toBe(200);
    });
  });

  test('a cookie made up or of another host is refused', async () => {
    await withHost(async ({ port, cookie }) => {
      const [, value = ''] = cookie.split('=');
      for (const bad of [`praxis-${port}=guessed`, `praxis-${port + 1}=${value}`, `${cookie}x`])
        expect((await ask(port, '/api/app/info', { headers: { cookie: bad } })).status).toBe(401);
    });
  });
});

describe('where from', () => {
  test('a request whose Host is another name (DNS rebinding) is refused, session or not', async () => {
    await withHost(async ({ port, cookie, origin }) => {
      for (const host of [
        'rebound.example',
        `rebound.example:${port}`,
        `localhost:${port}`,
        '127.0.0.1',
        `127.0.0.1:${port}.example`,
      ]) {
        expect((await ask(port, '/', { headers: { host, cookie } })).status).toBe(403);
        expect(await openSocket(port, { host, cookie, origin })).toBe(403);
      }
    });
  });

  test('a request from a foreign Origin is refused, session or not', async () => {
    await withHost(async ({ port, cookie }) => {
      for (const origin of [
        'https://evil.example',
        'null',
        `http://127.0.0.1:${port + 1}`,
        `http://localhost:${port}`,
        `https://127.0.0.1:${port}`,
      ]) {
        expect((await ask(port, '/rpc/app/info', { method: 'POST', headers: { origin, cookie } })).status).toBe(403);
        expect(await openSocket(port, { origin, cookie })).toBe(403);
      }
    });
  });

  test('what another page on this machine embeds or asks for is refused', async () => {
    await withHost(async ({ port, cookie }) => {
      for (const site of ['cross-site', 'same-site'])
        expect((await ask(port, '/api/app/info', { headers: { cookie, 'sec-fetch-site': site } })).status).toBe(403);
      for (const site of ['same-origin', 'none'])
        expect((await ask(port, '/api/app/info', { headers: { cookie, 'sec-fetch-site': site } })).status).toBe(200);
    });
  });

  test('no answer allows another origin anything (CORS)', async () => {
    await withHost(async ({ port, cookie, origin }) => {
      for (const asked of [origin, 'https://evil.example']) {
        const headers = { cookie, origin: asked, 'access-control-request-method': 'POST' };
        const preflight = await ask(port, '/rpc/app/info', { method: 'OPTIONS', headers });
        const names = Object.keys(preflight.headers).filter((name) => name.startsWith('access-control-'));
        expect(names).toEqual([]);
      }
    });
  });

  test('only this machine can connect', async () => {
    await withHost(async ({ port }) => {
      const others = Object.values(networkInterfaces()).flat();
      const addresses = [
        '::1',
        ...others.flatMap((one) => (one && !one.internal && one.family === 'IPv4' ? [one.address] : [])),
      ];
      for (const address of addresses) {
        const outcome = await new Promise<string>((resolve) => {
          const socket = connect(port, address, () => resolve('connected'));
          socket.on('error', () => resolve('refused'));
        });
        expect(`${address} ${outcome}`).toBe(`${address} refused`);
      }
    });
  });
});

describe('what is served', () => {
  test('no path leads out of the renderer’s folder', async () => {
    await withHost(async ({ port, cookie }) => {
      const paths = [
        '/../secret.js',
        '/assets/../../secret.js',
        '/%2e%2e/secret.js',
        '/assets/%2e%2e/%2e%2e/secret.js',
        '/..%2fsecret.js',
        '/..%5csecret.js',
        '/assets/..\\..\\secret.js',
        '//secret.js',
        '/%00secret.js',
        `${renderer.path}/secret.js`,
      ];
      for (const path of paths) {
        const answer = await ask(port, path, { headers: { cookie } });
        expect(`${path} ${answer.status}`).toBe(`${path} 404`);
        expect(answer.text).not.toContain('planted');
      }
    });
  });

  test('every answer carries the policy, whatever its status', async () => {
    await withHost(async ({ port, cookie }) => {
      for (const path of ['/', '/nothing.js', '/api/app/info', '/rpc/app/nothing', '/api/openapi.json']) {
        const { headers } = await ask(port, path, { headers: { cookie } });
        expect(headers['content-security-policy']).toContain("default-src 'none'; script-src 'self'");
        expect(headers['content-security-policy']).toContain("frame-ancestors 'none'");
        expect(headers['x-content-type-options']).toBe('nosniff');
        expect(headers['referrer-policy']).toBe('no-referrer');
      }
      expect((await ask(port, '/')).headers['content-security-policy']).toBeDefined();
    });
  });

  test('an address of a screen answers with the app, one of nothing with 404', async () => {
    await withHost(async ({ port, cookie }) => {
      const screen = await ask(port, '/contacts/018f-7', { headers: { cookie } });
      expect([screen.status, screen.headers['cache-control']]).toEqual([200, 'no-store']);
      const file = await ask(port, '/assets/app-1a2b.js', { headers: { cookie } });
      expect([file.status, file.headers['content-type']]).toEqual([200, 'text/javascript; charset=utf-8']);
      expect((await ask(port, '/assets/gone.js', { headers: { cookie } })).status).toBe(404);
      expect((await ask(port, '/contacts', { method: 'POST', headers: { cookie } })).status).toBe(405);
    });
  });
});

describe('too much', () => {
  const body = { bytes: 1000, milliseconds: 300 };
  const head = (port: number, cookie: string, ...more: string[]) => [
    'POST /rpc/app/info HTTP/1.1',
    `Host: 127.0.0.1:${port}`,
    `Cookie: ${cookie}`,
    'Content-Type: application/json',
    ...more,
    '',
    '',
  ];

  test('a body that says it is too long is refused before it is read', async () => {
    await withHost(
      async ({ port, cookie }) => {
        expect(await askBare(port, head(port, cookie, 'Content-Length: 1001'))).toMatch(/^HTTP\/1.1 413 /);
      },
      { body },
    );
  });

  test('a body that turns out too long is refused as soon as it is', async () => {
    await withHost(
      async ({ port, cookie }) => {
        const chunks = Array.from({ length: 5 }, () => `100\r\n${'x'.repeat(256)}`);
        const answer = await askBare(port, [
          ...head(port, cookie, 'Transfer-Encoding: chunked').slice(0, -1),
          ...chunks,
          '',
        ]);
        expect(answer).toMatch(/^HTTP\/1.1 413 /);
      },
      { body },
    );
  });

  test('a body that comes too slowly is given up', async () => {
    await withHost(
      async ({ port, cookie }) => {
        const answer = await askBare(port, [...head(port, cookie, 'Content-Length: 100'), '{"json":']);
        expect(answer).toMatch(/^HTTP\/1.1 408 /);
      },
      { body },
    );
  });

  test('a message too long ends its WebSocket', async () => {
    await withHost(
      async ({ port, cookie, origin }) => {
        const socket = new WebSocket(`ws://127.0.0.1:${port}/ws`, { headers: { cookie, origin } });
        socket.once('open', () => socket.send('x'.repeat(1001)));
        // 1009: message too big (RFC 6455, section 7.4.1).
        expect(await new Promise((resolve) => socket.once('close', resolve))).toBe(1009);
      },
      { body },
    );
  });

  test('a message that nobody can read ends its WebSocket', async () => {
    await withHost(async ({ port, cookie, origin }) => {
      for (const message of ['{}', 'not JSON', Buffer.from([1, 2, 3])]) {
        const socket = new WebSocket(`ws://127.0.0.1:${port}/ws`, { headers: { cookie, origin } });
        socket.once('open', () => socket.send(message));
        // 1007: the data is not what it says (RFC 6455, section 7.4.1).
        expect(await new Promise((resolve) => socket.once('close', resolve))).toBe(1007);
      }
    });
  });

  test('attempts without a session are limited, and don’t shut out who has one', async () => {
    await withHost(
      async ({ port, cookie }) => {
        const statuses = [];
        for (let attempt = 0; attempt < 5; attempt += 1)
          statuses.push((await ask(port, `/?token=guess${attempt}`)).status);
        expect(statuses).toEqual([401, 401, 401, 401, 429]);
        expect((await ask(port, '/', { headers: { cookie } })).status).toBe(200);
      },
      { strangerLimit: { burst: 5, perSecond: 0.01 } },
    );
  });

  test('a session that asks without end is told to wait, over HTTP and WebSocket', async () => {
    await withHost(
      async ({ port, cookie, origin }) => {
        const socket = new WebSocket(`ws://127.0.0.1:${port}/ws`, { headers: { cookie, origin } });
        await new Promise((resolve) => socket.once('open', resolve));
        for (let call = 0; call < 4; call += 1)
          expect((await ask(port, '/', { headers: { cookie } })).status).toBe(200);
        const refused = await ask(port, '/rpc/app/info', { headers: { cookie } });
        expect([refused.status, refused.headers['retry-after']]).toEqual([429, '60']);
        expect(JSON.parse(refused.text)).toMatchObject({ json: { code: 'rate_limited' } });
        socket.send('{}');
        // 1013: try again later (IANA WebSocket close codes).
        expect(await new Promise((resolve) => socket.once('close', resolve))).toBe(1013);
      },
      { limit: { burst: 5, perSecond: 0.01 } },
    );
  });

  test('a port that is taken is an error of its own', async () => {
    await withHost(async ({ port }) => {
      const second = startHeadlessServer({ core, version: '0', rendererFolder: '', port, log: silentLog });
      await expect(second).rejects.toMatchObject({ code: 'EADDRINUSE' });
    });
  });
});
