import { createHash } from 'node:crypto';
import { join } from 'node:path';
import { build, type Plugin } from 'vite';
import type {} from 'vitest/node';

const query = '?nodeWorker';

/**
 * `import createWorker from './x.worker?nodeWorker'` where electron-vite does not build: in tests and benches. The
 * worker is bundled beside the build and started from there, as in the app.
 */
export function nodeWorker(outDir: string): Plugin {
  const bundled = new Map<string, Promise<string>>();

  const bundle = async (file: string) => {
    const name = createHash('sha256').update(file).digest('hex').slice(0, 12);
    await build({
      configFile: false,
      logLevel: 'error',
      define: { 'process.env': 'process.env' },
      ssr: { noExternal: true, external: ['better-sqlite3'] },
      build: {
        ssr: true,
        target: 'node20.18',
        sourcemap: true,
        outDir,
        emptyOutDir: false,
        rolldownOptions: { input: { [name]: file }, output: { format: 'cjs', entryFileNames: '[name].cjs' } },
      },
    });
    return join(outDir, `${name}.cjs`);
  };

  return {
    name: 'node-worker',
    enforce: 'pre',
    // What the worker is bundled from may have changed, though the import that names it has not.
    configureVitest({ defineCacheKeyGenerator }) {
      defineCacheKeyGenerator(({ id }) => (id.endsWith(query) ? false : undefined));
    },
    async resolveId(id, importer) {
      if (!id.endsWith(query)) return null;
      const resolved = await this.resolve(id.slice(0, -query.length), importer, { skipSelf: true });
      return resolved && `${resolved.id}${query}`;
    },
    async load(id) {
      if (!id.endsWith(query)) return null;
      const file = id.slice(0, -query.length);
      const built = bundled.get(file) ?? bundle(file);
      bundled.set(file, built);
      return `import { Worker } from 'node:worker_threads';
export default (options) => new Worker(${JSON.stringify(await built)}, options);`;
    },
  };
}
