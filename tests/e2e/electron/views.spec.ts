import { buildView, expectView, people, saveView } from '../view-steps';
import { expect, test } from './fixtures';
import { comeBack, importCsv, setUp } from './set-up';

test('a view is built and saved, and its key leads to it after the app was killed', async ({ praxis }) => {
  await setUp(praxis.page);
  await importCsv(praxis.page, people, 3);
  await buildView(praxis.page);
  await saveView(praxis.page);
  await expectView(praxis.page);
  await praxis.kill();
  await praxis.start();
  await comeBack(praxis.page);
  await expect(praxis.page.getByRole('grid').getByText('Cleo Curie')).toBeVisible();
  await praxis.page.keyboard.press('v');
  await praxis.page.keyboard.press('4');
  await expectView(praxis.page);
});
