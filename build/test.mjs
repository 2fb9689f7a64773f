// `npm test`: sets up what is missing and runs everything there is, to the end, whatever fails on the way. Its last
// line is "N passed, N failed"; a check that is no test counts as one.
import { spawnSync } from 'node:child_process';
import { existsSync, readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { build, checkNode, findNode, install, main, root, Sentence } from './setup.mjs';
import { playwright, runStep, staticChecks, vitest } from './steps.mjs';

const browsers = ['/usr/bin/chromium', '/usr/bin/chromium-browser', '/usr/bin/google-chrome'];
const run = (command, args) => spawnSync(command, args, { cwd: root, encoding: 'utf8' });
const has = (command) => run('sh', ['-c', `command -v ${command}`]).status === 0;

/** A Chromium: the system's, else Debian's package when root, else the one Playwright installs for this user. */
function provideChromium(node) {
  const found = () => browsers.some((path) => existsSync(path));
  if (found()) return;
  if (process.getuid?.() === 0 && has('apt-get')) {
    console.log('Installing Chromium …');
    run('apt-get', ['update', '-qq']);
    run('apt-get', ['install', '-y', '-qq', '--no-install-recommends', 'chromium']);
    if (found()) return;
  }
  const { status, stdout, stderr } = run(node, [
    join(root, 'node_modules/@playwright/test/cli.js'),
    'install',
    'chromium',
  ]);
  if (status !== 0)
    throw new Sentence(
      `There is no Chromium and none could be installed: install your system's package "chromium" and start again.\n${stdout}${stderr}`.trim(),
    );
}

/** Electron's end-to-end tests as a step, or why they can't run here. */
function electronStep() {
  const pathFile = join(root, 'node_modules/electron/path.txt');
  const name = existsSync(pathFile) ? readFileSync(pathFile, 'utf8') : 'electron';
  const folder = process.env.ELECTRON_OVERRIDE_DIST_PATH ?? join(root, 'node_modules/electron/dist');
  if (!existsSync(join(folder, name))) return { reason: 'there is no Electron runtime here (npm start fetches one)' };
  if (process.platform === 'linux' && !process.env.DISPLAY && !process.env.WAYLAND_DISPLAY)
    return { reason: 'there is no display (xvfb-run gives one)' };
  const command = playwright('--project', 'electron', '--workers', '1');
  return { step: { name: 'e2e in Electron', kind: 'playwright', command } };
}

/** Runs `step` once the build stands; without a build it could only fail, which is said and counted. */
async function runOnBuild(node, isBuilt, step) {
  if (isBuilt) return runStep(node, step);
  console.log(`== ${step.name}: FAILED (nothing to run: the build failed)`);
  return { name: step.name, passed: 0, failed: 1, seconds: 0 };
}

function tryBuild(node) {
  try {
    build(node);
    return { name: 'build', passed: 1, failed: 0, seconds: 0 };
  } catch (error) {
    console.log(`== build: FAILED\n${error.message}`);
    return { name: 'build', passed: 0, failed: 1, seconds: 0 };
  }
}

await main(async () => {
  checkNode();
  install();
  const node = findNode();
  provideChromium(node);
  const coverage = (name) => join(root, 'coverage', name);
  rmSync(join(root, 'coverage'), { recursive: true, force: true });

  const built = tryBuild(node);
  const isBuilt = built.failed === 0;
  const results = [built];
  for (const check of staticChecks) results.push(await runStep(node, check));
  results.push(
    await runStep(node, { name: 'unit, contract, simulation', kind: 'vitest', command: vitest('--coverage') }),
  );
  results.push(
    await runOnBuild(node, isBuilt, {
      name: 'e2e in Chromium',
      kind: 'playwright',
      command: playwright('--project', 'chromium'),
      env: { PRAXIS_HOST_COVERAGE: coverage('hosts'), PRAXIS_RENDERER_COVERAGE: coverage('renderer') },
    }),
  );
  const electron = electronStep();
  if (electron.step) results.push(await runOnBuild(node, isBuilt, electron.step));
  results.push(await runStep(node, { name: 'coverage', command: ['build/coverage.mjs'], isShown: true }));

  console.log('\n');
  for (const { name, passed, failed, seconds, failures = [], second = [] } of results) {
    console.log(
      `${failed > 0 ? 'FAILED' : 'ok    '}  ${name}: ${passed} passed, ${failed} failed, ${seconds.toFixed(0)} s`,
    );
    for (const test of failures) console.log(`        failed: ${test}`);
    for (const test of second) console.log(`        passed at the second try: ${test}`);
  }
  if (electron.reason) console.log(`NOT RUN  e2e in Electron: ${electron.reason}`);
  const sum = (key) => results.reduce((total, result) => total + result[key], 0);
  console.log(`${sum('passed')} passed, ${sum('failed')} failed`);
  process.exitCode = sum('failed') > 0 ? 1 : 0;
});
