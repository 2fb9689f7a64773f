import { addObject } from '../object-steps';
import { expect, test } from './fixtures';
import { setUp } from './set-up';

test('an object of one’s own is made and filled in', async ({ praxis }) => {
  await setUp(praxis.page);
  await addObject(praxis.page);
  await expect(praxis.page.getByRole('complementary', { name: 'Argo' }).getByLabel('Length')).toHaveValue('31.5');
});
