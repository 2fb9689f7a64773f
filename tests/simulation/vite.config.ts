import { fileURLToPath } from 'node:url';
import { defineConfig } from 'vite';
import { nodeWorker } from '../../build/node-worker.ts';

/** The programs of this folder, bundled to be killed and traced. The mode says for which test: each has its own folder. */
export default defineConfig(({ mode }) => {
  const outDir = fileURLToPath(new URL(`../../out/test-programs/${mode}`, import.meta.url));
  return {
    logLevel: 'error',
    define: { 'process.env': 'process.env' },
    plugins: [nodeWorker(outDir)],
    ssr: { noExternal: true, external: ['better-sqlite3'] },
    build: { ssr: true, target: 'node20.18', sourcemap: true, outDir, emptyOutDir: false },
  };
});
