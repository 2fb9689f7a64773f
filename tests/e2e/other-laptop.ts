import type { Browser, Page } from '@playwright/test';
import { launchHeadless } from '../support/launch-headless';
import { tempFolder } from '../support/temp-folder';

/** Another computer with nothing on it: its own data folder, host and browser, at the first screen. */
export async function onAnotherLaptop(
  browser: Browser,
  run: (page: Page, dataFolder: string) => Promise<void>,
): Promise<void> {
  const folder = tempFolder();
  const dataFolder = `${folder.path}/data`;
  const host = await launchHeadless({ dataFolder });
  const context = await browser.newContext();
  try {
    const page = await context.newPage();
    await page.goto(host.url);
    await page.waitForURL((url) => !url.search.includes('token'));
    await run(page, dataFolder);
  } finally {
    await context.close();
    await host.stop();
    folder.remove();
  }
}
