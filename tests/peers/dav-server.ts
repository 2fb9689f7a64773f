import { type ChildProcess, spawn } from 'node:child_process';
import { accessSync, constants, mkdirSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:net';
import { delimiter, join } from 'node:path';
import { tempFolder } from '../support/temp-folder';

export interface DavServer {
  /** Where the user's books lie, and who they are there. */
  origin: string;
  home: string;
  user: string;
  password: string;
  stop(): Promise<void>;
}

function programOf(name: string): string {
  for (const folder of (process.env.PATH ?? '').split(delimiter)) {
    try {
      accessSync(join(folder, name), constants.X_OK);
      return join(folder, name);
    } catch {}
  }
  throw new Error(
    `The CardDAV tests need the program "${name}": install Debian's package of that name (apt-get install --no-install-recommends ${name}).`,
  );
}

async function freePort(): Promise<number> {
  const server = createServer();
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const address = server.address();
  await new Promise((resolve) => server.close(resolve));
  return typeof address === 'object' && address ? address.port : 0;
}

/** Waits until the server answers, or says why it never will. */
async function answering(origin: string, child: ChildProcess): Promise<void> {
  let said = '';
  child.stderr?.on('data', (chunk) => {
    said += chunk;
  });
  for (;;) {
    if (child.exitCode !== null) throw new Error(`the server ended with ${child.exitCode}: ${said}`);
    const answer = await fetch(origin).catch(() => null);
    if (answer) return;
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
}

/** Starts a server on a free port of this computer, with a folder of its own, and waits until it answers. */
export async function startServer(command: string, args: (port: number, folder: string) => string[]) {
  const folder = tempFolder();
  // Somebody else may take the port between our look and the server's start; it is then tried again.
  for (let tries = 0; ; tries++) {
    const port = await freePort();
    const child = spawn(command, args(port, folder.path), {
      env: { ...process.env, HOME: folder.path },
      stdio: ['ignore', 'ignore', 'pipe'],
    });
    const ended = new Promise<void>((resolve) => child.once('exit', () => resolve()));
    try {
      await answering(`http://127.0.0.1:${port}/`, child);
    } catch (error) {
      if (tries >= 3) throw error;
      continue;
    }
    return {
      origin: `http://127.0.0.1:${port}`,
      folder: folder.path,
      stop: async () => {
        child.kill('SIGKILL');
        await ended;
        folder.remove();
      },
    };
  }
}

/** Radicale on a free port, with the user `ann`; she has the book `book`. */
export async function startRadicale(): Promise<DavServer> {
  const program = programOf('radicale');
  const { origin, stop } = await startServer(program, (port, folder) => {
    mkdirSync(join(folder, 'data'), { recursive: true });
    writeFileSync(join(folder, 'users'), 'ann:pw-ann\n');
    const config = `[server]
hosts = 127.0.0.1:${port}
max_connections = 50
[auth]
type = htpasswd
htpasswd_filename = ${folder}/users
htpasswd_encryption = plain
delay = 0
[rights]
type = owner_only
[storage]
filesystem_folder = ${folder}/data
[web]
type = none
[logging]
level = warning
`;
    writeFileSync(join(folder, 'config'), config);
    return ['--config', join(folder, 'config')];
  });
  const server = { origin, home: `${origin}/ann/`, user: 'ann', password: 'pw-ann', stop };
  await rawDav(server).makeBook('book', 'Address book');
  return server;
}

/** Xandikos on a free port: a server that is awkward where the standards leave room. */
export async function startXandikos(): Promise<DavServer> {
  const program = programOf('xandikos');
  const { origin, stop } = await startServer(program, (port, folder) => {
    const data = join(folder, 'data');
    mkdirSync(data, { recursive: true });
    const where = ['--listen-address', '127.0.0.1', '--port', String(port), '--directory', data];
    return [...where, '--current-user-principal', '/ann/', '--autocreate', '--defaults'];
  });
  return { origin, home: `${origin}/ann/contacts/`, user: 'ann', password: 'any', stop };
}

/** A client of no library: what another phone or program does to the cards. */
export function rawDav({ home, user, password }: Pick<DavServer, 'home' | 'user' | 'password'>) {
  const authorization = `Basic ${Buffer.from(`${user}:${password}`).toString('base64')}`;
  const ask = async (path: string, method: string, body?: string, headers: Record<string, string> = {}) =>
    fetch(new URL(path, home), {
      method,
      headers: { authorization, ...headers },
      ...(body === undefined ? {} : { body }),
    });
  /** Reads the answer to its end in any case: one left lying brings the client down when the server hangs up. */
  const textOf = async (answer: Response): Promise<string> => {
    const text = await answer.text();
    if (!answer.ok) throw new Error(`${answer.status} ${text}`);
    return text;
  };
  return {
    ask,
    makeBook: async (path: string, name: string) =>
      textOf(
        await ask(
          `${path}/`,
          'MKCOL',
          `<?xml version="1.0"?><mkcol xmlns="DAV:" xmlns:c="urn:ietf:params:xml:ns:carddav"><set><prop>
           <resourcetype><collection/><c:addressbook/></resourcetype><displayname>${name}</displayname>
           </prop></set></mkcol>`,
          { 'content-type': 'application/xml' },
        ),
      ),
    put: async (path: string, card: string) =>
      textOf(await ask(path, 'PUT', card.replace(/\r?\n/g, '\r\n'), { 'content-type': 'text/vcard' })),
    get: async (path: string) => textOf(await ask(path, 'GET')),
    remove: async (path: string) => textOf(await ask(path, 'DELETE')),
    /** Paths of the cards in a book. */
    list: async (path: string): Promise<string[]> => {
      const body = '<?xml version="1.0"?><propfind xmlns="DAV:"><prop><getetag/></prop></propfind>';
      const headers = { depth: '1', 'content-type': 'application/xml' };
      const text = await textOf(await ask(path, 'PROPFIND', body, headers));
      const hrefs = [...text.matchAll(/<(?:\w+:)?href>([^<]+)<\/(?:\w+:)?href>/g)].map(([, href = '']) => href);
      return hrefs.filter((href) => href.endsWith('.vcf')).sort();
    },
  };
}
