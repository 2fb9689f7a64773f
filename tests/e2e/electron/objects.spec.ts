import { addObject, addRecord, buildBoatView, expectBoatView, saveBoatView } from '../object-steps';
import { expect, test } from './fixtures';
import { comeBackTo, setUp } from './set-up';

test('an object of one’s own is made and filled in, and a view of its list is a key away after the app was killed', async ({
  praxis,
}) => {
  await setUp(praxis.page);
  await addObject(praxis.page);
  await expect(praxis.page.getByRole('complementary', { name: 'Argo' }).getByLabel('Length')).toHaveValue('31.5');
  await praxis.page.getByRole('button', { name: 'Close' }).click();
  for (const name of ['Vega', 'Zephyr']) await addRecord(praxis.page, name);
  await buildBoatView(praxis.page);
  await saveBoatView(praxis.page);
  await praxis.kill();
  await praxis.start();
  await comeBackTo(praxis.page, 'Today');
  await praxis.page.keyboard.press('v');
  await praxis.page.keyboard.press('5');
  await expectBoatView(praxis.page);
});
