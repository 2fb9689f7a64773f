// `npm start`: sets up what is missing, then opens Praxis, in Electron's window or in the browser.
import { spawn, spawnSync } from 'node:child_process';
import { existsSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { delimiter, join } from 'node:path';
import { createInterface } from 'node:readline';
import { parseArgs } from 'node:util';
import { build, checkNode, findNode, install, main, root, Sentence } from './setup.mjs';

const help = `npm start -- [options]

  --demo        a sample practice in a store of its own, open without asking
  --data DIR    keep the data in DIR
  --port N      serve on port N of 127.0.0.1 (headless)
  --headless    serve the app for a browser, without Electron's window
  --help        this text

PRAXIS_PASSPHRASE_FILE names a file whose first line opens the store, for unattended headless starts.`;

function readOptions() {
  try {
    const options = { demo: 'boolean', data: 'string', port: 'string', headless: 'boolean', help: 'boolean' };
    const types = Object.fromEntries(Object.entries(options).map(([name, type]) => [name, { type }]));
    return parseArgs({ options: types }).values;
  } catch (error) {
    throw new Sentence(`${error.message.split('. ')[0]}: npm start -- --help lists the options.`);
  }
}

const hasDisplay = () => process.platform !== 'linux' || Boolean(process.env.DISPLAY || process.env.WAYLAND_DISPLAY);

function electronBinary() {
  const override = process.env.ELECTRON_OVERRIDE_DIST_PATH;
  const pathFile = join(root, 'node_modules/electron/path.txt');
  if (override) return join(override, existsSync(pathFile) ? readFileSync(pathFile, 'utf8') : 'electron');
  return existsSync(pathFile) ? join(root, 'node_modules/electron/dist', readFileSync(pathFile, 'utf8')) : null;
}

/** Fetches Electron's binary; after a failure not again for a day, so that a start without a network stays quick. */
function fetchElectron(node) {
  const failed = join(root, 'node_modules/.electron-not-fetched');
  const failedAt = statSync(failed, { throwIfNoEntry: false })?.mtimeMs ?? 0;
  if (Date.now() - failedAt < 24 * 3600_000) return;
  console.log('Fetching Electron (once) …');
  const script = join(root, 'node_modules/electron/install.js');
  const { status } = spawnSync(node, [script], { cwd: root, stdio: 'ignore', timeout: 5 * 60_000 });
  if (status === 0) rmSync(failed, { force: true });
  else writeFileSync(failed, '');
}

/** Electron's binary, or why there is none. */
function findElectron(node) {
  if (!hasDisplay()) return { reason: 'There is no display for a window' };
  if (process.platform === 'linux' && process.getuid() === 0)
    return { reason: 'Electron does not open a window for root' };
  if (!existsSync(electronBinary() ?? '')) fetchElectron(node);
  const binary = electronBinary();
  return binary && existsSync(binary) ? { binary } : { reason: "Electron's binary can't be fetched here" };
}

function hasCommand(name) {
  return (process.env.PATH ?? '').split(delimiter).some((folder) => existsSync(join(folder, name)));
}

function openBrowser(url) {
  if (process.env.CI || !hasDisplay()) return;
  const openers = { darwin: ['open', [url]], win32: ['cmd', ['/c', 'start', '', url]], linux: ['xdg-open', [url]] };
  const [command, args] = openers[process.platform] ?? openers.linux;
  if (process.platform === 'linux' && !hasCommand(command)) return;
  spawn(command, args, { stdio: 'ignore', detached: true })
    .on('error', () => {})
    .unref();
}

/** Ends with the child, and hands on the signals that end this process. */
function follow(child) {
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) process.on(signal, () => child.kill(signal));
  child.on('exit', (code, signal) => process.exit(code ?? (signal ? 1 : 0)));
}

function openHeadless(node, args) {
  const child = spawn(node, [join(root, 'out/main/headless.cjs'), ...args], { stdio: ['inherit', 'pipe', 'inherit'] });
  follow(child);
  let isOpened = false;
  createInterface({ input: child.stdout }).on('line', (line) => {
    console.log(line);
    const url = line.match(/http:\/\/\S+/)?.[0];
    if (url && !isOpened) openBrowser(url);
    isOpened ||= url !== undefined;
  });
}

await main(async () => {
  const options = readOptions();
  if (options.help) return console.log(help);
  checkNode();
  install();
  const node = findNode();
  build(node);
  const args = [...(options.demo ? ['--demo'] : []), ...(options.data === undefined ? [] : ['--data', options.data])];
  const port = options.port === undefined ? [] : ['--port', options.port];
  if (options.headless || options.port !== undefined) return openHeadless(node, [...args, ...port]);
  const { binary, reason } = findElectron(node);
  // In a process group of its own: Ctrl-C in the terminal would end Electron's helpers before it can close in order.
  const detached = process.platform !== 'win32';
  if (binary) return follow(spawn(binary, [root, ...args], { stdio: 'inherit', detached }));
  console.log(`${reason}, so Praxis opens in the browser:`);
  openHeadless(node, args);
});
