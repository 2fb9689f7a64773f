import { existsSync } from 'node:fs';
import { defineConfig } from '@playwright/test';

// The system's Chromium where there is one; else the one Playwright installs.
const system = ['/usr/bin/chromium', '/usr/bin/chromium-browser', '/usr/bin/google-chrome'].find((path) =>
  existsSync(path),
);

export default defineConfig({
  testDir: 'tests/e2e',
  outputDir: 'test-results',
  timeout: 180_000,
  expect: { timeout: 45_000 },
  workers: 2,
  fullyParallel: true,
  forbidOnly: true,
  // A busy machine may make a browser late once. Who needed the second try is named in the summary.
  retries: 1,
  reporter: [['list']],
  use: {
    viewport: { width: 1440, height: 900 },
    locale: 'en-GB',
    timezoneId: 'Europe/Berlin',
    trace: 'retain-on-first-failure',
    launchOptions: system ? { executablePath: system } : {},
  },
  projects: [
    { name: 'chromium', testIgnore: 'electron/**' },
    { name: 'electron', testMatch: 'electron/**/*.spec.ts' },
  ],
});
