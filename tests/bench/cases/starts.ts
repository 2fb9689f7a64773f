import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { _electron, type Browser, chromium } from '@playwright/test';
import { electronBinary, launchElectron } from '../../support/launch-electron';
import { launchHeadless } from '../../support/launch-headless';
import { type Figure, figure, quantile } from '../figures';
import { passphrase } from '../store-files';

const turns = 5;
const slack = 300;
/** The first row of the list: the screen is usable. */
const firstRow = '[role="row"][aria-rowindex="2"], [data-line]';

const emptyServer = `require('http').createServer((_, answer) => {
  answer.setHeader('content-type', 'text/html'); answer.end('<!doctype html><title>empty</title><p id=there>there');
}).listen(0, '127.0.0.1', function () { console.log('http://127.0.0.1:' + this.address().port); });`;

const emptyApp = `const { app, BrowserWindow } = require('electron');
app.whenReady().then(() => new BrowserWindow({ width: 1440, height: 900 }).loadURL('data:text/html,<p id=there>there'));`;

export async function browser(): Promise<Browser> {
  const executablePath = process.env.PRAXIS_CHROMIUM ?? '/usr/bin/chromium';
  return chromium.launch({ executablePath, args: process.getuid?.() === 0 ? ['--no-sandbox'] : [] });
}

async function until(
  opened: Browser,
  start: () => Promise<{ url: string; stop(): Promise<void> }>,
  selector: string,
): Promise<number> {
  const context = await opened.newContext();
  const page = await context.newPage();
  const began = performance.now();
  const { url, stop } = await start();
  await page.goto(url);
  await page.locator(selector).first().waitFor();
  const taken = performance.now() - began;
  await context.close();
  await stop();
  return taken;
}

async function startEmptyServer() {
  const child = spawn(process.execPath, ['-e', emptyServer], { stdio: ['ignore', 'pipe', 'inherit'] });
  const [line] = (await once(child.stdout, 'data')) as [Buffer];
  const stop = async () => {
    child.kill();
    await once(child, 'exit');
  };
  return { url: line.toString().trim(), stop };
}

function start(name: string, ours: number[], empty: number[]): Figure {
  const bare = quantile(empty, 0.5);
  const limitWhat = `an empty window of the same host + ${slack} ms`;
  return figure({
    name,
    value: quantile(ours, 0.5),
    unit: 'ms',
    goal: `+ ≤ ${slack} ms`,
    limit: bare + slack,
    limitWhat,
    bare,
  });
}

/** From the command to the first rows of the list in Chromium. */
export async function headlessStart(dataFolder: string): Promise<Figure> {
  const opened = await browser();
  const ours: number[] = [];
  const empty: number[] = [];
  for (let turn = 0; turn <= turns; turn++) {
    const one = await until(opened, () => launchHeadless({ dataFolder, passphrase }), firstRow);
    const other = await until(opened, startEmptyServer, '#there');
    if (turn === 0) continue;
    ours.push(one);
    empty.push(other);
  }
  await opened.close();
  return start('start.headless', ours, empty);
}

/** The same in Electron, where there is one; it opens by the keychain, or as the sample practice does. */
export async function electronStart(dataFolder: string): Promise<Figure | null> {
  const binary = electronBinary();
  if (!binary) return null;
  const folder = mkdtempSync(path.join(tmpdir(), 'praxis-empty-app-'));
  writeFileSync(path.join(folder, 'package.json'), '{"name":"empty","main":"main.js"}');
  writeFileSync(path.join(folder, 'main.js'), emptyApp);
  const ours: number[] = [];
  const empty: number[] = [];
  for (let turn = 0; turn <= turns; turn++) {
    const one = await electronTime(() => launchElectron(dataFolder, ['--demo']), firstRow);
    const isRoot = process.getuid?.() === 0;
    const args = [...(isRoot ? ['--no-sandbox'] : []), '--disable-gpu', folder];
    const other = await electronTime(
      () => _electron.launch({ executablePath: binary, args, chromiumSandbox: !isRoot }),
      '#there',
    );
    if (turn === 0) continue;
    ours.push(one);
    empty.push(other);
  }
  rmSync(folder, { recursive: true });
  return start('start.electron', ours, empty);
}

async function electronTime(launch: () => ReturnType<typeof launchElectron>, selector: string): Promise<number> {
  const began = performance.now();
  const app = await launch();
  const window = await app.firstWindow();
  await window.locator(selector).first().waitFor();
  const taken = performance.now() - began;
  await app.close();
  return taken;
}

/** Resident memory of the core's process once the list was shown and nothing happens any more. Linux tells it. */
export async function idleMemory(dataFolder: string): Promise<Figure | null> {
  if (process.platform !== 'linux') return null;
  const opened = await browser();
  const host = await launchHeadless({ dataFolder, passphrase });
  const page = await opened.newPage();
  await page.goto(host.url);
  await page.locator(firstRow).first().waitFor();
  await sleep(5000);
  const status = readFileSync(`/proc/${host.child.pid}/status`, 'utf8');
  const value = Number(/VmRSS:\s+(\d+) kB/.exec(status)?.[1]) / 1024;
  await opened.close();
  await host.stop();
  return figure({ name: 'memory.idle', value, unit: 'MB', goal: '< 250 MB', limit: 250, limitWhat: 'fixed' });
}
