import { test as base, type ElectronApplication, type Page } from '@playwright/test';
import { launchElectron } from '../../support/launch-electron';
import { tempFolder } from '../../support/temp-folder';

export { expect } from '@playwright/test';

export interface PraxisApp {
  /** Made by `start`. */
  app: ElectronApplication;
  page: Page;
  dataFolder: string;
  /** Starts the app, or starts it again on the same data folder. */
  start(...args: string[]): Promise<void>;
  /** Ends the app and its processes at once, as a power cut would. */
  kill(): Promise<void>;
}

/** As in `../fixtures`: `praxis` is the app, started, with a data folder of its own. */
export const test = base.extend<{ praxis: PraxisApp }>({
  // Playwright reads the names of the fixtures needed from this pattern: none.
  praxis: async ({}, use) => {
    const folder = tempFolder();
    const dataFolder = `${folder.path}/data`;
    const first = await launchElectron(dataFolder);
    const praxis: PraxisApp = {
      app: first,
      page: await first.firstWindow(),
      dataFolder,
      async start(...args) {
        praxis.app = await launchElectron(dataFolder, args);
        praxis.page = await praxis.app.firstWindow();
      },
      async kill() {
        const closed = praxis.app.waitForEvent('close');
        praxis.app.process().kill('SIGKILL');
        await closed;
      },
    };
    await use(praxis);
    await praxis.app.close();
    folder.remove();
  },
});
