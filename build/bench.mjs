// `npm run bench [-- --quick]`: builds what it measures, bundles the bench itself and runs it on Node 24.
import { spawnSync } from 'node:child_process';
import { dirname, join } from 'node:path';
import { build, checkNode, findNode, install, main, root } from './setup.mjs';

await main(() => {
  checkNode();
  install();
  const node = findNode();
  build(node);
  const run = (script, ...args) => {
    const path = `${dirname(node)}:${process.env.PATH}`;
    const { status } = spawnSync(node, [join(root, script), ...args], {
      cwd: root,
      stdio: 'inherit',
      env: { ...process.env, PATH: path },
    });
    process.exitCode = status ?? 1;
    return status === 0;
  };
  const bundled = run(
    'node_modules/vite/bin/vite.js',
    'build',
    '--config',
    'tests/bench/vite.config.ts',
    '--logLevel',
    'warn',
  );
  if (bundled) run('out/bench/main.mjs', ...process.argv.slice(2));
});
