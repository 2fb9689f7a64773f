import type { Page } from '@playwright/test';
import { expectAccessibleInEveryLook } from './accessible';
import { expect, test } from './fixtures';

const record = (page: Page, name: string) => page.getByRole('complementary', { name });
const field = (page: Page) => page.getByRole('textbox', { name: 'New task in plain words' });
const rows = (page: Page) => page.getByRole('main').locator('[data-of-line]');

async function addContact(page: Page, name: string) {
  await page.getByRole('button', { name: 'New contact' }).first().click();
  const form = page.getByRole('dialog', { name: 'New contact' });
  await form.getByLabel('Full name').fill(name);
  await form.getByRole('button', { name: 'Add contact' }).click();
  await expect(record(page, name)).toBeVisible();
}

async function openQuickAdd(page: Page) {
  // Keys are listened to once the screen stands, and while no dialog does.
  await expect(async () => {
    await page.keyboard.press('q');
    await expect(field(page)).toBeVisible({ timeout: 1_000 });
  }).toPass();
}

async function quickAdd(page: Page, text: string) {
  await openQuickAdd(page);
  await field(page).fill(text);
  await page.keyboard.press('Enter');
  await expect(field(page)).toBeHidden();
}

async function goToTasks(page: Page) {
  await expect(page.getByRole('heading', { level: 1 })).toBeVisible();
  await page.keyboard.press('g');
  await page.keyboard.press('k');
  await expect(page.getByRole('heading', { level: 1, name: 'Tasks' })).toBeVisible();
}

test('a line in plain words shows task, time and person before it is saved', async ({ praxis: { page } }) => {
  await addContact(page, 'Anna Berger');
  await openQuickAdd(page);
  const dialog = page.getByRole('dialog', { name: 'New task in plain words' });
  await field(page).fill('call Anna tomorrow 3pm about offer !high');
  await expect(dialog.getByText('Call Anna about offer', { exact: true })).toBeVisible();
  await expect(dialog.getByText(/\(tomorrow\)/)).toContainText('15:00');
  await expect(dialog.getByText('High priority')).toBeVisible();
  await expect(dialog.getByRole('checkbox', { name: /Anna Berger/ })).toBeChecked();
  await page.keyboard.press('Enter');
  await expect(page.getByText('Task added: Call Anna about offer')).toBeVisible();

  const about = record(page, 'Anna Berger').getByRole('region', { name: 'Tasks' });
  await expect(about.getByRole('button', { name: /Call Anna about offer/ }).first()).toContainText('tomorrow');
  await about.getByRole('button', { name: /^Call Anna about offer/ }).click();
  const task = record(page, 'Call Anna about offer');
  await expect(task.getByRole('link', { name: 'Anna Berger' })).toBeVisible();
  await expect(task.getByLabel('Time', { exact: true })).toHaveValue('15:00');
  await expect(task.getByLabel('Kind')).toHaveValue('call');
});

test('of several who are called so, one is chosen by key', async ({ praxis: { page } }) => {
  await addContact(page, 'Anna Berger');
  await addContact(page, 'Anna Ito');
  await openQuickAdd(page);
  await field(page).fill('Anna morgen 15 Uhr anrufen wegen Angebot');
  const choice = page.getByRole('group', { name: 'Which Anna?' });
  await expect(choice.getByRole('radio')).toHaveCount(3);
  await page.keyboard.press('Enter');
  await expect(choice.getByRole('radio', { name: /Anna/ }).first()).toBeFocused();
  await choice.getByRole('radio', { name: 'Anna Ito' }).check();
  await page.keyboard.press('Enter');
  await expect(field(page)).toBeHidden();
  await expect(record(page, 'Anna Ito').getByRole('region', { name: 'Tasks' })).toContainText(
    'Anna anrufen wegen Angebot',
  );
});

test('a day there isn’t is said, and what was typed is kept', async ({ praxis: { page } }) => {
  await openQuickAdd(page);
  await field(page).fill('Inventory on 31.2.');
  await page.keyboard.press('Enter');
  await expect(page.getByText('There is no such day: on 31.2.')).toBeVisible();
  await page.keyboard.press('Escape');
  await openQuickAdd(page);
  await expect(field(page)).toHaveValue('Inventory on 31.2.');
  await field(page).fill('tomorrow');
  await page.keyboard.press('Enter');
  await expect(page.getByText('What is to be done? Only when is said yet.')).toBeVisible();
});

test('tasks are gone through, done, put off and taken back by keys, also after a restart', async ({ praxis }) => {
  const { page } = praxis;
  for (const text of ['Water the plants today', 'Send the report today !high', 'Tidy up']) await quickAdd(page, text);
  await goToTasks(page);
  await expect(rows(page)).toHaveCount(2);
  await page.keyboard.press('j');
  await expect(rows(page).first().locator('[data-line]')).toBeFocused();
  await expect(rows(page).first()).toContainText('Send the report');
  await page.keyboard.press('x');
  await expect(rows(page)).toHaveCount(1);
  await expect(rows(page).first().locator('[data-line]')).toBeFocused();
  await page.keyboard.press('s');
  await page.getByRole('textbox', { name: /^Put off until/ }).fill('in 3 days 2pm');
  await page.keyboard.press('Enter');
  await expect(page.getByText('Nothing is due today')).toBeVisible();
  await page.getByRole('button', { name: /^Upcoming/ }).click();
  await expect(rows(page)).toContainText(['Water the plants']);
  await expect(rows(page).first()).toContainText('in 3 days, 14:00');
  await praxis.stop();
  await praxis.start();
  await page.getByRole('link', { name: 'Tasks' }).first().click();
  await expect(page.getByRole('heading', { level: 1, name: 'Tasks' })).toBeVisible();
  await page.keyboard.press('ControlOrMeta+z');
  await expect(page.getByText(/^Undone: Put off/)).toBeVisible();
  await page.keyboard.press('ControlOrMeta+z');
  await expect(rows(page)).toHaveCount(2);
});

test('a task that comes back is there again when it is done', async ({ praxis: { page } }) => {
  await quickAdd(page, 'Report every day !2');
  await goToTasks(page);
  await rows(page).first().getByRole('checkbox', { name: 'Done: Report' }).click();
  await expect(page.getByText('Done. The next one is due tomorrow')).toBeVisible();
  await page.getByRole('button', { name: /^Upcoming/ }).click();
  await expect(rows(page)).toHaveCount(1);
  await expect(rows(page).getByRole('img', { name: 'Every day' })).toBeVisible();
});

test('a task has a checklist, notes that mention, and its facts', async ({ praxis: { page } }) => {
  await addContact(page, 'Anna Berger');
  await quickAdd(page, 'Prepare the workshop');
  await goToTasks(page);
  await page.getByRole('button', { name: /^Without a day/ }).click();
  await expect(rows(page)).toHaveCount(1);
  await page.keyboard.press('j');
  await page.keyboard.press('e');
  const task = record(page, 'Prepare the workshop');
  await task.getByRole('textbox', { name: 'Add a step' }).fill('Book the room');
  await page.keyboard.press('Enter');
  await task.getByRole('textbox', { name: 'Add a step' }).fill('Print');
  await page.keyboard.press('Enter');
  await task.getByRole('checkbox', { name: 'Book the room' }).check();
  await expect(task.getByText('1 of 2')).toBeVisible();
  await task.getByRole('button', { name: 'Write notes' }).click();
  await task.getByRole('textbox', { name: 'Notes' }).pressSequentially('Ask @Anna');
  await page.getByRole('option', { name: /Anna Berger/ }).click();
  await page.keyboard.press('ControlOrMeta+Enter');
  await expect(task.getByRole('link', { name: '@Anna Berger' })).toBeVisible();
  await task.getByLabel('Repeats').selectOption('FREQ=WEEKLY');
  await expect(task.getByLabel('Due')).not.toHaveValue('');
  await task.getByLabel('Reminder').selectOption('30');
  await task.getByRole('button', { name: 'Add a record this is about' }).click();
  await task.getByRole('combobox', { name: 'Add a record this is about' }).fill('Berg');
  await page.getByRole('option', { name: /Anna Berger/ }).click();
  await expect(task.getByRole('link', { name: 'Anna Berger', exact: true })).toBeVisible();
  await expectAccessibleInEveryLook(page);
});

test('what is typed into the palette can become a task; every screen of tasks stands every look', async ({
  praxis: { page },
}) => {
  await addContact(page, 'Anna Berger');
  await addContact(page, 'Anna Ito');
  await page.keyboard.press('ControlOrMeta+k');
  await page.getByRole('combobox', { name: 'Find or do' }).fill('call Anna on Friday at 3 about offer');
  await page.getByRole('option', { name: /^New task: call Anna/ }).click();
  await expect(page.getByRole('group', { name: 'Which Anna?' })).toBeVisible();
  await expectAccessibleInEveryLook(page);
  await page.setViewportSize({ width: 1440, height: 900 });
  await page.getByRole('radio', { name: 'Anna Ito' }).check();
  await page.keyboard.press('Enter');
  for (const text of [
    'Invoice for the workshop 2026-01-05 !high',
    'Water the plants today',
    'Call the bank today at 11pm',
  ]) {
    await quickAdd(page, text);
  }
  await goToTasks(page);
  await expectAccessibleInEveryLook(page);
  await page.setViewportSize({ width: 1440, height: 900 });
  await page.keyboard.press('j');
  await page.keyboard.press('s');
  await expect(page.getByRole('textbox', { name: /^Put off until/ })).toBeVisible();
  await expectAccessibleInEveryLook(page);
});

test('Today has what is late, due and promised, each line one key from done, put off or opened', async ({
  praxis: { page },
}) => {
  for (const text of ['Pay the rent 2026-01-05', 'Water the plants today', 'Promised Anna the figures in 3 days']) {
    await quickAdd(page, text);
  }
  await page.getByRole('link', { name: 'Today' }).first().click();
  await expect(page.getByRole('heading', { level: 1, name: 'Today' })).toBeVisible();
  const section = (name: string) => page.getByRole('region', { name });
  await expect(section('Overdue').getByRole('listitem')).toContainText(['Pay the rent']);
  await expect(section('To do today').getByRole('listitem')).toContainText(['Water the plants']);
  await expect(section('Follow-ups promised').getByRole('listitem')).toContainText(['Promised Anna the figures']);
  await expectAccessibleInEveryLook(page);
  await page.setViewportSize({ width: 1440, height: 900 });
  await page.keyboard.press('j');
  await page.keyboard.press('x');
  await expect(section('Overdue')).toBeHidden();
  await page.keyboard.press('s');
  await page.getByRole('textbox', { name: /^Put off until/ }).fill('next week');
  await page.keyboard.press('Enter');
  await expect(section('To do today')).toContainText('Nothing is due');
  await section('Follow-ups promised').locator('[data-line]').focus();
  await page.keyboard.press('Enter');
  await expect(record(page, 'Promised Anna the figures')).toBeVisible();
});

const grid = (page: Page) => page.getByRole('grid');
const tab = (page: Page, name: RegExp) =>
  page.getByRole('group', { name: 'Which tasks' }).getByRole('button', { name });

test('every task stands in a list: filtered in words, saved as a view, worked on together, taken back', async ({
  praxis: { page },
}) => {
  for (const text of ['Pay the rent 2026-01-05 !high', 'Water the plants today', 'Tidy up', 'Call the bank tomorrow']) {
    await quickAdd(page, text);
  }
  await goToTasks(page);
  await tab(page, /^All/).click();
  await expect(grid(page)).toHaveAttribute('aria-rowcount', '5');
  await expect(grid(page).getByRole('row').nth(1)).toContainText('Pay the rent');
  await expectAccessibleInEveryLook(page);
  await page.setViewportSize({ width: 1440, height: 900 });

  await page.getByRole('button', { name: 'Filter', exact: true }).click();
  await page.getByRole('textbox', { name: 'In words' }).fill('overdue');
  await page.keyboard.press('Enter');
  await page.keyboard.press('Escape');
  await expect(grid(page)).toHaveAttribute('aria-rowcount', '2');
  await page.getByRole('navigation', { name: 'Views' }).getByRole('button', { name: 'Save as a view' }).click();
  const dialog = page.getByRole('dialog', { name: 'Save this view' });
  await dialog.getByLabel('Name').fill('Too late');
  await dialog.getByRole('button', { name: 'Save' }).click();
  const view = page.getByRole('navigation', { name: 'Views' }).getByRole('button', { name: /^Too late \d/ });
  await expect(view).toContainText('1');

  await page.getByRole('navigation', { name: 'Views' }).getByRole('button', { name: 'Everything' }).click();
  await expect(grid(page)).toHaveAttribute('aria-rowcount', '5');
  await grid(page).getByRole('checkbox').first().check();
  const bar = page.getByRole('toolbar', { name: /4 selected/ });
  await bar.getByRole('button', { name: 'Done' }).click();
  await expect(page.getByText('4 tasks done').first()).toBeVisible();
  await expect(tab(page, /^Today/)).toContainText('0');
  await page.keyboard.press('ControlOrMeta+z');
  await expect(tab(page, /^Today/)).toContainText('2');
});

test('what is typed into a task’s notes is found again after a crash', async ({ praxis }) => {
  const { page } = praxis;
  await quickAdd(page, 'Prepare the workshop today');
  await goToTasks(page);
  await expect(rows(page)).toHaveCount(1);
  await page.keyboard.press('j');
  await page.keyboard.press('e');
  const task = record(page, 'Prepare the workshop');
  await task.getByRole('button', { name: 'Write notes' }).click();
  await task.getByRole('textbox', { name: 'Notes' }).pressSequentially('Book the room');
  await expect(task.getByText('Draft kept')).toBeVisible();
  await praxis.kill();
  await praxis.start();
  await page.getByRole('link', { name: 'Tasks' }).first().click();
  await rows(page).first().locator('[data-line]').click();
  await task.getByRole('button', { name: 'Go on' }).click();
  await expect(task.getByRole('textbox', { name: 'Notes' })).toHaveText('Book the room');
  await page.keyboard.press('ControlOrMeta+Enter');
  await expect(task.getByText('Book the room')).toBeVisible();
  await expect(task.getByRole('button', { name: 'Go on' })).toBeHidden();
});

/** Notes what the browser would show, as if one looked elsewhere and had allowed it. */
function listenToNotifications() {
  const shown: object[] = [];
  class Shown {
    static permission = 'granted';
    onclick: (() => void) | null = null;
    title: string;
    tag: string;
    constructor(title: string, { tag }: { tag: string }) {
      this.title = title;
      this.tag = tag;
      shown.push(this);
    }
    close() {}
  }
  Object.assign(window, { Notification: Shown, shown });
  document.hasFocus = () => false;
}

test('a reminder is shown by the browser while one is elsewhere, and leads to its task', async ({
  praxis: { page },
}) => {
  await page.addInitScript(listenToNotifications);
  await page.reload();
  await quickAdd(page, 'Call the bank today at 11:59pm');
  await goToTasks(page);
  await expect(rows(page)).toHaveCount(1);
  await page.keyboard.press('j');
  await page.keyboard.press('e');
  await record(page, 'Call the bank').getByLabel('Reminder').selectOption({ label: '1 day before' });
  const shown = () =>
    page.evaluate(() => (Reflect.get(window, 'shown') as { title: string }[]).map(({ title }) => title));
  await expect.poll(shown).toEqual(['Call the bank']);
  await page.getByRole('link', { name: 'Contacts' }).first().click();
  await expect(page.getByRole('heading', { level: 1, name: 'Contacts' })).toBeVisible();
  await page.evaluate(() => (Reflect.get(window, 'shown') as { onclick(): void }[])[0]?.onclick());
  await expect(record(page, 'Call the bank')).toBeVisible();
});

test('what has to be filled in of a task is asked for in the line that adds it, and nothing typed is lost', async ({
  praxis: { page },
}) => {
  await page.getByRole('link', { name: 'Settings' }).click();
  await page.getByRole('link', { name: 'Own fields' }).click();
  await page.getByLabel('Fields of').selectOption('Tasks');
  await page.getByRole('button', { name: 'Add field' }).click();
  const dialog = page.getByRole('dialog', { name: 'New field' });
  await dialog.getByLabel('Name').fill('Matter');
  await dialog.getByLabel('Required').check();
  await dialog.getByRole('button', { name: 'Add field' }).click();
  await expect(dialog).toBeHidden();

  await openQuickAdd(page);
  const form = page.getByRole('dialog', { name: 'New task in plain words' });
  await field(page).fill('Write to the court today');
  await expect(form.getByLabel('Matter')).toBeVisible();
  await page.keyboard.press('Enter');
  await expect(form.getByText('Matter is required.')).toBeVisible();
  await expect(form.getByLabel('Matter')).toBeFocused();
  await expectAccessibleInEveryLook(page);
  await page.setViewportSize({ width: 1440, height: 900 });
  await form.getByLabel('Matter').fill('Brandt 12/26');
  await page.keyboard.press('Enter');
  await expect(field(page)).toBeFocused();
  await page.keyboard.press('Escape');
  await openQuickAdd(page);
  await expect(field(page)).toHaveValue('Write to the court today');
  await expect(form.getByLabel('Matter')).toHaveValue('Brandt 12/26');
  await page.keyboard.press('Enter');
  await expect(field(page)).toBeHidden();
  await goToTasks(page);
  await rows(page).first().locator('[data-line]').click();
  await expect(record(page, 'Write to the court').getByLabel('Matter')).toHaveValue('Brandt 12/26');
  await page.keyboard.press('ControlOrMeta+z');
  await expect(rows(page)).toHaveCount(0);
});

test('all tasks stand in a calendar, too: gone through, done and put off by keys, and kept as a view', async ({
  praxis: { page },
}) => {
  for (const text of ['Water the plants today', 'Call the bank today at 11:59pm', 'Tidy up'])
    await quickAdd(page, text);
  await goToTasks(page);
  await tab(page, /^All/).click();
  await page.getByText('Calendar', { exact: true }).click();
  const days = page.getByRole('list', { name: 'Days' });
  const entry = (name: RegExp) => days.getByRole('button', { name });
  await expect(entry(/./)).toHaveText([/^Call the bank/, /^Water the plants/]);
  await expectAccessibleInEveryLook(page);
  await page.setViewportSize({ width: 1440, height: 900 });
  await page.keyboard.press('j');
  await expect(entry(/^Call the bank/)).toBeFocused();
  await page.keyboard.press('ArrowDown');
  await page.keyboard.press('x');
  await expect(entry(/^Water the plants/)).toHaveAttribute('data-over', 'true');
  await page.keyboard.press('k');
  await page.keyboard.press('s');
  await page.getByRole('textbox', { name: /^Put off until/ }).fill('tomorrow');
  await page.keyboard.press('Enter');
  await expect(tab(page, /^Upcoming/)).toContainText('1');
  await page.getByRole('searchbox', { name: 'Filter by text' }).fill('plants');
  await expect(entry(/./)).toHaveCount(1);
  await page.getByRole('button', { name: 'Save as a view' }).click();
  const naming = page.getByRole('dialog', { name: 'Save this view' });
  await naming.getByLabel('Name').fill('By day');
  await naming.getByRole('button', { name: 'Save' }).click();
  await expect(naming).toBeHidden();
  await page.getByText('List', { exact: true }).click();
  await expect(grid(page)).toBeVisible();
  await page.getByRole('button', { name: /^By day \d/ }).click();
  await expect(entry(/^Water the plants/)).toBeVisible();
  await entry(/^Water the plants/).click();
  await expect(record(page, 'Water the plants')).toBeVisible();
});

test('of two windows the operating system is given one reminder, which it shows once', async ({ praxis: { page } }) => {
  await page.addInitScript(listenToNotifications);
  await page.reload();
  const other = await page.context().newPage();
  await other.addInitScript(listenToNotifications);
  await other.goto(page.url());
  await expect(other.getByRole('heading', { level: 1 })).toBeVisible();
  await quickAdd(page, 'Call the bank today at 11:59pm');
  await goToTasks(page);
  await expect(rows(page)).toHaveCount(1);
  await page.keyboard.press('j');
  await page.keyboard.press('e');
  await record(page, 'Call the bank').getByLabel('Reminder').selectOption({ label: '1 day before' });
  const tags = (window: Page) =>
    window.evaluate(() => (Reflect.get(globalThis, 'shown') as { tag: string }[]).map(({ tag }) => tag));
  await expect.poll(() => tags(page)).toHaveLength(1);
  // The same tag: a second one takes the place of the first (Notifications API, 2.7).
  await expect.poll(() => tags(other)).toEqual(await tags(page));
});

test('on Today every kind of task is done, put off and opened by a key', async ({ praxis: { page } }) => {
  const kinds = [
    { section: 'Overdue', text: (name: string) => `${name} 2026-01-05` },
    { section: 'To do today', text: (name: string) => `${name} today` },
    { section: 'Follow-ups promised', text: (name: string) => `Promised ${name} in 3 days` },
  ];
  for (const { text } of kinds) for (const name of ['Ada', 'Ben', 'Cleo']) await quickAdd(page, text(name));
  await page.getByRole('link', { name: 'Today' }).first().click();
  await expect(page.getByRole('heading', { level: 1, name: 'Today' })).toBeVisible();
  for (const { section } of kinds) {
    const lines = page.getByRole('region', { name: section }).locator('[data-line]');
    await expect(lines).toHaveText([/Ada/, /Ben/, /Cleo/]);
    await lines.first().focus();
    await page.keyboard.press('x');
    await expect(lines).toHaveText([/Ben/, /Cleo/]);
    await expect(lines.first()).toBeFocused();
    await page.keyboard.press('s');
    await page.getByRole('textbox', { name: /^Put off until/ }).fill('in 2 weeks');
    await page.keyboard.press('Enter');
    // What was promised stays promised, on its later day; anything else is of another day.
    await expect(lines).toHaveText(section === 'Follow-ups promised' ? [/Cleo/, /Ben.*in 2 weeks|Ben.*14/] : [/Cleo/]);
    await lines.first().focus();
    await page.keyboard.press('Enter');
    await expect(record(page, section === 'Follow-ups promised' ? 'Promised Cleo' : 'Cleo')).toBeVisible();
    await page.getByRole('link', { name: 'Today' }).first().click();
  }
  await page.keyboard.press('ControlOrMeta+z');
  await page.keyboard.press('ControlOrMeta+z');
  await expect(page.getByRole('region', { name: 'Follow-ups promised' }).locator('[data-line]')).toHaveCount(3);
});

test('tasks of a day are selected by key and by box, and edited, put off and ticked off together', async ({
  praxis: { page },
}) => {
  for (const name of ['Ada', 'Ben', 'Cleo']) await quickAdd(page, `Write to ${name} today`);
  await goToTasks(page);
  await expect(rows(page)).toContainText([/Ada/, /Ben/, /Cleo/]);
  await page.keyboard.press('j');
  await page.keyboard.press('m');
  await expect(page.getByRole('toolbar', { name: /^1 selected/ })).toBeVisible();
  await rows(page).nth(1).hover();
  await rows(page)
    .nth(1)
    .getByRole('checkbox', { name: /^Select/ })
    .click();
  const bar = page.getByRole('toolbar', { name: /^2 selected/ });
  await expectAccessibleInEveryLook(page);
  await page.setViewportSize({ width: 1440, height: 900 });
  await bar.getByRole('button', { name: 'Edit…' }).click();
  const dialog = page.getByRole('dialog', { name: 'Edit 2 records' });
  await dialog.getByLabel('Field').selectOption('Priority');
  await dialog.getByLabel('New value').selectOption('Medium');
  await dialog.getByRole('button', { name: 'Change them' }).click();
  await expect(dialog).toBeHidden();
  await expect(rows(page).getByRole('img', { name: 'Medium priority' })).toHaveCount(2);
  await bar.getByRole('button', { name: 'Put off' }).click();
  await page.getByRole('textbox', { name: /^Put off until/ }).fill('tomorrow');
  await page.keyboard.press('Enter');
  await expect(rows(page)).toContainText([/Cleo/]);
  await expect(rows(page)).toHaveCount(1);
  await page.keyboard.press('ControlOrMeta+z');
  await expect(rows(page)).toHaveCount(3);
  await rows(page).first().locator('[data-line]').focus();
  for (const _task of [1, 2, 3]) {
    await page.keyboard.press('m');
    await page.keyboard.press('j');
  }
  const chosen = page.getByRole('toolbar', { name: /selected/ });
  await expect(chosen).toBeVisible();
  await page.keyboard.press('Escape');
  await expect(chosen).toBeHidden();
  for (const _task of [1, 2, 3]) {
    await page.keyboard.press('m');
    await page.keyboard.press('k');
  }
  await page
    .getByRole('toolbar', { name: /^3 selected/ })
    .getByRole('button', { name: 'Done' })
    .click();
  await expect(page.getByText('Nothing is due today')).toBeVisible();
  await page.keyboard.press('ControlOrMeta+z');
  await expect(rows(page)).toHaveCount(3);
});
