import { carryTwo, undoBoth } from '../deal-steps';
import { test } from './fixtures';
import { comeBackTo, setUp } from './set-up';

test('deals are carried by mouse and by keyboard, and put back after the plug was pulled', async ({ praxis }) => {
  await setUp(praxis.page);
  await praxis.page.getByRole('link', { name: 'Deals', exact: true }).first().click();
  await carryTwo(praxis.page);
  await praxis.kill();
  await praxis.start();
  await comeBackTo(praxis.page, 'Deals');
  await undoBoth(praxis.page);
});
