import path from 'node:path';
import { AxeBuilder } from '@axe-core/playwright';
import { expect, type Page, test } from '@playwright/test';

/** The page as it stands breaks no rule of WCAG 2.1 AA that axe can check, and does not scroll sideways. */
export async function expectAccessible(page: Page): Promise<void> {
  const { violations } = await new AxeBuilder({ page })
    .withTags(['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa'])
    .analyze();
  expect(violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html).join(' ')}`)).toEqual([]);
  const overflow = await page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth);
  expect(overflow).toBeLessThanOrEqual(0);
}

/** Every look a screen has to stand: the desk and the phone, each by day and by night. */
export const looks = [
  { width: 1440, height: 900, colorScheme: 'light' },
  { width: 1440, height: 900, colorScheme: 'dark' },
  { width: 320, height: 640, colorScheme: 'light' },
  { width: 320, height: 640, colorScheme: 'dark' },
] as const;

/** Pictures of every look, for people to see: into the folder that `PRAXIS_SHOTS` names. */
async function picture(page: Page, look: string): Promise<void> {
  const folder = process.env.PRAXIS_SHOTS;
  if (!folder) return;
  const name = test
    .info()
    .titlePath.slice(1)
    .join(' ')
    .replaceAll(/[^a-z0-9]+/gi, '-');
  await page.screenshot({
    path: path.join(
      folder,
      `${name.slice(0, 80)}-${new URL(page.url()).pathname.slice(1).replaceAll('/', '-').slice(0, 30)}-${look}.png`,
    ),
  });
}

/** Looks at the page in every size and both themes. Takes its time, and asks for more of it. */
export async function expectAccessibleInEveryLook(page: Page): Promise<void> {
  test.setTimeout(test.info().timeout + 30_000);
  for (const { colorScheme, ...size } of looks) {
    await page.setViewportSize(size);
    await page.emulateMedia({ colorScheme, reducedMotion: 'reduce' });
    await expectAccessible(page);
    await picture(page, `${size.width}-${colorScheme}`);
  }
}
