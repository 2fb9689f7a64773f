import { join } from 'node:path';
import { build } from 'vite';

const folder = join(process.cwd(), 'tests/simulation');

/**
 * Bundles a program of this folder, so that it can run as a process of its own: what a test kills, traces or lets run
 * out of disk. `as` keeps the bundles of test files apart. Answers the script to start.
 */
export async function bundleProgram(name: string, as: string): Promise<string> {
  await build({
    configFile: join(folder, 'vite.config.ts'),
    mode: as,
    build: {
      rolldownOptions: {
        input: { [name]: join(folder, `${name}.ts`) },
        output: { format: 'es', entryFileNames: '[name].mjs' },
      },
    },
  });
  return join(process.cwd(), 'out/test-programs', as, `${name}.mjs`);
}
