// `npm run fuzz`: every importer with 20,000 spoiled inputs; the tests take 500. `PRAXIS_FUZZ` says another number.
import { spawnSync } from 'node:child_process';
import { join } from 'node:path';
import { checkNode, findNode, install, main, root } from './setup.mjs';

await main(() => {
  checkNode();
  install();
  const { status } = spawnSync(findNode(), [join(root, 'node_modules/vitest/vitest.mjs'), 'run', 'fuzz'], {
    cwd: root,
    stdio: 'inherit',
    env: { PRAXIS_FUZZ: '20000', ...process.env },
  });
  process.exitCode = status ?? 1;
});
