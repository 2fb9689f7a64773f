import { fileURLToPath } from 'node:url';
import { defineConfig } from 'vite';
import { nodeWorker } from '../../build/node-worker.ts';

const path = (relative: string) => fileURLToPath(new URL(relative, import.meta.url));

/** The bench as one bundle, so that it measures what ships: bundled code on Node, no test runner around it. */
export default defineConfig({
  plugins: [nodeWorker(path('../../out/bench-workers'))],
  define: { 'process.env': 'process.env' },
  ssr: { noExternal: true, external: ['better-sqlite3', '@playwright/test', 'fsevents'] },
  build: {
    ssr: true,
    target: 'node24',
    outDir: path('../../out/bench'),
    rolldownOptions: { input: { main: path('main.ts') }, output: { format: 'es', entryFileNames: '[name].mjs' } },
  },
});
