import { fileURLToPath } from 'node:url';
import { defineConfig } from 'vitest/config';
import { nodeWorker } from './build/node-worker.ts';

const path = (relative: string) => fileURLToPath(new URL(relative, import.meta.url));

export default defineConfig({
  plugins: [nodeWorker(path('out/test-workers'))],
  test: {
    include: ['tests/{unit,contract,simulation,peers}/**/*.test.{ts,tsx}'],
    environment: 'node',
    pool: 'forks',
    setupFiles: ['tests/support/repeatable.ts'],
    testTimeout: 60_000,
    hookTimeout: 60_000,
    coverage: {
      provider: 'v8',
      include: ['src-shared/**/*.ts', 'src-main/**/*.ts', 'src-renderer/**/*.{ts,tsx}'],
      exclude: ['**/*.d.ts'],
      reporter: ['json', 'text-summary'],
      reportOnFailure: true,
      reportsDirectory: 'coverage/vitest',
    },
  },
});
