import type { BrowserContext, Page } from '@playwright/test';
import { expectAccessibleInEveryLook } from './accessible';
import { expect, test } from './fixtures';

const record = (page: Page, name: string) => page.getByRole('complementary', { name });
const text = (page: Page) => page.getByRole('textbox', { name: 'Text of the note' });
const toast = (page: Page, words: string) => page.getByRole('status').filter({ hasText: words });
const timeline = (page: Page) => page.getByRole('region', { name: 'Timeline' });
const entry = (page: Page, words: string) => timeline(page).getByRole('listitem').filter({ hasText: words }).first();

async function add(page: Page, name: string) {
  await page.getByRole('button', { name: 'New contact' }).first().click();
  const form = page.getByRole('dialog', { name: 'New contact' });
  await form.getByLabel('Full name').fill(name);
  await form.getByRole('button', { name: 'Add contact' }).click();
  await expect(record(page, name)).toBeVisible();
}

/** Opens the form for a new note of the open record. */
async function write(page: Page) {
  await page.getByRole('button', { name: 'Note', exact: true }).click();
  await expect(text(page)).toBeFocused();
}

async function secondPage(page: Page, context: BrowserContext) {
  const second = await context.newPage();
  await second.goto(page.url());
  await expect(second.getByRole('complementary').first()).toBeVisible();
  return second;
}

/** Pastes as a browser or Word would hand it over. */
async function paste(page: Page, html: string) {
  await text(page).evaluate((element, given) => {
    const data = new DataTransfer();
    data.setData('text/html', given);
    data.setData('text/plain', 'plain');
    element.dispatchEvent(new ClipboardEvent('paste', { clipboardData: data, bubbles: true, cancelable: true }));
  }, html);
}

test('a note with structure is written by keys, reads as it was written, and a mention leads both ways', async ({
  praxis: { page },
}) => {
  await add(page, 'Nils Leer');
  await add(page, 'Lena Brandt');
  await page.keyboard.press('a');
  await expect(text(page)).toBeFocused();
  await page.keyboard.type('# Visit');
  await page.keyboard.press('Enter');
  await page.keyboard.type('The roof is ');
  await page.keyboard.press('ControlOrMeta+b');
  await page.keyboard.type('old');
  await page.keyboard.press('ControlOrMeta+b');
  await page.keyboard.type('. Ask @nils l');
  const list = page.getByRole('listbox', { name: 'People and companies' });
  await expect(list.getByRole('option', { name: 'Nils Leer' })).toHaveAttribute('aria-selected', 'true');
  await page.keyboard.press('Enter');
  await expect(list).toBeHidden();
  await page.keyboard.type('today.');
  await page.keyboard.press('Enter');
  await page.keyboard.type('[ ] measure');
  await expect(page.getByText('Draft kept')).toBeVisible();
  await page.keyboard.press('ControlOrMeta+Enter');
  await expect(toast(page, 'Note saved')).toBeVisible();
  const note = entry(page, 'Visit');
  await expect(note.getByRole('heading', { name: 'Visit' })).toBeVisible();
  await expect(note.getByRole('strong').filter({ hasText: 'old' })).toBeVisible();
  await expect(note.getByRole('img', { name: 'Open' })).toBeVisible();

  await note.getByRole('link', { name: '@Nils Leer' }).click();
  const nils = record(page, 'Nils Leer');
  await expect(entry(page, 'Mentioned in a note at Lena Brandt')).toContainText('Ask @Nils Leer today.');
  const name = nils.getByRole('textbox', { name: 'Name', exact: true });
  await name.fill('Nils Voll');
  await name.press('Enter');
  await expect(entry(page, 'Mentioned in a note at Lena Brandt')).toContainText('Ask @Nils Voll today.');
  await timeline(page).getByRole('link', { name: 'Lena Brandt' }).click();
  await expect(entry(page, 'Visit').getByRole('link', { name: '@Nils Voll' })).toBeVisible();
});

test('what is typed outlives the record, the page and the program; a discarded draft comes back', async ({
  praxis,
}) => {
  const { page } = praxis;
  await add(page, 'Lena Brandt');
  await write(page);
  await page.keyboard.type('Half a sentence');
  await expect(page.getByText('Draft kept')).toBeVisible();
  await praxis.kill();
  await praxis.start();
  await page.getByRole('grid').getByText('Lena Brandt').click();
  const drafts = page.getByRole('list', { name: 'Drafts' });
  await expect(drafts).toContainText('Half a sentence');
  await drafts.getByRole('button', { name: 'Discard' }).click();
  await expect(drafts).toBeHidden();
  await toast(page, 'Draft discarded').getByRole('button', { name: /Undo/ }).click();
  await drafts.getByRole('button', { name: 'Go on writing' }).click();
  await expect(text(page)).toContainText('Half a sentence');
  await expect(text(page)).toBeFocused();
  await page.keyboard.press('ControlOrMeta+End');
  await page.keyboard.type(' and the rest');
  await page.keyboard.press('Escape');
  await expect(drafts).toContainText('Half a sentence and the rest');
  await page.reload();
  await drafts.getByRole('button', { name: 'Go on writing' }).click();
  await page.getByRole('button', { name: 'Save note' }).click();
  await expect(entry(page, 'Half a sentence and the rest')).toBeVisible();
  await expect(drafts).toBeHidden();
});

test('a note is pinned, edited, removed and brought back; a talk is noted with one key', async ({
  praxis: { page },
}) => {
  await add(page, 'Lena Brandt');
  const lena = record(page, 'Lena Brandt');
  await lena.getByRole('button', { name: 'Stay in touch' }).click();
  await page.getByRole('button', { name: 'Every 6 weeks' }).click();
  await write(page);
  await page.keyboard.type('Alarm code 7');
  await page.keyboard.press('ControlOrMeta+Enter');
  await entry(page, 'Alarm code 7').getByRole('button', { name: 'Pin the note' }).click();
  const pinned = page.getByRole('list', { name: 'Pinned notes' });
  await expect(pinned).toContainText('Alarm code 7');
  await pinned.getByRole('button', { name: 'Edit the note' }).click();
  await expect(text(page)).toBeFocused();
  await page.keyboard.press('ControlOrMeta+End');
  await page.keyboard.type('9');
  await page.keyboard.press('ControlOrMeta+Enter');
  await expect(pinned).toContainText('Alarm code 79');
  await pinned.getByRole('button', { name: 'Remove the note' }).click();
  await expect(pinned).toBeHidden();
  await page.keyboard.press('ControlOrMeta+z');
  await expect(pinned).toContainText('Alarm code 79');

  await page.keyboard.press('t');
  await expect(toast(page, 'Noted: you talked')).toBeVisible();
  await expect(entry(page, 'Talked')).toBeVisible();
  await page.keyboard.press('ControlOrMeta+z');
  await expect(entry(page, 'Talked')).toBeHidden();
});

test('of two windows that change one note the second is told, and both texts are kept', async ({
  praxis: { page },
  context,
}) => {
  await add(page, 'Lena Brandt');
  await write(page);
  await page.keyboard.type('Agreed on May');
  await page.keyboard.press('ControlOrMeta+Enter');
  await expect(entry(page, 'Agreed on May')).toBeVisible();
  const second = await secondPage(page, context);
  for (const one of [page, second]) {
    await entry(one, 'Agreed on May').getByRole('button', { name: 'Edit the note' }).click();
    await expect(text(one)).toBeFocused();
    await one.keyboard.press('ControlOrMeta+End');
  }
  await second.keyboard.type(' or June');
  await page.keyboard.type(' the 4th');
  await page.keyboard.press('ControlOrMeta+Enter');
  await expect(entry(page, 'Agreed on May the 4th')).toBeVisible();
  const told = second.getByRole('alert').filter({ hasText: 'changed this note meanwhile' });
  await expect(told).toContainText('Agreed on May the 4th');
  await expect(text(second)).toContainText('Agreed on May or June');
  await expect(second.getByRole('button', { name: 'Save note' })).toBeDisabled();
  await told.getByRole('button', { name: 'Save mine as a new note' }).click();
  await expect(entry(page, 'Agreed on May or June')).toBeVisible();
  await expect(entry(page, 'Agreed on May the 4th')).toBeVisible();
});

test('two windows that go on with one draft keep both', async ({ praxis: { page }, context }) => {
  await add(page, 'Lena Brandt');
  await write(page);
  await page.keyboard.type('One');
  await expect(page.getByText('Draft kept')).toBeVisible();
  const second = await secondPage(page, context);
  await second.getByRole('button', { name: 'Go on writing' }).click();
  await expect(text(second)).toBeFocused();
  await second.keyboard.type(' two');
  await expect(second.getByText('Draft kept')).toBeVisible();
  await page.keyboard.type(' three');
  await expect(page.getByText('Another window writes this draft, too')).toBeVisible();
  await page.keyboard.press('Escape');
  const drafts = page.getByRole('list', { name: 'Drafts' });
  await expect(drafts).toContainText('One three');
  await expect(drafts).toContainText('One two');
});

test('what is pasted keeps its structure, and nothing in it acts', async ({ praxis: { page } }) => {
  const dialogs: string[] = [];
  page.on('dialog', (dialog) => {
    dialogs.push(dialog.message());
    void dialog.dismiss();
  });
  const outside: string[] = [];
  page.on('request', (request) => {
    if (!request.url().startsWith(new URL(page.url()).origin) && !request.url().startsWith('blob:')) {
      outside.push(request.url());
    }
  });
  await add(page, 'Lena Brandt');
  await write(page);
  await paste(
    page,
    `<html xmlns:o="urn:x"><head><style>p{color:red}</style></head><body><!--StartFragment-->
     <p class=MsoNormal style='color:red'>From <b>Word</b><o:p></o:p></p>
     <p class=MsoListParagraph style='mso-list:l0 level1 lfo1'><span style='mso-list:Ignore'>·<span>&nbsp;&nbsp;</span></span>first</p>
     <p class=MsoListParagraph style='mso-list:l0 level2 lfo1'><span style='mso-list:Ignore'>o<span>&nbsp;</span></span>deeper</p>
     <p class=MsoListParagraph style='mso-list:l0 level1 lfo1'><span style='mso-list:Ignore'>·<span>&nbsp;</span></span>second</p>
     <p class=MsoNormal><o:p>&nbsp;</o:p></p>
     <h2>Heading</h2><script>alert(1)</script><img src="https://tracker.example/x.png" onerror="alert(2)">
     <a href="javascript:alert(3)">bad</a> <a href="https://plan.example/" onclick="alert(4)">good</a>
     <iframe src="https://evil.example"></iframe><svg onload="alert(5)"></svg><!--EndFragment--></body></html>`,
  );
  await expect(text(page).locator('li')).toHaveCount(3);
  await page.keyboard.press('ControlOrMeta+Enter');
  const note = entry(page, 'From Word');
  await note.getByRole('button', { name: 'Show all' }).click();
  await expect(note.getByRole('listitem').filter({ hasText: 'first' }).getByRole('listitem')).toHaveText('deeper');
  await expect(note.getByRole('heading', { name: 'Heading' })).toBeVisible();
  await expect(note.getByRole('link')).toHaveCount(1);
  await expect(note.getByRole('link', { name: 'good' })).toHaveAttribute('href', 'https://plan.example/');
  await expect(note.locator('script, img[src], iframe, svg[onload], [style*=red]')).toHaveCount(0);
  expect(dialogs).toEqual([]);
  expect(outside).toEqual([]);
});

test('links are made with words about wrong ones, and the toolbar is gone through by keys', async ({
  praxis: { page },
}) => {
  await add(page, 'Lena Brandt');
  await write(page);
  await page.keyboard.type('the plan');
  await page.keyboard.press('ControlOrMeta+a');
  const bar = page.getByRole('toolbar', { name: 'Formatting' });
  await page.keyboard.press('Shift+Tab');
  await expect(bar.getByRole('button', { name: 'Bold' })).toBeFocused();
  await page.keyboard.press('ArrowRight');
  await expect(bar.getByRole('button', { name: 'Italic' })).toBeFocused();
  await page.keyboard.press('End');
  await page.keyboard.press('ArrowLeft');
  await expect(bar.getByRole('button', { name: 'Link' })).toBeFocused();
  await page.keyboard.press('Enter');
  await page.getByLabel('Leads to').fill('javascript:alert(1)');
  await page.keyboard.press('Enter');
  await expect(page.getByText('A link leads to a web page, an email address or a phone number.')).toBeVisible();
  await page.getByLabel('Leads to').fill('plan.example/roof');
  await page.keyboard.press('Enter');
  await expect(text(page).getByRole('link', { name: 'the plan' })).toHaveAttribute('href', 'https://plan.example/roof');
  await page.keyboard.press('ControlOrMeta+Enter');
  await expect(entry(page, 'the plan').getByRole('link', { name: 'the plan' })).toBeVisible();
});

test('the editor, the list behind an @, a draft and notes stand every look', async ({ praxis: { page } }) => {
  await add(page, 'Nils Leer');
  await add(page, 'Lena Brandt');
  await write(page);
  await page.keyboard.type('## Roof');
  await page.keyboard.press('Enter');
  await page.keyboard.type('- slates\nold');
  await page.keyboard.press('Enter');
  await page.keyboard.press('Enter');
  await page.keyboard.type('> too dear');
  await page.keyboard.press('Enter');
  await page.keyboard.press('Enter');
  await page.keyboard.type('[x] call `now` https://plan.example ');
  await page.keyboard.press('ControlOrMeta+Enter');
  await entry(page, 'slates').getByRole('button', { name: 'Pin the note' }).click();
  await page.keyboard.press('t');
  await write(page);
  await page.keyboard.type('A draft that waits');
  await page.keyboard.press('Escape');
  await write(page);
  await page.keyboard.type('Ask @nils');
  await expect(page.getByRole('option', { name: 'Nils Leer' })).toBeVisible();
  await expectAccessibleInEveryLook(page);
  await page.keyboard.press('Escape');
  await page.keyboard.press('Escape');
  await expectAccessibleInEveryLook(page);
});
