/*
 * How to write an end-to-end test: a file `tests/e2e/<what>.spec.ts` runs in Chromium against the built headless host,
 * one in `tests/e2e/electron/` against the built app in Electron. Build first (`npm run build`), then
 * `npm run e2e -- <what>` or `npm run e2e:electron`.
 *
 *   import { expect, test } from './fixtures';
 *
 *   test('a contact typed in is found again', async ({ praxis }) => {
 *     const { page } = praxis;                     // logged in, store open and empty, every test its own
 *     await page.getByRole('link', { name: 'Contacts' }).click();
 *     await praxis.kill();                         // as if the plug were pulled
 *     await praxis.start();                        // the same data folder again, page reloaded
 *   });
 *
 *   test.use({ store: 'demo' });                   // the sample practice; or 'new': the first screen asks for a key
 */
import { test as base, type Page } from '@playwright/test';
import { type Headless, launchHeadless } from '../support/launch-headless';
import { tempFolder } from '../support/temp-folder';
import { saveCoverage, startCoverage } from './coverage';

export { expect } from '@playwright/test';

export interface Praxis {
  page: Page;
  dataFolder: string;
  /** Starts the host again on the same data folder and opens the page; started already when a test begins. */
  start(): Promise<void>;
  /** Ends the host in order. */
  stop(): Promise<void>;
  /** Ends the host at once, as a power cut would. */
  kill(): Promise<void>;
}

interface Options {
  /** What the host starts with: an open and empty store, the sample practice, or none yet. */
  store: 'open' | 'demo' | 'new';
  /** Where a test begins, once the store is open; `/` is where a user begins. */
  startAt: string;
}

export const test = base.extend<{ praxis: Praxis } & Options>({
  store: ['open', { option: true }],
  startAt: ['/contacts', { option: true }],

  praxis: async ({ page, store, startAt }, use, { testId }) => {
    const folder = tempFolder();
    const dataFolder = `${folder.path}/data`;
    let host: Headless | null = null;

    const praxis: Praxis = {
      page,
      dataFolder,
      async start() {
        const key = store === 'open' ? { passphrase: 'correct horse battery staple' } : {};
        host = await launchHeadless({ dataFolder, demo: store === 'demo', ...key });
        await page.goto(host.url);
        await page.waitForURL((url) => !url.search.includes('token'));
        if (store !== 'new' && startAt !== '/') await page.goto(new URL(startAt, page.url()).href);
      },
      stop: async () => host?.stop(),
      kill: async () => host?.kill(),
    };
    await startCoverage(page);
    await praxis.start();
    await use(praxis);
    await saveCoverage(page, testId);
    await praxis.stop();
    folder.remove();
  },
});
