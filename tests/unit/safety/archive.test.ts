import { createHash } from 'node:crypto';
import { Decrypter } from 'age-encryption';
import { getTableConfig } from 'drizzle-orm/sqlite-core';
import { afterEach, describe, expect, it } from 'vitest';
import { capturedTables } from '../../../src-main/schema';
import type { FieldInput } from '../../../src-shared/domain/custom/check';
import type { FieldType } from '../../../src-shared/domain/custom/types';
import type { RichNode } from '../../../src-shared/domain/rich-text/rich-text';
import { onePixel } from '../../contract/world';
import { type Laptop, openLaptop, passphrase, stopCores, storeOf } from '../../support/safety';
import { removeTestFolders } from '../../support/store';

afterEach(async () => {
  await stopCores();
  removeTestFolders();
});

/** A practice in which something of everything has happened. */
async function livedIn(): Promise<Laptop> {
  const laptop = await openLaptop();
  const { router } = laptop;
  const ada = await laptop.contact('Lovelace');
  const grace = await laptop.contact('Hopper', 'Grace');
  const engines = await router.companies.create({ name: 'Analytical Engines Ltd' });
  await router.contacts.update({ id: ada.id, patch: { role: 'Countess', companyName: engines.name } });
  await router.records.saveNote({ recordId: ada.id, body: 'Likes “numbers” & <b>\n\u2028 lines' });
  const mention = { party: engines.id, kind: 'company', label: engines.name };
  const mentioning: RichNode = { type: 'paragraph', content: [{ type: 'mention', attrs: mention }] };
  await router.records.saveNote({ recordId: ada.id, doc: { type: 'doc', content: [mentioning] } });
  await router.records.setTags({ recordId: grace.id, names: ['navy', 'Ümlaut'] });
  const { id: dateId } = await router.parties.saveDate({
    partyId: ada.id,
    kind: 'birthday',
    year: 1815,
    month: 1,
    day: 9,
  });
  await router.today.markDate({ dateId, on: '2026-01-09', snoozeDays: null });
  await router.records.saveActivity({ kind: 'meeting', title: 'Tea', minutes: 30, recordIds: [ada.id] });
  const { id: taskId } = await router.tasks.create({
    title: 'Send the offer',
    due: { on: '2030-01-07', time: '15:00', zone: 'Europe/Berlin' },
    repeat: 'FREQ=WEEKLY',
    recordIds: [ada.id],
  });
  await router.tasks.saveStep({ taskId, title: 'Print it' });
  await router.touch.set({ partyId: ada.id, every: 3, unit: 'month' });
  await router.connections.saveAffiliation({ partyId: ada.id, companyName: 'Royal Society', role: 'Guest' });
  await router.connections.saveRelationship({ partyId: ada.id, otherId: grace.id, type: 'friend', note: 'by letter' });
  await router.duplicates.dismiss({ leftId: ada.id, rightId: grace.id });
  const countess = await laptop.contact('Lovelace', 'Augusta Ada');
  await router.parties.saveAddress({ partyId: countess.id, street: '12 St James’s Square', city: 'London' });
  await router.duplicates.merge({ leftId: ada.id, rightId: countess.id, keep: 'left' });
  const context = laptop.core.safety.context();
  const { hash } = (await context?.files.put(Buffer.from('a file of the practice'))) ?? { hash: '' };
  await router.files.attach({ recordId: ada.id, hash, name: 'notes.txt' });
  await router.practice.save({
    name: 'Lovelace & Daughters',
    languages: ['en', 'fr'],
    emails: ['office@mail.example'],
  });
  const logo = await context?.files.put(Buffer.from(onePixel, 'base64'));
  await router.practice.setLogo({ hash: logo?.hash ?? '' });
  await router.views.create({
    kind: 'contact',
    name: 'Bonn',
    definition: {
      text: '',
      where: { match: 'any', of: [{ field: 'city', operator: 'is', values: ['Bonn'] }] },
      sort: { column: 'name', direction: 'asc' },
      columns: null,
      group: null,
      layout: 'table',
    },
    pinned: true,
    digit: 1,
  });
  const sales = await router.pipelines.create({
    name: 'Sales',
    stages: [{ name: 'Lead', color: 'info', probability: 20, rotDays: 14, required: ['amount'] }],
  });
  const deal = await router.deals.create({
    title: 'An engine',
    stageId: sales.stages[0]?.id ?? '',
    amount: 1200,
    contactId: ada.id,
  });
  const given: [FieldType, FieldInput][] = [
    ['text', { kind: 'text', text: 'Bernoulli' }],
    ['money', { kind: 'money', amount: 1200, currency: 'GBP' }],
    ['date', { kind: 'day', day: '1843-09-01' }],
  ];
  for (const [type, value] of given) {
    const field = await router.fields.create({ target: 'contact', name: `A ${type}`, type });
    await router.fields.set({ recordId: ada.id, fieldId: field.id, value });
  }
  const house = await router.fields.create({
    target: 'company',
    name: 'House',
    type: 'select',
    options: ['One', 'Two'],
  });
  const [one] = await router.fields.options({ fieldId: house.id });
  const chosen: FieldInput = { kind: 'options', ids: [one?.id ?? ''] };
  await router.fields.set({ recordId: engines.id, fieldId: house.id, value: chosen });
  const oak = await router.products.create({ name: 'Oak board', sku: 'W-1', price: 80_00, currency: 'EUR' });
  await router.lines.save({ dealId: deal.id, productId: oak.id, line: { quantity: 2500, discount: 1000 } });
  const cases = await router.objects.createFor({ profession: 'law' });
  await router.objects.createRecord({ objectId: cases.id, name: 'Engine v. Loom' });
  await router.contacts.bin({ selection: { ids: [grace.id] } });
  await router.app.saveSettings({ userName: 'Charles', locale: 'de', country: 'GB' });
  await context?.files.put(Buffer.alloc(700_000, 7));
  return laptop;
}

const others = ['operation', 'journal', 'sync_clock', 'tombstone', 'erasure'];

/** Every row of every table that is to be the same, by table. */
async function rowsOf(dataFolder: string, phrase = passphrase) {
  const connection = await storeOf(dataFolder, phrase);
  try {
    const tables = [...capturedTables.map(({ table }) => getTableConfig(table).name), ...others];
    return Object.fromEntries(
      tables.map((table) => {
        const key = (connection.pragma(`table_info(${table})`) as { name: string; pk: number }[])
          .filter(({ pk }) => pk > 0)
          .map(({ name }) => name);
        return [table, connection.prepare(`SELECT * FROM ${table} ORDER BY ${key.join(', ')}`).all()];
      }),
    );
  } finally {
    connection.close();
  }
}

async function archiveOf(laptop: Laptop, encrypted?: string): Promise<Buffer> {
  await laptop.router.archive.create(encrypted === undefined ? {} : { passphrase: encrypted });
  const { file } = await laptop.result('file');
  return laptop.download(file.outputId, file.size);
}

const filesOf = (laptop: Laptop) =>
  [...(laptop.core.safety.context()?.files.list() ?? [])]
    .map(({ hash, size }) => ({ hash, size }))
    .sort((a, b) => (a.hash < b.hash ? -1 : 1));

describe('an archive', { timeout: 120_000 }, () => {
  it('makes a store that is the same, row by row, and whose acts can be undone', async () => {
    const old = await livedIn();
    const archive = await archiveOf(old);
    const before = await rowsOf(old.dataFolder);
    const empty = Object.keys(before).filter((table) => before[table]?.length === 0);
    // Nobody was deleted for good yet.
    expect(empty).toEqual(['tombstone', 'erasure']);

    const other = await openLaptop(undefined, {});
    const uploadId = await other.upload(archive);
    await other.router.archive.read({ uploadId, newPassphrase: 'another long passphrase' });
    const { recoveryKey } = await other.result('opened');
    expect(recoveryKey).toMatch(/^[0-9A-Z-]{31}$/);
    expect(await rowsOf(other.dataFolder, 'another long passphrase')).toEqual(before);
    expect(filesOf(other)).toEqual(filesOf(old));
    for (const { hash } of filesOf(other)) {
      const content = await other.core.safety.context()?.files.readAll(hash, 1e7);
      expect(
        createHash('sha256')
          .update(content ?? '')
          .digest('hex'),
      ).toBe(hash);
    }
    expect(await other.find('lovelace')).toEqual(['Ada Lovelace']);
    const [engines] = before.company as { id: string }[];
    const { entries } = await other.router.records.timeline({ recordId: engines?.id ?? '', limit: 50 });
    expect(entries.map(({ kind }) => kind)).toContain('mentioned');
    expect(await other.router.app.settings()).toMatchObject({ userName: 'Charles', country: 'GB' });
    // The newest act: the name of the user, then the binned contact.
    await other.router.history.undoLast();
    await other.router.history.undoLast();
    expect(await other.count()).toBe(2);
  });

  it('that is encrypted opens with its passphrase alone, with age as well as here', async () => {
    const old = await livedIn();
    const archive = await archiveOf(old, 'an archive passphrase');
    expect(archive.includes('Lovelace')).toBe(false);
    const decrypter = new Decrypter();
    decrypter.addPassphrase('an archive passphrase');
    const zip = Buffer.from(await decrypter.decrypt(new Uint8Array(archive)));
    expect(zip.subarray(0, 4).toString('latin1')).toBe('PK\u0003\u0004');

    const other = await openLaptop(undefined, { passphrase });
    const read = async (phrase?: string) => {
      const uploadId = await other.upload(archive);
      await other.router.archive.read({ uploadId, ...(phrase === undefined ? {} : { passphrase: phrase }) });
      return other.ended();
    };
    expect((await read()).error).toEqual({ code: 'forbidden', reason: 'key_needed' });
    expect((await read('another passphrase')).error).toEqual({ code: 'forbidden', reason: 'wrong_key' });
    expect(await other.count()).toBe(0);
    expect((await read('an archive passphrase')).state).toBe('done');
    expect(await other.find('lovelace')).toEqual(['Ada Lovelace']);
  });

  it('is refused by a store that is not empty', async () => {
    const old = await livedIn();
    const uploadId = await old.upload(await archiveOf(old));
    await expect(old.router.archive.read({ uploadId })).rejects.toMatchObject({ code: 'conflict' });
  });
});
