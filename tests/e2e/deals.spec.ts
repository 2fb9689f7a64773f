import { readFile } from 'node:fs/promises';
import type { Page } from '@playwright/test';
import { expectAccessibleInEveryLook } from './accessible';
import { addDeal, card, cards, carry, carryTwo, column, undoBoth } from './deal-steps';
import { expect, test } from './fixtures';

test.use({ startAt: '/deals' });

test('a pipeline is begun, a deal is carried by mouse and by keyboard, and undone after a restart', async ({
  praxis,
}) => {
  await carryTwo(praxis.page);
  await praxis.kill();
  await praxis.start();
  await undoBoth(praxis.page);
});

test('Escape leaves a held card where it was; arrows go from card to card, Enter opens', async ({
  praxis: { page },
}) => {
  await page.getByRole('button', { name: /^Law/ }).click();
  await addDeal(page, 'Lease');
  await addDeal(page, 'Will');
  await card(page, 'Will').focus();
  await page.keyboard.press('ArrowDown');
  await expect(card(page, 'Lease')).toBeFocused();
  await page.keyboard.press('Space');
  await page.keyboard.press('ArrowRight');
  await page.keyboard.press('Escape');
  await expect(page.getByText('Lease stays where it was.')).toBeAttached();
  await expect(cards(page, 'Enquiry')).toHaveText([/^Will/, /^Lease/]);
  await page.keyboard.press('Enter');
  await expect(page.getByRole('complementary', { name: 'Lease' })).toBeVisible();
});

test('a deal is dropped on Lost with its reason, and opened again in its record', async ({ praxis: { page } }) => {
  await page.getByRole('button', { name: /^Trades/ }).click();
  await addDeal(page, 'Bathroom', '9000');
  const source = await card(page, 'Bathroom').boundingBox();
  if (!source) throw new Error('not on screen');
  await page.mouse.move(source.x + 40, source.y + 20);
  await page.mouse.down();
  await page.mouse.move(source.x + 60, source.y + 60, { steps: 4 });
  const zone = await page.getByText('Lost', { exact: true }).boundingBox();
  if (!zone) throw new Error('no zone');
  await page.mouse.move(zone.x + zone.width / 2, zone.y + zone.height / 2, { steps: 8 });
  await page.mouse.up();
  const dialog = page.getByRole('dialog', { name: 'Bathroom is lost' });
  await dialog.getByLabel('Why was it lost? (optional)').fill('Too dear');
  await dialog.getByRole('button', { name: 'Mark as lost' }).click();
  await expect(card(page, 'Bathroom')).toBeHidden();
  const toast = page.getByRole('status').filter({ hasText: 'Bathroom lost' });
  await toast.getByRole('button', { name: /Undo/ }).click();
  await card(page, 'Bathroom').click();
  const record = page.getByRole('complementary', { name: 'Bathroom' });
  await record.getByRole('button', { name: 'Won', exact: true }).click();
  await page.getByRole('dialog').getByRole('button', { name: 'Mark as won' }).click();
  await expect(record.getByText('Trades · Won').or(record.getByText('Jobs · Won'))).toBeVisible();
  await record.getByRole('button', { name: 'Open again' }).click();
  await expect(cards(page, 'Enquiry')).toHaveText([/^Bathroom/]);
});

test('facts are changed where they stand, and what can’t be right is told beside them', async ({
  praxis: { page },
}) => {
  await page.getByRole('button', { name: /^Real estate/ }).click();
  await addDeal(page, 'Villa');
  await card(page, 'Villa').click();
  const record = page.getByRole('complementary', { name: 'Villa' });
  const amount = record.getByLabel('Amount');
  for (const [typed, words] of [
    ['a lot', /^This is no amount/],
    ['1e9', /^This is no amount/],
    ['NaN', /^This is no amount/],
    ['-5', 'An amount can’t be negative.'],
    ['5 XYZ', 'There is no such currency.'],
    ['1,5.5.5', /^This is no amount/],
    ['9'.repeat(60), 'This amount is too large.'],
    ['5.1234', 'This currency has fewer decimals.'],
  ] as const) {
    await amount.fill(typed);
    await amount.press('Enter');
    await expect(record.getByText(words)).toBeVisible();
    await expect(amount).toHaveValue(typed);
  }
  await amount.fill('1,250,000 CHF');
  await amount.press('Enter');
  await expect(column(page, 'Enquiry')).toContainText('CHF 1,250,000');
  await record.getByLabel('Expected close').fill('2026-12-24');
  await record.getByLabel('Expected close').press('Enter');
  await expect(card(page, 'Villa')).toContainText('24');
  await record.getByRole('button', { name: 'Viewing' }).click();
  await expect(cards(page, 'Viewing')).toHaveText([/^Villa/]);
  await expect(record.getByRole('region', { name: 'Way so far' })).toContainText('Viewing');
});

test('the board and the record stand every look', async ({ praxis: { page } }) => {
  await expectAccessibleInEveryLook(page);
  await page.setViewportSize({ width: 1440, height: 900 });
  await page.getByRole('button', { name: /^Consulting/ }).click();
  await addDeal(page, 'Workshop on bookkeeping for the whole practice', '1200');
  await addDeal(page, 'Audit', '800 USD');
  await expectAccessibleInEveryLook(page);
  await page.setViewportSize({ width: 1440, height: 900 });
  await card(page, 'Audit').click();
  await expectAccessibleInEveryLook(page);
});

test('stages are edited and deleted with where their deals go; what a stage asks for is asked in the move', async ({
  praxis: { page },
}) => {
  await page.getByRole('button', { name: /^Consulting/ }).click();
  await addDeal(page, 'Workshop', '€1,200');
  await page.goto(new URL('/settings/pipelines', page.url()).href);
  const editor = page.getByRole('region', { name: 'Projects' });
  const line = (at: number) => editor.getByRole('listitem').nth(at);
  await expect(line(0).getByLabel('Stage', { exact: true })).toHaveValue('Enquiry');
  await line(0).getByLabel('Chance in %').fill('140');
  await line(0).getByLabel('Chance in %').press('Enter');
  await expect(page.getByText('A whole number from 0 to 100.')).toBeVisible();
  await line(0).getByLabel('Chance in %').fill('15');
  await line(0).getByLabel('Chance in %').press('Enter');
  await expect(page.getByRole('status').filter({ hasText: 'Stage Enquiry saved' })).toBeVisible();
  await line(2)
    .getByRole('button', { name: /^Asked for on entry/ })
    .click();
  await page.getByRole('checkbox', { name: 'Expected close' }).check();
  await page.getByRole('checkbox', { name: 'Source' }).check();
  await page.keyboard.press('Escape');
  await line(3).getByRole('button', { name: 'Move Negotiation up' }).click();
  await expect(line(2).getByLabel('Stage', { exact: true })).toHaveValue('Negotiation');
  await line(0).getByRole('button', { name: 'Delete the stage Enquiry' }).click();
  const where = page.getByRole('dialog', { name: 'Delete Enquiry?' });
  await expect(where).toContainText('1 deal stands there');
  await where.getByLabel('Its deals go to').selectOption({ label: 'Negotiation' });
  await where.getByRole('button', { name: 'Delete', exact: true }).click();
  await expect(editor.getByRole('listitem')).toHaveCount(3);
  await expectAccessibleInEveryLook(page);

  await page.setViewportSize({ width: 1440, height: 900 });
  await page.goto(new URL('/deals', page.url()).href);
  await expect(cards(page, 'Negotiation')).toHaveText([/^Workshop/]);
  await card(page, 'Workshop').focus();
  await page.keyboard.press('Space');
  await page.keyboard.press('ArrowRight');
  await page.keyboard.press('Enter');
  const dialog = page.getByRole('dialog', { name: 'Workshop → Proposal' });
  await dialog.getByLabel('Expected close').fill('2027-01-15');
  await dialog.getByRole('button', { name: 'Save and move' }).click();
  await expect(dialog.getByText('The stage asks for this.')).toBeVisible();
  await expect(dialog.getByLabel('Expected close')).toHaveValue('2027-01-15');
  await dialog.getByLabel('Source').fill('Fair');
  await dialog.getByRole('button', { name: 'Save and move' }).click();
  await expect(dialog).toBeHidden();
  await expect(cards(page, 'Proposal')).toHaveText([/^Workshop/]);
});

test('the list has the deals of all pipelines; its filter is the board’s; the palette finds them', async ({
  praxis: { page },
}) => {
  await page.getByRole('button', { name: /^Consulting/ }).click();
  await addDeal(page, 'Workshop', '€1,200');
  await addDeal(page, 'Audit', '€800');
  await expect(card(page, 'Audit')).toContainText('No next step');
  await page.getByRole('searchbox').fill('work');
  await expect(cards(page, 'Enquiry')).toHaveText([/^Workshop/]);
  await expect(column(page, 'Enquiry')).not.toContainText('€2,000');
  await page.getByText('List', { exact: true }).click();
  await expect(page.getByRole('row', { name: /Workshop/ })).toContainText('Enquiry');
  await expect(page.getByRole('row', { name: /Audit/ })).toBeHidden();
  await page.getByRole('searchbox').fill('');
  await expect(page.getByRole('row', { name: /Audit/ })).toContainText('€800');
  await expectAccessibleInEveryLook(page);
  await page.setViewportSize({ width: 1440, height: 900 });
  await page.keyboard.press('ControlOrMeta+k');
  await page.keyboard.type('audi');
  await page.getByRole('option', { name: /Audit/ }).click();
  await expect(page.getByRole('complementary', { name: 'Audit' })).toBeVisible();
});

test('pipelines are put in another order, and the first one is shown first', async ({ praxis: { page } }) => {
  await page.getByRole('button', { name: /^Consulting/ }).click();
  await expect(column(page, 'Enquiry')).toBeVisible();
  await page.goto(new URL('/settings/pipelines', page.url()).href);
  await expect(page.getByRole('button', { name: 'Move Projects up' })).toBeHidden();
  await page.getByRole('button', { name: 'Add a pipeline' }).click();
  await expect(page.getByRole('button', { name: 'Move Projects up' })).toBeDisabled();
  await page.getByRole('button', { name: 'Move New pipeline up' }).click();
  await expect(page.getByRole('button', { name: 'Move New pipeline up' })).toBeDisabled();
  await expectAccessibleInEveryLook(page);
  await page.goto(new URL('/deals', page.url()).href);
  await expect(page.getByLabel('Pipeline', { exact: true })).toHaveValue(/.+/);
  await expect(column(page, 'New stage')).toBeVisible();
});

test('the list is put in order by amount, and told apart by stage and by what deals are worth', async ({
  praxis: { page },
}) => {
  await page.getByRole('button', { name: /^Consulting/ }).click();
  await addDeal(page, 'Workshop', '€1,200');
  await addDeal(page, 'Audit', '$800');
  await addDeal(page, 'Talk');
  await page.getByText('List', { exact: true }).click();
  const names = page.getByRole('row').filter({ hasText: /Workshop|Audit|Talk/ });
  await page.getByRole('columnheader', { name: 'Amount' }).getByRole('button').click();
  await expect(names).toHaveText([/Audit/, /Workshop/, /Talk/]);
  await page.keyboard.press('f');
  const builder = page.getByRole('dialog', { name: 'Filter' });
  await builder.getByRole('button', { name: 'Condition' }).click();
  await builder.getByLabel('Column').selectOption({ label: 'Amount' });
  await builder.getByLabel('Comparison').selectOption({ label: 'more than' });
  await builder.getByLabel('Value').fill('many');
  await expect(builder.getByText(/^This is no amount/)).toBeVisible();
  await expect(builder.getByLabel('Value')).toHaveValue('many');
  await builder.getByLabel('Value').fill('1,000.50 €');
  await expect(builder.getByLabel('Currency')).toHaveValue('EUR');
  await expect(names).toHaveText([/Workshop/]);
  await expectAccessibleInEveryLook(page);
});

test('the board is divided into lanes; a card goes into another one by mouse and by keyboard', async ({
  praxis: { page },
}) => {
  await page.getByRole('button', { name: /^Consulting/ }).click();
  for (const [name, company] of [
    ['Workshop', 'Acme'],
    ['Audit', 'Babbage'],
  ] as const) {
    await page.getByRole('button', { name: 'New deal' }).click();
    const dialog = page.getByRole('dialog', { name: 'New deal' });
    await dialog.getByLabel('Name').fill(name);
    await dialog.getByLabel('Amount').fill('€900');
    await dialog.getByLabel('Company').fill(company);
    await dialog.getByRole('button', { name: 'Add deal' }).click();
    await expect(dialog).toBeHidden();
  }
  await page.getByLabel('Lanes').selectOption({ label: 'Lanes by company' });
  const cell = (lane: string, stage: string) => page.getByRole('group', { name: `${lane}: ${stage}`, exact: true });
  await expect(cell('Acme', 'Enquiry').getByRole('button')).toHaveText([/^Workshop/]);
  await expect(page.getByRole('region', { name: 'Babbage' })).toContainText('€900');
  await expectAccessibleInEveryLook(page);
  await page.setViewportSize({ width: 1440, height: 900 });

  await carry(page, card(page, 'Workshop'), cell('Babbage', 'First talk'), { x: 60, y: 20 });
  await expect(cell('Babbage', 'First talk').getByRole('button')).toHaveText([/^WorkshopBabbage/]);
  await card(page, 'Audit').focus();
  await page.keyboard.press('Space');
  await page.keyboard.press('ArrowRight');
  await expect(page.getByText('Babbage: First talk, place 1 of 2.')).toBeAttached();
  await page.keyboard.press('Enter');
  await expect(cell('Babbage', 'First talk').getByRole('button')).toHaveText([/^Audit/, /^Workshop/]);
  await page.keyboard.press('ControlOrMeta+z');
  await page.keyboard.press('ControlOrMeta+z');
  await expect(cell('Acme', 'Enquiry').getByRole('button')).toHaveText([/^WorkshopAcme/]);
  await page.getByRole('button', { name: /^Acme/ }).click();
  await expect(cell('Acme', 'Enquiry')).toBeHidden();
});

test('the timeline has the open deals by month, and opens them', async ({ praxis: { page } }) => {
  await page.getByRole('button', { name: /^Consulting/ }).click();
  await addDeal(page, 'Workshop', '€1,200');
  await card(page, 'Workshop').click();
  const record = page.getByRole('complementary', { name: 'Workshop' });
  await record.getByLabel('Expected close').fill('2031-03-24');
  await record.getByLabel('Expected close').press('Enter');
  await expect(card(page, 'Workshop')).toContainText('2031');
  await page.keyboard.press('Escape');
  await addDeal(page, 'Audit', '€800');
  await page.getByRole('radiogroup', { name: 'Layout' }).getByText('Timeline').click();
  const month = page.getByRole('region', { name: 'March 2031' });
  await expect(month.getByRole('button')).toHaveText([/Workshop.*Enquiry.*€1,200/]);
  await expect(page.getByRole('region', { name: 'No expected close' })).toContainText('Audit');
  await expectAccessibleInEveryLook(page);
  await page.setViewportSize({ width: 1440, height: 900 });
  await page.getByRole('searchbox').fill('work');
  await expect(page.getByRole('region', { name: 'No expected close' })).toBeHidden();
  await month.getByRole('button').click();
  await expect(page.getByRole('complementary', { name: 'Workshop' })).toBeVisible();
});

test('a deal has lines, of products and of what is typed; its amount follows them, and an undo takes one back', async ({
  praxis: { page },
}) => {
  await page.getByRole('button', { name: /^Consulting/ }).click();
  await page.goto(new URL('/products', page.url()).href);
  await page.getByRole('button', { name: 'New product' }).first().click();
  const form = page.getByRole('dialog', { name: 'New product' });
  await form.getByLabel('Name').fill('Legal advice');
  await form.getByLabel('Price').fill('190 €');
  await form.getByLabel('Unit').fill('hour');
  await form.getByRole('button', { name: 'Add product' }).click();
  await expect(page.getByRole('complementary', { name: 'Legal advice' })).toBeVisible();

  await page.goto(new URL('/deals', page.url()).href);
  await addDeal(page, 'Workshop', '€1,200');
  await addDeal(page, 'Lease');
  await card(page, 'Lease').click();
  const record = page.getByRole('complementary', { name: 'Lease' });
  const lines = record.getByRole('region', { name: 'Lines' });
  const add = lines.getByRole('button', { name: 'Add a line' });
  const field = lines.getByPlaceholder('Product or free text');
  await add.click();
  await field.fill('legal');
  await page.getByRole('option', { name: /Legal advice/ }).click();
  const quantity = lines.getByLabel('Quantity: Legal advice');
  await expect(quantity).toHaveValue('1 hour');
  await quantity.fill('a few');
  await quantity.press('Enter');
  await expect(quantity).toHaveAttribute('aria-invalid', 'true');
  await expect(quantity).toHaveValue('a few');
  await quantity.fill('2.5');
  await quantity.press('Enter');
  await expect(lines).toContainText('€475');
  await expectAccessibleInEveryLook(page);
  await page.setViewportSize({ width: 1440, height: 900 });

  await add.click();
  await field.fill('Travel');
  await field.press('Enter');
  await lines.getByLabel('Unit price: Travel').fill('$60');
  await lines.getByLabel('Unit price: Travel').press('Enter');
  await expect(lines.getByText('Lines are in the deal’s currency.')).toBeVisible();
  await expect(lines.getByLabel('Unit price: Travel')).toHaveValue('$60');
  await lines.getByLabel('Unit price: Travel').fill('€60');
  await lines.getByLabel('Unit price: Travel').press('Enter');
  await expect(record.getByLabel('Amount', { exact: true })).toHaveValue('€535');
  await expect(column(page, 'Enquiry')).toContainText('€1,735');
  await page.keyboard.press('Escape');
  await page.keyboard.press('ControlOrMeta+z');
  await expect(lines).toContainText('€475');
  await expectAccessibleInEveryLook(page);
});

test('selected deals go into a stage together after a look at who stays, in one undo; and out as a table', async ({
  praxis: { page },
}) => {
  await page.getByRole('button', { name: /^Consulting/ }).click();
  await addDeal(page, 'Workshop', '€1,200');
  await addDeal(page, 'Audit');
  await addDeal(page, 'Talk');
  await page.goto(new URL('/settings/pipelines', page.url()).href);
  const offer = page.getByRole('region', { name: 'Projects' }).getByRole('listitem').nth(2);
  await offer.getByRole('button', { name: /^Asked for on entry/ }).click();
  await page.getByRole('checkbox', { name: 'Amount' }).check();
  await page.keyboard.press('Escape');
  await page.goto(new URL('/deals', page.url()).href);
  await page.getByText('List', { exact: true }).click();
  const row = (name: string) => page.getByRole('row', { name: new RegExp(name) });
  await row('Workshop').getByRole('checkbox').check();
  await row('Audit').getByRole('checkbox').check();
  const bar = page.getByRole('toolbar', { name: '2 selected' });
  await bar.getByRole('button', { name: 'Move to stage' }).click();
  const dialog = page.getByRole('dialog', { name: 'Move 2 deals' });
  await expect(dialog.getByText('2 stand there already.')).toBeVisible();
  await expect(dialog.getByRole('button', { name: 'Move' })).toBeDisabled();
  await dialog.getByLabel('To the stage').selectOption({ label: 'Proposal' });
  await expect(dialog.getByText('1 deal moves.')).toBeVisible();
  await expect(dialog.getByRole('listitem')).toHaveText([/^Audit Amount$/]);
  await expectAccessibleInEveryLook(page);
  await page.setViewportSize({ width: 1440, height: 900 });
  await dialog.getByRole('button', { name: 'Move' }).click();
  await expect(row('Workshop')).toContainText('Proposal');
  await expect(row('Audit')).toContainText('Enquiry');

  const download = page.waitForEvent('download');
  await bar.getByRole('button', { name: 'Export', exact: true }).click();
  await page.getByRole('dialog').getByRole('button', { name: 'Export', exact: true }).click();
  const file = await download;
  expect(file.suggestedFilename()).toBe('Deals.csv');
  const table = await readFile(await file.path(), 'utf8');
  expect(table).toContain(',Workshop,Projects,Proposal,open,1200.00,EUR,');
  expect(table).toContain(',Audit,Projects,Enquiry,open,,EUR,');
  expect(table).not.toContain('Talk');
  await page.keyboard.press('ControlOrMeta+z');
  await expect(row('Workshop')).toContainText('Enquiry');
});

/** A second window on the stages of the first pipeline. */
async function openStages(page: Page) {
  const other = await page.context().newPage();
  await other.goto(new URL('/settings/pipelines', page.url()).href);
  const editor = other.getByRole('region', { name: 'Projects' });
  return {
    other,
    remove: async (name: string, to?: string) => {
      await editor.getByRole('button', { name: `Delete the stage ${name}` }).click();
      const where = other.getByRole('dialog', { name: `Delete ${name}?` });
      if (to !== undefined) await where.getByLabel('Its deals go to').selectOption({ label: to });
      await where.getByRole('button', { name: 'Delete', exact: true }).click();
      await expect(where).toBeHidden();
    },
    rename: async (at: number, name: string) => {
      const field = editor.getByRole('listitem').nth(at).getByLabel('Stage', { exact: true });
      await field.fill(name);
      await field.press('Enter');
      await expect(other.getByRole('status').filter({ hasText: `Stage ${name} saved` })).toBeVisible();
    },
    moveUp: async (at: number, name: string) => {
      await editor.getByRole('button', { name: `Move ${name} up` }).click();
      const above = editor.getByRole('listitem').nth(at - 1);
      await expect(above.getByLabel('Stage', { exact: true })).toHaveValue(name);
    },
  };
}

/** Takes a card up with the mouse and holds it over a column. */
async function holdOver(page: Page, name: string, stage: string) {
  const source = await card(page, name).boundingBox();
  const target = await column(page, stage).boundingBox();
  if (!source || !target) throw new Error('not on screen');
  await page.mouse.move(source.x + 60, source.y + 30);
  await page.mouse.down();
  await page.mouse.move(source.x + 80, source.y + 50, { steps: 4 });
  await page.mouse.move(target.x + 100, target.y + 120, { steps: 8 });
  await expect(column(page, stage).locator('[data-target]')).toBeVisible();
}

test('a stage that another window deletes, renames or moves while a card is held over it', async ({
  praxis: { page },
}) => {
  await page.getByRole('button', { name: /^Consulting/ }).click();
  await addDeal(page, 'Workshop', '€1,200');
  const stages = await openStages(page);

  await holdOver(page, 'Workshop', 'Proposal');
  await stages.rename(2, 'Offer');
  await stages.moveUp(2, 'Offer');
  await page.mouse.up();
  // It went where it was held, which is called otherwise by now and stands elsewhere.
  await expect(cards(page, 'Offer')).toHaveText([/^Workshop/]);
  await expect(page.locator('[data-cell]')).toHaveText([/^Enquiry/, /^Offer/, /^First talk/, /^Negotiation/]);

  await holdOver(page, 'Workshop', 'First talk');
  await stages.remove('First talk');
  await page.mouse.up();
  await expect(page.getByText('This stage was deleted meanwhile. The deal stays where it was.')).toBeVisible();
  await expect(cards(page, 'Offer')).toHaveText([/^Workshop/]);
  await expect(column(page, 'First talk')).toBeHidden();
  await expect(cards(page, 'Negotiation')).toHaveCount(0);

  // The stage a card comes from is deleted: the card goes with its deals, and where the hand puts it.
  await holdOver(page, 'Workshop', 'Negotiation');
  await stages.remove('Offer', 'Enquiry');
  await page.mouse.up();
  await expect(cards(page, 'Negotiation')).toHaveText([/^Workshop/]);
  await expect(column(page, 'Offer')).toBeHidden();
});

test('a card held by the keyboard goes on being held when another window deletes a stage', async ({
  praxis: { page },
}) => {
  await page.getByRole('button', { name: /^Consulting/ }).click();
  await addDeal(page, 'Workshop', '€1,200');
  const stages = await openStages(page);
  await card(page, 'Workshop').focus();
  await page.keyboard.press('Space');
  await page.keyboard.press('ArrowRight');
  await expect(page.getByText('First talk, place 1 of 1.')).toBeAttached();
  await stages.remove('First talk');
  await page.keyboard.press('Enter');
  await expect(page.getByText('This stage was deleted meanwhile. The deal stays where it was.')).toBeVisible();
  await expect(cards(page, 'Enquiry')).toHaveText([/^Workshop/]);
  await expect(card(page, 'Workshop')).toBeFocused();

  await page.keyboard.press('Space');
  await stages.remove('Enquiry', 'Negotiation');
  await expect(cards(page, 'Negotiation')).toHaveText([/^Workshop/]);
  await page.keyboard.press('ArrowRight');
  await expect(page.getByText('Proposal, place 1 of 1.')).toBeAttached();
  await page.keyboard.press('Enter');
  await expect(cards(page, 'Proposal')).toHaveText([/^Workshop/]);
  await expect(card(page, 'Workshop')).toBeFocused();
});

test('a card is carried by the keyboard further down than one sees, and keeps the focus', async ({
  praxis: { page },
}) => {
  await page.getByRole('button', { name: /^Consulting/ }).click();
  await expect(column(page, 'Enquiry')).toBeVisible();
  const { origin } = new URL(page.url());
  const [pipeline] = await (await page.request.get(`${origin}/api/pipelines`)).json();
  for (let at = 1; at <= 30; at++) {
    const deal = { title: `Deal no. ${at};`, stageId: pipeline.stages[0].id };
    const made = await page.request.post(`${origin}/api/deals`, { data: deal, headers: { origin } });
    expect(made.ok()).toBe(true);
  }
  await expect(card(page, 'Deal no. 30;')).toBeVisible();
  await card(page, 'Deal no. 30;').focus();
  await page.keyboard.press('Space');
  for (let at = 0; at < 25; at++) await page.keyboard.press('ArrowDown');
  await expect(page.getByText('Enquiry, place 26 of 30.')).toBeAttached();
  await page.keyboard.press('Enter');
  await expect(card(page, 'Deal no. 30;')).toBeFocused();
  await expect(card(page, 'Deal no. 30;')).toHaveAttribute('data-index', '25');
  await page.keyboard.press('ArrowUp');
  await expect(card(page, 'Deal no. 5;')).toBeFocused();
});

test('deals of another program come in, row by row as it was told before, though there is no pipeline yet', async ({
  praxis: { page },
}) => {
  await page.getByRole('button', { name: 'Import deals' }).click();
  const dialog = page.getByRole('dialog', { name: 'Import deals' });
  const text = 'Title,Value,Organization,Pipeline,Stage\nBarn,"1,250.50",Acme Ltd,Sales,Lead In\n,5,,,\n';
  await dialog
    .locator('input[type=file]')
    .setInputFiles({ name: 'deals.csv', mimeType: 'text/csv', buffer: Buffer.from(text) });
  await expect(dialog.getByRole('status')).toHaveText('1 new, 0 changed, 0 as they are, 1 left out');
  await expectAccessibleInEveryLook(page);
  await page.setViewportSize({ width: 1440, height: 900 });
  await dialog.getByRole('button', { name: 'Import 1 row' }).click();
  await expect(dialog).toBeHidden();
  await expect(card(page, 'Barn')).toContainText('Acme Ltd');
  await page.keyboard.press('ControlOrMeta+z');
  await expect(page.getByRole('button', { name: 'Import deals' })).toBeVisible();
});
