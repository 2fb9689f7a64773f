import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { electronBinary, launchElectron } from '../../support/launch-electron';
import { expect, test } from './fixtures';

test('a reload gets a new port to the core and goes on', async ({ praxis: { page } }) => {
  await expect(page.getByRole('heading').first()).toBeVisible();
  await page.reload();
  await expect(page.getByRole('heading').first()).toBeVisible();
});

test('when the core’s process dies it is started again, and the window goes on', async ({ praxis: { app, page } }) => {
  await expect(page.getByRole('heading').first()).toBeVisible();
  const coreOf = () =>
    app.evaluate((electron) => electron.app.getAppMetrics().find(({ name }) => name === 'Praxis core')?.pid);
  const first = await coreOf();
  process.kill(first ?? 0, 'SIGKILL');
  await expect.poll(coreOf).not.toBe(first);
  await expect.poll(coreOf).toBeDefined();
  await page.reload();
  await expect(page.getByRole('heading').first()).toBeVisible();
});

test('a second start with the same data brings the window to the front and ends', async ({
  praxis: { app, page, dataFolder },
}) => {
  await expect(page.getByRole('heading').first()).toBeVisible();
  const isRoot = process.getuid?.() === 0;
  const args = [...(isRoot ? ['--no-sandbox'] : []), '--disable-gpu', process.cwd(), '--data', dataFolder];
  const second = spawn(electronBinary() ?? '', args, { stdio: ['ignore', 'ignore', 'pipe'] });
  let said = '';
  second.stderr.on('data', (chunk: Buffer) => {
    said += chunk.toString();
  });
  const [code] = await once(second, 'exit');
  expect(code).toBe(0);
  expect(said).toContain('Praxis is already open with this data folder');
  expect(await app.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows().length)).toBe(1);
});

test('another data folder is another practice: both are open at once', async ({ praxis }) => {
  await expect(praxis.page.getByRole('heading').first()).toBeVisible();
  const other = await launchElectron(`${praxis.dataFolder}-other`);
  const page = await other.firstWindow();
  await expect(page.getByRole('heading').first()).toBeVisible();
  await other.close();
});
