import { goChannel } from '../../../src-main/hosts/electron/messages';
import { expect, test } from './fixtures';
import { comeBackTo, setUp } from './set-up';

test('a task typed in plain words is ticked off by a key, and one undo brings it back, also after a restart', async ({
  praxis,
}) => {
  await setUp(praxis.page);
  const field = () => praxis.page.getByRole('textbox', { name: 'New task in plain words' });
  const row = () => praxis.page.getByRole('main').locator('[data-of-line]');
  const tasks = () => praxis.page.getByRole('link', { name: 'Tasks' }).first();
  const quickAdd = async (text: string) => {
    await expect(async () => {
      await praxis.page.keyboard.press('q');
      await expect(field()).toBeVisible({ timeout: 1_000 });
    }).toPass();
    await field().fill(text);
    await praxis.page.keyboard.press('Enter');
    await expect(field()).toBeHidden();
  };
  await quickAdd('Water the plants today !high');
  await quickAdd('Call the bank today');
  await tasks().click();
  await expect(row()).toContainText([/Water the plants/, /Call the bank/]);
  await praxis.page.keyboard.press('j');
  await praxis.page.keyboard.press('x');
  await expect(row()).toHaveCount(1);
  await praxis.page.keyboard.press('ControlOrMeta+z');
  await expect(row()).toContainText([/Water the plants/, /Call the bank/]);

  await row()
    .first()
    .getByRole('checkbox', { name: /^Done: / })
    .click();
  await expect(row()).toHaveCount(1);
  await praxis.kill();
  await praxis.start();
  await comeBackTo(praxis.page, 'Contacts');
  await tasks().click();
  await expect(row()).toContainText([/Call the bank/]);
  await praxis.page.keyboard.press('ControlOrMeta+z');
  await expect(row()).toContainText([/Water the plants/, /Call the bank/]);
});

test('the main process leads the window to what a notification tells of', async ({ praxis }) => {
  await setUp(praxis.page);
  await praxis.app.evaluate(
    ({ BrowserWindow }, channel) => BrowserWindow.getAllWindows()[0]?.webContents.send(channel, '/tasks'),
    goChannel,
  );
  await expect(praxis.page.getByRole('heading', { level: 1, name: 'Tasks' })).toBeVisible();
});
