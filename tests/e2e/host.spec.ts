import { expect, test } from './fixtures';

test('the printed address opens the app, and leaves no token in the address bar', async ({ praxis: { page } }) => {
  await expect(page.getByRole('navigation').first()).toBeVisible();
  expect(new URL(page.url()).search).toBe('');
});

test('a reload stays logged in and goes on', async ({ praxis: { page } }) => {
  await expect(page.getByRole('navigation').first()).toBeVisible();
  await page.reload();
  await expect(page.getByRole('navigation').first()).toBeVisible();
});

test('the page loads nothing from elsewhere, and the policy stops what would', async ({ praxis: { page } }) => {
  const foreign: string[] = [];
  page.on('request', (request) => {
    const { protocol, hostname } = new URL(request.url());
    if (protocol.startsWith('http') && hostname !== '127.0.0.1') foreign.push(request.url());
  });
  const refused = page.waitForEvent('console', (message) => message.text().includes('Content Security Policy'));
  await page.reload();
  await expect(page.getByRole('navigation').first()).toBeVisible();
  expect(foreign).toEqual([]);
  const outcome = await page.evaluate(() =>
    fetch('https://elsewhere.example/').then(
      () => 'loaded',
      () => 'refused',
    ),
  );
  expect(outcome).toBe('refused');
  await refused;
});

test('an inline script does not run', async ({ praxis: { page } }) => {
  const ran = await page.evaluate(() => {
    const script = document.createElement('script');
    script.textContent = 'document.documentElement.dataset.injected = "yes"';
    document.body.append(script);
    return document.documentElement.dataset.injected ?? 'no';
  });
  expect(ran).toBe('no');
});

test('after the host was killed and started again, the app is usable again', async ({ praxis }) => {
  await expect(praxis.page.getByRole('navigation').first()).toBeVisible();
  await praxis.kill();
  await praxis.start();
  await expect(praxis.page.getByRole('navigation').first()).toBeVisible();
});
