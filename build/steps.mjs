// The parts of `npm run check` and `npm test`, each a command whose outcome is counted.
import { spawn } from 'node:child_process';
import { existsSync, mkdirSync, readFileSync, rmSync } from 'node:fs';
import { delimiter, dirname, join } from 'node:path';
import { root } from './setup.mjs';

const bin = join(root, 'node_modules/.bin');
const reports = join(root, 'out/reports');

/** Runs a script of node_modules (or of build/) on `node`; answers its exit code and what it printed. */
function execute(node, [script, ...args], env, isLive) {
  const path = [dirname(node), bin, process.env.PATH].join(delimiter);
  const child = spawn(node, [join(root, script), ...args], {
    cwd: root,
    env: { ...process.env, PATH: path, FORCE_COLOR: '0', ...env },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  let output = '';
  for (const stream of [child.stdout, child.stderr]) {
    stream.on('data', (chunk) => {
      output += chunk;
      if (isLive) process.stdout.write(chunk);
    });
  }
  return new Promise((resolve) => {
    child.on('error', (error) => resolve({ code: 1, output: `${output}${error.message}\n` }));
    child.on('close', (code) => resolve({ code: code ?? 1, output }));
  });
}

/** The tests of a Playwright suite and of those within it, each with its title from the file on. */
const specsOf = ({ title, suites = [], specs = [] }) =>
  [...specs, ...suites.flatMap(specsOf)].map((spec) => ({ ...spec, title: `${title} › ${spec.title}` }));

/**
 * A report's counts, and the names of what failed. A test that was skipped was not tested: it counts as failed, as does
 * a file that did not load. A browser test that passed at its second try passed, and is named.
 */
const readCounts = {
  vitest({ numPassedTests, numFailedTests, numPendingTests, numTodoTests, testResults }) {
    const broken = testResults.filter(
      ({ status, assertionResults }) => status === 'failed' && !assertionResults.length,
    );
    const failures = testResults
      .flatMap(({ assertionResults }) => assertionResults)
      .filter(({ status }) => status !== 'passed');
    return {
      passed: numPassedTests,
      failed: numFailedTests + numPendingTests + numTodoTests + broken.length,
      failures: [...failures.map(({ fullName }) => fullName), ...broken.map(({ name }) => name)],
      second: [],
    };
  },
  playwright({ stats, errors, suites }) {
    const specs = suites.flatMap(specsOf);
    const named = (wanted) =>
      specs.filter(({ tests }) => tests.some(({ status }) => wanted.includes(status))).map(({ title }) => title);
    return {
      passed: stats.expected + stats.flaky,
      failed: stats.unexpected + stats.skipped + errors.length,
      failures: [...named(['unexpected', 'skipped']), ...errors.map(({ message }) => message)],
      second: named(['flaky']),
    };
  },
};

const nothing = { failures: [], second: [] };

function countsOf(kind, file, code) {
  if (kind === 'check') return { passed: code === 0 ? 1 : 0, failed: code === 0 ? 0 : 1, ...nothing };
  const counts = existsSync(file)
    ? readCounts[kind](JSON.parse(readFileSync(file, 'utf8')))
    : { passed: 0, failed: 1, ...nothing };
  // A runner may fail for a reason that no test of its report shows.
  return code !== 0 && counts.failed === 0 ? { ...counts, failed: 1 } : counts;
}

function reportArguments(kind, file) {
  if (kind === 'vitest')
    return { args: ['--reporter=default', '--reporter=json', `--outputFile.json=${file}`], env: {} };
  if (kind === 'playwright') return { args: ['--reporter=list,json'], env: { PLAYWRIGHT_JSON_OUTPUT_NAME: file } };
  return { args: [], env: {} };
}

/**
 * Runs one step: `{ name, kind: 'check' | 'vitest' | 'playwright', command: [script, …], env, isShown }`.
 * Answers `{ name, passed, failed, failures, second, seconds }`, and prints what a check said if it failed or is always shown.
 */
export async function runStep(node, { name, kind = 'check', command, env = {}, isShown = false }) {
  const began = Date.now();
  const file = join(reports, `${name.replaceAll(/\W+/g, '-')}.json`);
  mkdirSync(reports, { recursive: true });
  rmSync(file, { force: true });
  const report = reportArguments(kind, file);
  const isLive = kind !== 'check';
  if (isLive) console.log(`\n== ${name}`);
  const { code, output } = await execute(node, [...command, ...report.args], { ...report.env, ...env }, isLive);
  const result = { name, ...countsOf(kind, file, code), seconds: (Date.now() - began) / 1000 };
  const mark = result.failed > 0 ? 'FAILED' : 'ok';
  console.log(`${isLive ? '' : '== '}${name}: ${mark} (${result.seconds.toFixed(1)} s)`);
  if (!isLive && (isShown || code !== 0)) console.log(output.trimEnd());
  return result;
}

const tool = (name, file) => join('node_modules', name, file);

/** The checks that run no program of ours, cheap enough for before every commit. */
export const staticChecks = [
  { name: 'types', command: [tool('tsgo', 'bin/tsc'), '-b'] },
  { name: 'lint and format', command: [tool('@biomejs/biome', 'bin/biome'), 'check', '--error-on-warnings'] },
  { name: 'boundaries', command: ['build/boundaries.mjs'] },
  { name: 'dead code', command: [tool('knip', 'bin/knip.js'), '--config', 'build/knip.json'] },
  { name: 'lockfile', command: ['build/lockfile.mjs'] },
  { name: 'licences', command: ['build/licences.mjs', '--check'] },
];

export const vitest = (...args) => [tool('vitest', 'vitest.mjs'), 'run', ...args];
export const playwright = (...args) => [tool('@playwright/test', 'cli.js'), 'test', ...args];
