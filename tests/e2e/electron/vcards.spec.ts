import { bringCardsIn, expectAnna } from '../vcards';
import { expect, test } from './fixtures';
import { setUp } from './set-up';

test('cards come in whole, and one undo takes them back', async ({ praxis: { page } }) => {
  await setUp(page);
  await bringCardsIn(page);
  await expectAnna(page);
  await page.getByRole('button', { name: 'Close' }).click();
  await page.keyboard.press('ControlOrMeta+z');
  await expect(page.getByRole('heading', { name: 'Your address book is empty' })).toBeVisible();
});
