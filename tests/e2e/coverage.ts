import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Page } from '@playwright/test';

/** Where `npm test` gathers what the browser ran; unset otherwise. */
const folder = process.env.PRAXIS_RENDERER_COVERAGE;

export async function startCoverage(page: Page) {
  if (folder) await page.coverage.startJSCoverage({ resetOnNavigation: false });
}

export async function saveCoverage(page: Page, name: string) {
  if (!folder) return;
  const entries = await page.coverage.stopJSCoverage();
  mkdirSync(folder, { recursive: true });
  const result = entries.map(({ url, scriptId, functions }) => ({ url, scriptId, functions }));
  writeFileSync(join(folder, `${name}.json`), JSON.stringify({ result }));
}
