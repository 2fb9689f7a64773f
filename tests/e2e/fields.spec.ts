import type { Page } from '@playwright/test';
import { expectAccessibleInEveryLook } from './accessible';
import { carry } from './deal-steps';
import { expect, test } from './fixtures';

test.use({ startAt: '/settings/fields' });

const toast = (page: Page, words: string) => page.getByRole('status').filter({ hasText: words });

async function add(
  page: Page,
  name: string,
  type: string,
  more: (dialog: ReturnType<Page['getByRole']>) => Promise<void> = async () => {},
) {
  await page.getByRole('button', { name: 'Add field' }).click();
  const dialog = page.getByRole('dialog', { name: 'New field' });
  await dialog.getByLabel('Name').fill(name);
  await dialog.getByRole('combobox', { name: 'Type' }).click();
  await page.getByRole('option', { name: type, exact: true }).click();
  await more(dialog);
  await dialog.getByRole('button', { name: 'Add field' }).click();
  await expect(dialog).toBeHidden();
}

/** A new contact, with its fields. */
async function openContact(page: Page) {
  await page.getByRole('link', { name: 'Contacts' }).click();
  await page.getByRole('button', { name: 'New contact' }).first().click();
  const form = page.getByRole('dialog', { name: 'New contact' });
  await form.getByLabel('Full name').fill('Lena Brandt');
  await form.getByRole('button', { name: 'Add contact' }).click();
  const fields = page.getByRole('region', { name: 'Own fields' });
  await expect(fields).toBeVisible();
  return fields;
}

test('fields are made, laid out, filled in on a record, and each act has its undo', async ({ praxis: { page } }) => {
  await add(page, 'Insured with', 'One choice', async (dialog) => {
    await dialog.getByLabel('Choices').fill('Public\nPrivate\nNobody');
  });
  await add(page, 'Hourly fee', 'Money');
  await add(page, 'First seen', 'Date');
  await add(page, 'Sessions', 'Number');
  await add(page, 'Trust', 'Rating');
  await add(page, 'Policy number', 'Text', async (dialog) => {
    await dialog.getByLabel('Required').check();
    await dialog.getByLabel('Shown').selectOption({ label: 'Depending on Insured with' });
    await dialog.getByLabel('When it').selectOption('is');
    await dialog.getByLabel('Value').selectOption({ label: 'Private' });
  });
  await page.getByRole('button', { name: 'Add field' }).click();
  const dialog = page.getByRole('dialog', { name: 'New field' });
  await dialog.getByLabel('Name').fill('trust');
  await dialog.getByRole('button', { name: 'Add field' }).click();
  await expect(dialog.getByText('This name is taken.')).toBeVisible();
  await expect(dialog.getByLabel('Name')).toHaveValue('trust');
  await dialog.getByRole('button', { name: 'Cancel' }).click();
  await page.getByRole('button', { name: 'Move Sessions up' }).click();
  await expect(toast(page, 'Field Sessions moved')).toBeVisible();

  const record = await openContact(page);
  await expect(record.getByLabel('Policy number')).toBeHidden();
  await record.getByRole('button', { name: 'Insured with: Choose' }).click();
  await page.getByRole('combobox', { name: 'Insured with' }).fill('priv');
  await page.keyboard.press('Enter');
  await expect(record.getByText('Private')).toBeVisible();
  await expect(record.getByLabel('Policy number')).toBeVisible();

  const fee = record.getByLabel('Hourly fee');
  await fee.fill('a lot');
  await fee.press('Enter');
  await expect(record.getByText(/^This is no amount/)).toBeVisible();
  await expect(fee).toHaveValue('a lot');
  await fee.fill('1,250.50');
  await fee.press('Enter');
  await expect(fee).toHaveValue('€1,250.50');
  const sessions = record.getByLabel('Sessions');
  await sessions.fill('twelve');
  await sessions.press('Enter');
  await expect(record.getByText('This is no number.')).toBeVisible();
  await sessions.fill('1,200');
  await sessions.press('Enter');
  await expect(sessions).toHaveValue('1,200');
  await record.getByLabel('First seen').fill('2024-02-29');
  await record.getByLabel('First seen').press('Enter');
  await expect(toast(page, 'First seen saved')).toBeVisible();
  await record.getByRole('radio', { name: '4 stars' }).press('Space');
  await expect(toast(page, 'Trust saved')).toBeVisible();

  await page.reload();
  await expect(record.getByLabel('Hourly fee')).toHaveValue('€1,250.50');
  await expect(record.getByRole('radio', { name: '4 stars' })).toBeChecked();
  await page.getByRole('heading', { name: 'Files' }).click();
  await page.keyboard.press('ControlOrMeta+z');
  await expect(record.getByRole('radio', { name: '4 stars' })).not.toBeChecked();
  await expectAccessibleInEveryLook(page);
});

test('ten thousand choices are looked through as quickly as ten', async ({ praxis: { page } }) => {
  await add(page, 'Town', 'One choice', async (dialog) => {
    await dialog.getByLabel('Choices').fill('Town 0');
    // As pasted: typed by a program, ten thousand lines take minutes.
    await dialog.getByLabel('Choices').evaluate((area: HTMLTextAreaElement) => {
      const value = Array.from({ length: 10_000 }, (_, at) => `Town ${at}`).join('\n');
      Object.getOwnPropertyDescriptor(HTMLTextAreaElement.prototype, 'value')?.set?.call(area, value);
      area.dispatchEvent(new Event('input', { bubbles: true }));
    });
  });
  const record = await openContact(page);
  await record.getByRole('button', { name: 'Town: Choose' }).click();
  const list = page.getByRole('listbox', { name: 'Town' });
  await expect(list.getByRole('option').first()).toHaveAttribute('aria-setsize', '10000');
  expect(await list.getByRole('option').count()).toBeLessThan(40);
  await page.getByRole('combobox', { name: 'Town' }).fill('9876');
  await expect(list.getByRole('option')).toHaveCount(1);
  await page.keyboard.press('Enter');
  await expect(record.getByText('Town 9876')).toBeVisible();
  await page.getByRole('complementary').getByRole('button', { name: 'Close' }).click();

  await page.getByRole('button', { name: 'Filter', exact: true }).click();
  const filter = page.getByRole('dialog', { name: 'Filter' });
  await filter.getByLabel('Column').selectOption({ label: 'Town' });
  await filter.getByRole('combobox', { name: 'Value' }).fill('9876');
  await filter.getByRole('option', { name: 'Town 9876', exact: true }).click();
  // Further ones could be chosen, so the list stays open over the button.
  await page.keyboard.press('Tab');
  await filter.getByRole('button', { name: 'Apply' }).click();
  await expect(page.getByRole('button', { name: 'Town is Town 9876', exact: true })).toBeVisible();
  await expect(page.getByRole('row').filter({ hasText: 'Lena Brandt' })).toBeVisible();

  await page.goto(new URL('/settings/fields', page.url()).href);
  await page.getByRole('button', { name: 'Town', exact: true }).click();
  const dialog = page.getByRole('dialog', { name: 'Field Town' });
  await dialog.getByLabel('Find a choice').fill('9876');
  const name = dialog.getByRole('textbox', { name: /Town 9876/ });
  await expect(dialog.getByRole('list', { name: 'Choices' }).getByRole('listitem')).toHaveCount(1);
  await name.fill('Ulm');
  await name.press('Enter');
  await dialog.getByLabel('Find a choice').fill('ulm');
  await expect(dialog.getByRole('textbox', { name: /Ulm/ })).toHaveValue('Ulm');
});

test('a formula is tried out while it is typed, and what can’t be is said beside it', async ({ praxis: { page } }) => {
  await add(page, 'Fee', 'Money');
  await add(page, 'Sessions', 'Number');
  const record = await openContact(page);
  await record.getByLabel('Fee').fill('80');
  await record.getByLabel('Fee').press('Enter');
  await record.getByLabel('Sessions').fill('3');
  await record.getByLabel('Sessions').press('Enter');
  await expect(toast(page, 'Sessions saved')).toBeVisible();
  await record.getByRole('link', { name: 'Arrange fields' }).click();
  await add(page, 'Total', 'Formula', async (dialog) => {
    const formula = dialog.getByLabel('Formula');
    await formula.fill('{Fee} * {Session}');
    await expect(dialog.getByText('There is no field of this name.')).toBeVisible();
    await formula.fill('{Fee} * ');
    await expect(dialog.getByText('This formula can’t be read')).toBeVisible();
    await formula.fill('{Fee} * {Sessions}');
    await dialog.getByLabel('Comes to').selectOption('Money');
    await expect(dialog.getByText('On Lena Brandt: €240.00')).toBeVisible();
  });
  await add(page, 'Gross', 'Formula', async (dialog) => {
    await dialog.getByLabel('Formula').fill('{Total} * 1.19');
  });
  await page.getByRole('button', { name: 'Total', exact: true }).click();
  const total = page.getByRole('dialog', { name: 'Field Total' });
  for (const circle of ['{Gross} / 1.19', '{Total} + 1']) {
    await total.getByLabel('Formula').fill(circle);
    await total.getByRole('button', { name: 'Save' }).click();
    await expect(total.getByRole('textbox', { name: 'Formula' })).toHaveAccessibleDescription(
      /This leads back to the field itself\./,
    );
    await expect(total.getByLabel('Formula')).toHaveValue(circle);
  }
  await total.getByRole('button', { name: 'Cancel' }).click();
  await page.getByRole('link', { name: 'Contacts' }).click();
  await page.getByRole('row').filter({ hasText: 'Lena Brandt' }).click();
  await expect(record.getByText('€240.00')).toBeVisible();
  await record.getByLabel('Sessions').fill('4');
  await record.getByLabel('Sessions').press('Enter');
  await expect(record.getByText('€320.00')).toBeVisible();
});

test('the page of fields stands every look', async ({ praxis: { page } }) => {
  await add(page, 'Insured with', 'One choice', async (dialog) => {
    await dialog.getByLabel('Choices').fill('Public\nPrivate');
  });
  await add(page, 'A field with quite a long name, as people give them', 'Date and time');
  await expectAccessibleInEveryLook(page);
  await page.getByRole('button', { name: 'Insured with', exact: true }).click();
  await expect(page.getByRole('dialog').getByLabel('Name of Private')).toBeVisible();
  await expectAccessibleInEveryLook(page);
});

test('fields are carried to another place and below another heading, by mouse and by keyboard', async ({
  praxis: { page },
}) => {
  await add(page, 'One', 'Text');
  await add(page, 'Two', 'Text');
  await add(page, 'Three', 'Text', async (dialog) => {
    await dialog.getByRole('combobox', { name: 'Heading' }).fill('More');
  });
  const names = (list: string) => page.getByRole('list', { name: list }).getByRole('listitem');
  const handle = (name: string) => page.getByRole('button', { name: `Carry ${name}` });
  await carry(page, handle('Two'), names('Own fields').filter({ hasText: 'One' }), { x: 40, y: 4 });
  await expect(toast(page, 'Field Two moved')).toBeVisible();
  await expect(names('Own fields')).toHaveText([/Two/, /One/]);
  await handle('Two').focus();
  await page.keyboard.press('Space');
  await expect(page.getByText('Two taken up.')).toBeAttached();
  await page.keyboard.press('ArrowDown');
  await page.keyboard.press('ArrowDown');
  await page.keyboard.press('ArrowDown');
  await expect(page.getByText('Before Three, in More.')).toBeAttached();
  await page.keyboard.press('Space');
  await expect(names('More')).toHaveText([/Two/, /Three/]);
  await page.keyboard.press('ControlOrMeta+z');
  await expect(names('Own fields')).toHaveText([/Two/, /One/]);
  await expectAccessibleInEveryLook(page);
});

test('a field becomes one of another type as the preview says, and with one undo what it was', async ({
  praxis: { page },
}) => {
  await add(page, 'Sessions', 'Text');
  const record = await openContact(page);
  const sessions = record.getByLabel('Sessions');
  await sessions.fill('a dozen');
  await sessions.press('Enter');
  await expect(toast(page, 'Sessions saved')).toBeVisible();
  await record.getByRole('link', { name: 'Arrange fields' }).click();
  await page.getByRole('button', { name: 'Sessions', exact: true }).click();
  const dialog = page.getByRole('dialog', { name: 'Field Sessions' });
  await dialog.getByRole('combobox', { name: 'Type' }).click();
  await page.getByRole('option', { name: 'Number', exact: true }).click();
  await expect(dialog.getByText('1 of 1 values can’t be kept and is emptied.')).toBeVisible();
  await expect(dialog.getByText('Lena Brandt: a dozen is emptied')).toBeVisible();
  await expectAccessibleInEveryLook(page);
  await dialog.getByRole('combobox', { name: 'Type' }).click();
  await page.getByRole('option', { name: 'One choice', exact: true }).click();
  await expect(dialog.getByText('The one value is kept. 1 choice is made.')).toBeVisible();
  await dialog.getByRole('button', { name: 'Save' }).click();
  await expect(toast(page, 'Field Sessions made another type')).toBeVisible();
  await page.getByRole('link', { name: 'Contacts' }).click();
  await page.getByRole('row').filter({ hasText: 'Lena Brandt' }).click();
  await expect(record.getByRole('button', { name: 'Sessions: Choose another' })).toBeVisible();
  await page.keyboard.press('ControlOrMeta+z');
  await expect(record.getByRole('textbox', { name: 'Sessions' })).toHaveValue('a dozen');
});

test('what has to be filled in is asked for in the form of somebody new', async ({ praxis: { page } }) => {
  await add(page, 'Policy', 'Text', async (dialog) => {
    await dialog.getByLabel('Required').check();
  });
  await page.getByRole('link', { name: 'Contacts' }).click();
  await page.getByRole('button', { name: 'New contact' }).first().click();
  const form = page.getByRole('dialog', { name: 'New contact' });
  await form.getByLabel('Full name').fill('Lena Brandt');
  await form.getByRole('button', { name: 'Add contact' }).click();
  await expect(form.getByText('Policy is required.')).toBeVisible();
  await expect(form.getByLabel('Full name')).toHaveValue('Lena Brandt');
  await expectAccessibleInEveryLook(page);
  await form.getByLabel('Policy').fill('K 12');
  await form.getByRole('button', { name: 'Add contact' }).click();
  await expect(page.getByRole('region', { name: 'Own fields' }).getByLabel('Policy')).toHaveValue('K 12');
  await page.keyboard.press('ControlOrMeta+z');
  await expect(page.getByRole('row').filter({ hasText: 'Lena Brandt' })).toBeHidden();
});

test('products have fields of one’s own, too', async ({ praxis: { page } }) => {
  await page.getByLabel('Fields of').selectOption('Products');
  await add(page, 'Wood', 'Text');
  await page.getByRole('link', { name: 'Products' }).click();
  await page.getByRole('button', { name: 'New product' }).first().click();
  const form = page.getByRole('dialog', { name: 'New product' });
  await form.getByLabel('Name').fill('Worktop');
  await form.getByRole('button', { name: 'Add product' }).click();
  const wood = page.getByRole('region', { name: 'Own fields' }).getByLabel('Wood');
  await wood.fill('Walnut');
  await wood.press('Enter');
  await expect(toast(page, 'Wood saved')).toBeVisible();
  await expectAccessibleInEveryLook(page);
});
