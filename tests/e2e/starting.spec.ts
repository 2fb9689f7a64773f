import { spawn } from 'node:child_process';
import { chmodSync, cpSync, existsSync, mkdirSync, statSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:net';
import { delimiter, join } from 'node:path';
import { expect, test } from '@playwright/test';
import { launchHeadless } from '../support/launch-headless';
import { tempFolder } from '../support/temp-folder';

const root = process.cwd();
let folder: ReturnType<typeof tempFolder>;
test.beforeEach(() => {
  folder = tempFolder();
});
test.afterEach(() => folder.remove());

interface Ended {
  code: number | null;
  said: string;
  complained: string;
}

/** Runs `node` to its end; a start that goes well has none, and is ended after `seconds`. */
function run(args: string[], env: NodeJS.ProcessEnv = {}, cwd = root, seconds = 20): Promise<Ended> {
  const child = spawn(process.execPath, args, { cwd, env: { ...process.env, ...env }, timeout: seconds * 1000 });
  let said = '';
  let complained = '';
  child.stdout.on('data', (chunk: Buffer) => {
    said += chunk.toString();
  });
  child.stderr.on('data', (chunk: Buffer) => {
    complained += chunk.toString();
  });
  return new Promise((resolve) => child.on('close', (code) => resolve({ code, said, complained })));
}

const headless = join(root, 'out/main/headless.cjs');
const isSentence = (text: string) => text.trim().split('\n').length === 1 && !text.includes('    at ');

/** A clone with nothing but what the bootstrap itself consists of, and an `npm` that fails in the way given. */
function bareClone(name: string, npmSays: string) {
  const clone = join(folder.path, name);
  cpSync(join(root, 'build'), join(clone, 'build'), { recursive: true });
  for (const file of ['package.json', 'package-lock.json']) cpSync(join(root, file), join(clone, file));
  mkdirSync(join(clone, 'bin'));
  writeFileSync(join(clone, 'bin/npm'), `#!/bin/sh\necho "${npmSays}" >&2\nexit 1\n`);
  chmodSync(join(clone, 'bin/npm'), 0o755);
  const path = `${join(clone, 'bin')}${delimiter}${process.env.PATH}`;
  return { clone, start: () => run(['build/start.mjs'], { npm_execpath: '', PATH: path }, clone) };
}

test.describe('npm start', () => {
  test('lists its options, and names one it does not know', async () => {
    const help = await run(['build/start.mjs', '--help']);
    expect(help.code).toBe(0);
    for (const option of ['--demo', '--data', '--port', '--headless', '--help']) expect(help.said).toContain(option);
    const unknown = await run(['build/start.mjs', '--colour']);
    expect(unknown.code).toBe(1);
    expect(isSentence(unknown.complained)).toBe(true);
    expect(unknown.complained).toContain('--colour');
  });

  test('without a network says to connect, in one sentence', async () => {
    const { start } = bareClone('offline', 'npm error code ENOTFOUND getaddrinfo ENOTFOUND registry.example');
    const { code, complained } = await start();
    expect(code).toBe(1);
    expect(isSentence(complained)).toBe(true);
    expect(complained).toContain('needs the network');
  });

  test('on a full disk says to free some space, in one sentence', async () => {
    const { start } = bareClone('full', 'npm error code ENOSPC no space left on device');
    const { code, complained } = await start();
    expect(code).toBe(1);
    expect(isSentence(complained)).toBe(true);
    expect(complained).toContain('disk is full');
  });

  test('on a Node that is too old says which one it needs, in one sentence', async () => {
    const pretend = join(folder.path, 'old-node.cjs');
    writeFileSync(
      pretend,
      "Object.defineProperty(process, 'versions', { value: { ...process.versions, node: '18.20.0' } });",
    );
    const { code, complained } = await run(['--require', pretend, 'build/start.mjs', '--headless']);
    expect(code).toBe(1);
    expect(isSentence(complained)).toBe(true);
    expect(complained).toContain('Node 20 or newer');
  });

  test('a second time prints its address within three seconds', async () => {
    const began = Date.now();
    const child = spawn(
      process.execPath,
      ['build/start.mjs', '--headless', '--port', '0', '--data', join(folder.path, 'quick')],
      {
        cwd: root,
        env: { ...process.env, CI: '1' },
      },
    );
    const address = await new Promise<string>((resolve) =>
      child.stdout.once('data', (chunk: Buffer) => resolve(chunk.toString())),
    );
    const took = Date.now() - began;
    const ended = new Promise<number | null>((resolve) => child.once('exit', resolve));
    child.kill('SIGTERM');
    expect(address).toMatch(/^Praxis: http:\/\/127\.0\.0\.1:\d+\/\?token=[\w-]+\n$/);
    expect(took).toBeLessThan(3_000);
    expect(await ended).toBe(0);
  });
});

test.describe('the headless host', () => {
  test('on a port that is taken says so and which to try, in one sentence', async () => {
    const taken = createServer().listen(0, '127.0.0.1');
    await new Promise((resolve) => taken.once('listening', resolve));
    const address = taken.address();
    const port = typeof address === 'object' ? address?.port : 0;
    const { code, complained } = await run([headless, '--data', join(folder.path, 'port'), '--port', String(port)]);
    taken.close();
    expect(code).toBe(1);
    expect(isSentence(complained)).toBe(true);
    expect(complained).toMatch(new RegExp(`^Port ${port} is taken .* --port \\d+`));
  });

  test('refuses a port that is none', async () => {
    const { code, complained } = await run([headless, '--port', 'eighty']);
    expect([code, isSentence(complained)]).toEqual([1, true]);
    expect(complained).toContain('"eighty"');
  });

  test('on data that is open elsewhere says so, in one sentence, and leaves the other alone', async () => {
    const dataFolder = join(folder.path, 'open');
    const first = await launchHeadless({ dataFolder, passphrase: 'correct horse battery staple' });
    const { code, complained } = await run([headless, '--data', dataFolder, '--port', '0']);
    expect(code).toBe(1);
    expect(isSentence(complained)).toBe(true);
    expect(complained).toContain(`already open with the data in ${dataFolder}`);
    expect((await fetch(first.url)).status).toBe(200);
    await first.stop();
  });

  test('ends in order when told to, and the data can be opened again at once', async () => {
    const dataFolder = join(folder.path, 'again');
    for (let time = 0; time < 2; time += 1) {
      const host = await launchHeadless({ dataFolder, passphrase: 'correct horse battery staple' });
      await host.stop();
      expect(host.child.exitCode).toBe(0);
    }
  });

  test('says in one sentence what is wrong with a passphrase file', async () => {
    const dataFolder = join(folder.path, 'unattended');
    const host = await launchHeadless({ dataFolder, passphrase: 'correct horse battery staple' });
    await fetch(host.url);
    await expect.poll(() => existsSync(join(dataFolder, 'keys.json'))).toBe(true);
    await host.stop();
    const files = { missing: null, empty: '\n' };
    for (const [name, content] of Object.entries(files)) {
      const file = join(folder.path, `${name}.passphrase`);
      if (content !== null) writeFileSync(file, content);
      const args = [headless, '--data', dataFolder, '--port', '0'];
      const { code, complained } = await run(args, { PRAXIS_PASSPHRASE_FILE: file });
      expect([name, code, isSentence(complained)]).toEqual([name, 1, true]);
      expect(complained).toContain(file);
    }
    const wrong = await launchHeadless({ dataFolder, passphrase: 'not the passphrase' });
    const complained = await new Promise<string>((resolve) =>
      wrong.child.stderr?.once('data', (chunk: Buffer) => resolve(chunk.toString())),
    );
    expect(isSentence(complained)).toBe(true);
    expect(complained).toContain('does not open the data');
    await wrong.stop();
  });

  test('keeps its data folder to its user', async () => {
    const dataFolder = join(folder.path, 'private');
    const host = await launchHeadless({ dataFolder, passphrase: 'correct horse battery staple' });
    await host.stop();
    for (const path of [dataFolder, join(dataFolder, 'logs')]) expect(statSync(path).mode & 0o077).toBe(0);
  });
});
