import { expect, test } from './fixtures';

test('the window shows the app from its own origin, with no Node in reach and nothing kept on disk', async ({
  praxis,
}) => {
  const { app, page } = praxis;
  await expect(page.getByRole('heading').first()).toBeVisible();
  expect(await page.evaluate(() => window.location.origin)).toBe('app://praxis');
  const reachable = await page.evaluate(() =>
    ['require', 'process', 'module', 'Buffer'].filter((name) => name in window),
  );
  expect(reachable).toEqual([]);
  const isPersistent = await app.evaluate(({ BrowserWindow }) =>
    BrowserWindow.getAllWindows().some((window) => window.webContents.session.isPersistent()),
  );
  expect(isPersistent).toBe(false);
});

test('the renderer and the core run in processes of their own, the renderer sandboxed unless root runs it', async ({
  praxis,
}) => {
  await expect(praxis.page.getByRole('heading').first()).toBeVisible();
  const metrics = await praxis.app.evaluate(({ app }) => app.getAppMetrics());
  expect(metrics.map(({ name }) => name)).toContain('Praxis core');
  const switches = await praxis.app.evaluate(({ app }) => app.commandLine.hasSwitch('no-sandbox'));
  expect(switches).toBe(process.getuid?.() === 0);
});

test('no page leaves the app, opens a window, or is granted a permission', async ({ praxis: { app, page } }) => {
  await expect(page.getByRole('heading').first()).toBeVisible();
  const address = page.url();
  await page.evaluate(() => {
    window.location.href = 'https://elsewhere.example/';
  });
  expect(await page.evaluate(() => window.open('https://elsewhere.example/'))).toBeNull();
  expect(await page.evaluate(() => window.open('app://praxis/'))).toBeNull();
  expect(page.url()).toBe(address);
  expect(await app.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows().length)).toBe(1);
  const granted = await page.evaluate(async () => {
    const names = ['geolocation', 'notifications', 'camera', 'microphone', 'clipboard-read'] as PermissionName[];
    const states = await Promise.all(names.map(async (name) => (await navigator.permissions.query({ name })).state));
    return names.filter((_name, index) => states[index] === 'granted');
  });
  expect(granted).toEqual([]);
});

test('nothing is loaded from elsewhere, and no address leads out of the renderer’s folder', async ({
  praxis: { page },
}) => {
  await expect(page.getByRole('heading').first()).toBeVisible();
  const outcomes = await page.evaluate(async () => {
    const addresses = [
      'https://elsewhere.example/',
      'http://127.0.0.1:4717/',
      'file:///etc/hostname',
      'app://elsewhere/index.html',
    ];
    return Promise.all(
      addresses.map((address) =>
        fetch(address).then(
          ({ status }) => status,
          () => 'refused',
        ),
      ),
    );
  });
  expect(outcomes).toEqual(['refused', 'refused', 'refused', 'refused']);
  const statuses = await page.evaluate(async () => {
    const paths = [
      '/../package.json',
      '/%2e%2e/main/index.cjs',
      '/..%2fmain/index.cjs',
      '/assets/../../main/index.cjs',
    ];
    return Promise.all(paths.map(async (path) => (await fetch(path)).status));
  });
  expect(statuses).toEqual([404, 404, 404, 404]);
});

test('an inline script does not run', async ({ praxis: { page } }) => {
  await expect(page.getByRole('heading').first()).toBeVisible();
  const ran = await page.evaluate(() => {
    const script = document.createElement('script');
    script.textContent = 'document.documentElement.dataset.injected = "yes"';
    document.body.append(script);
    return document.documentElement.dataset.injected ?? 'no';
  });
  expect(ran).toBe('no');
});
