import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { _electron, type ElectronApplication } from '@playwright/test';

/** Electron's binary: the one ELECTRON_OVERRIDE_DIST_PATH points to (Electron's own variable), else the package's. */
export function electronBinary(): string | null {
  const pathFile = join(process.cwd(), 'node_modules/electron/path.txt');
  const name = existsSync(pathFile) ? readFileSync(pathFile, 'utf8') : 'electron';
  const binary = join(
    process.env.ELECTRON_OVERRIDE_DIST_PATH ?? join(process.cwd(), 'node_modules/electron/dist'),
    name,
  );
  return existsSync(binary) ? binary : null;
}

/** Starts the built app in Electron; sandboxed, but for root, whom Chromium's sandbox refuses. */
export async function launchElectron(dataFolder: string, args: string[] = []): Promise<ElectronApplication> {
  if (!electronBinary())
    throw new Error('There is no Electron binary: npm start fetches one, or set ELECTRON_OVERRIDE_DIST_PATH.');
  const isRoot = process.getuid?.() === 0;
  const keyring =
    process.env.PRAXIS_E2E_KEYRING === '1' ? ['-r', join(process.cwd(), 'tests/e2e/electron/keyring.cjs')] : [];
  // Without a path Playwright asks the package, and holds the app back until it is connected; with one it doesn't, and
  // now and then comes too late.
  return _electron.launch({
    args: [
      ...(isRoot ? ['--no-sandbox'] : []),
      '--disable-gpu',
      ...keyring,
      process.cwd(),
      '--data',
      dataFolder,
      ...args,
    ],
    chromiumSandbox: !isRoot,
  });
}
