import { fileURLToPath } from 'node:url';
import react from '@vitejs/plugin-react';
import { defineConfig } from 'electron-vite';
import type { Plugin } from 'vite';

const path = (relative: string) => fileURLToPath(new URL(relative, import.meta.url));

// Only the native module stays outside the bundles: one file to read makes the start several times quicker.
const external = ['better-sqlite3'];
const common = { externalizeDeps: false, minify: true, sourcemap: 'hidden', reportCompressedSize: false } as const;
// CommonJS: an ESM main process would register its schemes after Electron's `ready`.
const cjs = { format: 'cjs', entryFileNames: '[name].cjs', chunkFileNames: 'chunks/[name]-[hash].cjs' } as const;

/**
 * Screens have addresses of their own, so a relative base would look for the assets in the wrong folder; electron-vite
 * sets one whatever the configuration says.
 */
const absoluteBase: Plugin = {
  name: 'absolute-base',
  enforce: 'post',
  config: (config) => {
    config.base = '/';
  },
};

type GroupName = (
  id: string,
  context: { getModuleInfo(id: string): { importedIds: readonly string[] } | null },
) => string | null;

/**
 * What the first screen needs is one file: by itself, the bundler makes a hundred of what screens share, which a browser
 * fetches six at a time.
 */
function firstScreen(entry: string): GroupName {
  let reached: Set<string> | null = null;
  return (id, context) => {
    if (reached === null) {
      reached = new Set([entry]);
      for (const one of reached)
        for (const imported of context.getModuleInfo(one)?.importedIds ?? []) reached.add(imported);
    }
    return reached.has(id) ? 'start' : null;
  };
}

export default defineConfig({
  main: {
    build: {
      ...common,
      outDir: path('out/main'),
      target: 'node20.18',
      rolldownOptions: {
        input: {
          index: path('src-main/hosts/electron/main.ts'),
          core: path('src-main/hosts/electron/core-process.ts'),
          headless: path('src-main/hosts/headless/main.ts'),
        },
        external,
        output: cjs,
      },
    },
  },
  preload: {
    build: {
      ...common,
      outDir: path('out/preload'),
      target: 'node20.18',
      rolldownOptions: { input: { preload: path('src-main/hosts/electron/preload.ts') }, output: cjs },
    },
  },
  renderer: {
    root: path('src-renderer'),
    publicDir: path('resources/public'),
    plugins: [react(), absoluteBase],
    build: {
      outDir: path('out/renderer'),
      emptyOutDir: true,
      target: 'chrome130',
      minify: true,
      sourcemap: 'hidden',
      reportCompressedSize: false,
      assetsInlineLimit: 0,
      chunkSizeWarningLimit: 1500,
      rolldownOptions: {
        input: path('src-renderer/index.html'),
        output: {
          codeSplitting: {
            includeDependenciesRecursively: false,
            groups: [{ debugName: 'start', name: firstScreen(path('src-renderer/main.tsx')) }],
          },
        },
      },
    },
  },
});
