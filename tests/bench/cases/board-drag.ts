import type { Locator, Page } from '@playwright/test';
import { launchHeadless } from '../../support/launch-headless';
import { type Figure, figure } from '../figures';
import { passphrase } from '../store-files';
import { browser } from './starts';

const turns = 3;

/** Tasks of more than 50 ms (Long Tasks API) since the page was loaded, in ms. */
const watch = () => {
  const seen: number[] = [];
  Object.assign(globalThis, { longTasks: seen });
  new PerformanceObserver((list) => {
    for (const { duration } of list.getEntries()) seen.push(duration);
  }).observe({ type: 'longtask' });
};

/** The longest of them since the last call; 0 where there was none. */
const longest = (page: Page): Promise<number> =>
  page.evaluate(() => {
    const { longTasks } = globalThis as unknown as { longTasks: number[] };
    return Math.max(0, ...longTasks.splice(0));
  });

/** Carries the first card of some columns over all of them and back, and drops it in the last one. */
async function carryOver(page: Page, cells: Locator): Promise<void> {
  const boxes = (await Promise.all((await cells.all()).map((cell) => cell.boundingBox()))).filter(
    (box) => box !== null,
  );
  const to = boxes.at(-1);
  const card = await cells.locator('[data-deal]').first().boundingBox();
  if (!to || !card) throw new Error('the board is not on screen');
  await page.mouse.move(card.x + 40, card.y + 20);
  await page.mouse.down();
  for (const box of [...boxes, ...boxes.toReversed(), to]) {
    const y = Math.min(box.y + 120, box.y + box.height - 20);
    await page.mouse.move(box.x + 60, y, { steps: 15 });
    await page.mouse.move(box.x + 60, Math.min(y + 200, box.y + box.height - 10), { steps: 10 });
  }
  await page.mouse.up();
  // What was dropped is written, told, and read again.
  await page.waitForTimeout(1500);
}

/** The longest task of the page while a card is carried about a board of `count` deals: without lanes, and with them. */
export async function dragCases(dataFolder: string): Promise<Figure[]> {
  const opened = await browser();
  const host = await launchHeadless({ dataFolder, passphrase });
  const page = await opened.newPage({ viewport: { width: 1440, height: 900 } });
  await page.addInitScript(watch);
  await page.goto(host.url);
  await page.waitForURL((url) => !url.search.includes('token'));
  await page.goto(new URL('/deals', page.url()).href);
  const figures: Figure[] = [];
  const measure = async (name: string, cells: Locator) => {
    await cells.locator('[data-deal]').first().waitFor();
    await page.waitForTimeout(1000);
    await longest(page);
    let value = 0;
    for (let turn = 0; turn < turns; turn++) {
      await carryOver(page, cells);
      value = Math.max(value, await longest(page));
    }
    const limits = { goal: 'no task over 50 ms', limit: 50, limitWhat: 'fixed; 0 is none over it' };
    figures.push(figure({ name, value, unit: 'ms', ...limits }));
  };
  await measure('board.drag', page.locator('section[data-cell]'));
  for (const by of ['owner', 'company'] as const) {
    await page.getByLabel('Lanes').selectOption(by);
    // Only a lane of the board has cells as its section's own; the section of the whole list has all of them.
    const first = page.locator('section:not(:has(section)):has([data-cell])').first();
    await measure(`board.drag.${by}`, first.locator('[data-cell]'));
  }
  await opened.close();
  await host.stop();
  return figures;
}
