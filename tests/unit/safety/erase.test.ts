import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { afterEach, describe, expect, it } from 'vitest';
import type { FieldInput } from '../../../src-shared/domain/custom/check';
import type { FieldConfig, FieldType } from '../../../src-shared/domain/custom/types';
import { openLaptop, stopCores, storeOf } from '../../support/safety';
import { removeTestFolders } from '../../support/store';

afterEach(async () => {
  await stopCores();
  removeTestFolders();
});

/** Texts nobody else has: each as it was typed, and as the search folds it. */
const planted = [
  'Quizzlewick',
  'Zephyrine',
  'zephyrine.q@mail.example',
  '4930555123987',
  'Xylophonstraße 99',
  'Plitvice',
  // Of a record that was merged into it, and of a small picture of a file of it.
  'Mirabellina',
  'mira.q@mail.example',
  'secret-picture',
];

async function withPerson() {
  const laptop = await openLaptop();
  const { router } = laptop;
  const { id: companyId } = await router.companies.create({ name: 'Analytical Engines Ltd' });
  const person = await router.contacts.create({
    givenName: 'Zephyrine',
    familyName: 'Oldname',
    companyName: 'Analytical Engines Ltd',
    emails: [{ value: 'zephyrine.q@mail.example' }],
    phones: [{ value: '+4930555123987' }],
    tags: ['friend'],
  });
  const { id } = person;
  await router.contacts.update({ id, patch: { familyName: 'Quizzlewick' } });
  await router.parties.saveAddress({ partyId: id, street: 'Xylophonstraße 99', city: 'Berlin' });
  const note = await router.records.saveNote({ recordId: id, body: 'Went to Plitvice with us.' });
  await router.records.saveNote({ recordId: id, id: note.id, body: 'Went to Plitvice twice.' });
  const { id: taskId } = await router.tasks.create({ title: 'Ask Zephyrine about Plitvice', recordIds: [id] });
  await router.tasks.saveStep({ taskId, title: 'Send a card to Xylophonstraße 99' });
  await router.records.saveActivity({ kind: 'call', title: 'Zephyrine rang from Plitvice', recordIds: [id] });
  const other = await laptop.contact('Lovelace');
  const context = laptop.core.safety.context();
  const twin = await router.contacts.create({
    givenName: 'Mirabellina',
    familyName: 'Quizzlewick',
    emails: [{ value: 'mira.q@mail.example' }, { value: 'zephyrine.q@mail.example' }],
  });
  await router.records.saveNote({ recordId: twin.id, body: 'Mirabellina is her second name.' });
  await router.duplicates.merge({ leftId: id, rightId: twin.id, keep: 'left' });
  const { hash } = (await context?.files.put(Buffer.from('a drawing of hers'))) ?? { hash: '' };
  await router.files.attach({ recordId: id, hash, name: 'drawing.png' });
  context?.store.maintain(() =>
    context.store.db
      .prepare(`INSERT INTO thumbnail (hash, size, data) VALUES (?, 'small', ?)`)
      .run(hash, Buffer.from('secret-picture')),
  );
  const file = new File(['First name,Last name,Email\nZephyrine,Quizzlewick,zephyrine.q@mail.example\n'], 'a.csv');
  const { importId } = await router.imports.begin({ fileName: 'a.csv', size: file.size });
  await router.imports.append({ importId, offset: 0, data: file });
  await router.imports.analyse({ importId });
  context?.notify({ kind: 'birthday', params: {}, recordId: id });
  return { laptop, id, twinId: twin.id, hash, companyId, other, name: 'Zephyrine Quizzlewick' };
}

/** The store's pages as they are under the encryption, free ones included. */
async function bytesOf(dataFolder: string): Promise<Buffer> {
  const connection = await storeOf(dataFolder);
  try {
    return connection.serialize();
  } finally {
    connection.close();
  }
}

const foundIn = (bytes: Buffer) =>
  planted.filter((text) =>
    [text, text.toLowerCase()].some((one) => bytes.includes(one) || bytes.includes(Buffer.from(one, 'utf16le'))),
  );

describe('erasing a person', { timeout: 120_000 }, () => {
  it('leaves nothing of them in any byte of the store, and all others as they are', async () => {
    const { laptop, id, twinId, hash, companyId, other, name } = await withPerson();
    const { router, dataFolder } = laptop;
    expect(foundIn(await bytesOf(dataFolder))).toEqual(planted);
    const counts = await router.privacy.counts({ partyId: id });
    expect(counts).toMatchObject({
      rows: { contact: 2, postal_address: 1, note: 2, tagging: 1, attachment: 1, merge: 1 },
      files: 1,
    });

    await expect(router.privacy.erase({ partyId: id, name: 'Somebody Else' })).rejects.toMatchObject({
      code: 'validation',
    });
    await router.privacy.erase({ partyId: id, name });
    const { certificateId } = await laptop.result('erased');
    expect(foundIn(await bytesOf(dataFolder))).toEqual([]);
    expect(laptop.core.safety.context()?.files.has(hash)).toBe(false);
    await expect(router.contacts.get({ id: twinId })).rejects.toMatchObject({ code: 'not_found' });
    await expect(router.contacts.get({ id })).rejects.toMatchObject({ code: 'not_found' });
    expect(await laptop.find('quizzlewick')).toEqual([]);
    expect(await laptop.find('lovelace')).toEqual(['Ada Lovelace']);
    expect((await router.contacts.get({ id: other.id })).points).toHaveLength(1);
    expect(
      (await router.companies.list({ sort: { column: 'name', direction: 'asc' }, filter: {} })).rows,
    ).toMatchObject([{ id: companyId, contactCount: 0 }]);
    expect((await router.notifications.list({})).notifications).toEqual([]);

    const { certificates } = await router.privacy.certificates();
    expect(certificates).toMatchObject([
      { id: certificateId, kind: 'contact', verified: true, counts: { rows: { note: 2 } } },
    ]);
    for (const one of [id, twinId]) expect(JSON.stringify(certificates)).not.toContain(one);
    // What others did is still undone, and what was erased is not.
    expect((await router.history.undoLast()).outcome).toBe('done');
    expect(await laptop.count()).toBe(0);
  });

  it('leaves nothing of what stood in fields of one’s own, nor of what was worked out of it', async () => {
    const laptop = await openLaptop();
    const { router, dataFolder } = laptop;
    const { id: companyId } = await router.companies.create({ name: 'Analytical Engines Ltd' });
    const person = await router.contacts.create({ givenName: 'Zephyrine', familyName: 'Quizzlewick' });
    const other = await laptop.contact('Lovelace');
    const field = (target: 'contact' | 'company', name: string, type: FieldType, config: FieldConfig = {}) =>
      router.fields.create({ target, name, type, config });
    const sweet = await field('contact', 'Sweet', 'text');
    const born = await field('contact', 'Came', 'date');
    const seen = await field('contact', 'Seen', 'dateTime');
    const score = await field('contact', 'Score', 'number');
    const fee = await field('contact', 'Fee', 'money');
    const firm = await field('contact', 'Firm', 'relation', { to: 'company' });
    const friend = await field('contact', 'Friend', 'relation', { to: 'contact' });
    const kind = await router.fields.create({ target: 'contact', name: 'Kind', type: 'select', options: ['Dear'] });
    const [dear] = await router.fields.options({ fieldId: kind.id });
    const echo = await field('contact', 'Echo', 'formula', { expression: `{${sweet.id}}`, format: 'text' });
    const most = await field('company', 'Most', 'rollup', {
      ...{ via: firm.id, direction: 'in', of: score.id, operation: 'max', format: 'number' },
    });
    const set = (recordId: string, { id }: { id: string }, value: FieldInput) =>
      router.fields.set({ recordId, fieldId: id, value });
    const { id } = person;
    for (const text of ['Zwetschgenmus', 'Mirabellenkompott']) await set(id, sweet, { kind: 'text', text });
    await set(id, born, { kind: 'day', day: '1971-03-17' });
    await set(id, seen, { kind: 'instant', at: 1_763_800_000_000, zone: 'Europe/Berlin' });
    await set(id, score, { kind: 'number', number: 765.25 });
    await set(id, fee, { kind: 'money', amount: 98_765, currency: 'CHF' });
    await set(id, kind, { kind: 'options', ids: [dear?.id ?? ''] });
    await set(id, firm, { kind: 'records', ids: [companyId] });
    await set(other.id, friend, { kind: 'records', ids: [id] });
    await set(other.id, sweet, { kind: 'text', text: 'Honig' });
    await router.fields.retype({ id: sweet.id, type: 'select' });
    await router.fields.retype({ id: sweet.id, type: 'text' });
    const rows = async (sql: string, ...params: unknown[]) => {
      const connection = await storeOf(dataFolder);
      try {
        return connection.prepare(sql).all(...params);
      } finally {
        connection.close();
      }
    };
    const computed = 'SELECT number, text FROM custom_computed WHERE party_id = ? AND field_id = ?';
    expect(await rows(computed, companyId, most.id)).toEqual([{ number: 765.25, text: null }]);
    expect(await rows(computed, id, echo.id)).toEqual([{ number: null, text: 'Mirabellenkompott' }]);

    await router.privacy.erase({ partyId: id, name: 'Zephyrine Quizzlewick' });
    await laptop.result('erased');
    for (const table of ['custom_text', 'custom_number', 'custom_time', 'custom_link', 'custom_computed']) {
      expect([table, await rows(`SELECT 1 FROM ${table} WHERE party_id = ?`, id)]).toEqual([table, []]);
    }
    expect(await rows('SELECT 1 FROM custom_link WHERE target_id = ?', id)).toEqual([]);
    expect(await rows(computed, companyId, most.id)).not.toContainEqual(expect.objectContaining({ number: 765.25 }));
    expect(await rows(computed, other.id, echo.id)).toEqual([{ number: null, text: 'Honig' }]);
    const before = (await rows('SELECT before FROM journal')).map((row) => JSON.stringify(row)).join();
    for (const value of ['765.25', '98765', '1971-03-17', '1763800000000']) expect(before).not.toContain(value);
    const bytes = await bytesOf(dataFolder);
    for (const word of ['Zwetschgenmus', 'Mirabellenkompott']) {
      expect([word, bytes.includes(word), bytes.includes(word.toLowerCase())]).toEqual([word, false, false]);
    }
    expect((await router.privacy.certificates()).certificates).toMatchObject([{ verified: true }]);
  });

  it('leaves a mention in the texts of others as the words it was written with', async () => {
    const { laptop, id, other, name } = await withPerson();
    const { router, dataFolder } = laptop;
    const said = { type: 'mention', attrs: { party: id, kind: 'contact', label: name } } as const;
    const doc = { type: 'doc', content: [{ type: 'paragraph', content: [said] }] } as const;
    const noted = await router.records.saveNote({ recordId: other.id, doc: structuredClone(doc) as never });
    await router.records.saveNote({ recordId: other.id, id: noted.id, doc: structuredClone(doc) as never });
    await router.tasks.create({ title: 'Plan the spring', recordIds: [other.id], doc: structuredClone(doc) as never });
    await router.records.saveActivity({ kind: 'call', recordIds: [other.id], doc: structuredClone(doc) as never });
    await router.privacy.erase({ partyId: id, name });
    await laptop.result('erased');
    const connection = await storeOf(dataFolder);
    try {
      const notes = connection.prepare<[], { body: string; doc: string }>('SELECT body, doc FROM note').all();
      expect(notes.map(({ body }) => body)).toEqual([`@${name}`]);
      expect(notes[0]?.doc).not.toContain(id);
      for (const table of ['task', 'activity']) {
        const [text] = connection.prepare<[], { body: string; doc: string }>(`SELECT body, doc FROM ${table}`).all();
        expect(text?.body).toBe(`@${name}`);
        expect(text?.doc).not.toContain(id);
      }
      expect(connection.prepare('SELECT * FROM mention').all()).toEqual([]);
      expect(connection.prepare('SELECT 1 FROM journal WHERE instr(before, ?) > 0').all(id)).toEqual([]);
    } finally {
      connection.close();
    }
    expect((await router.privacy.certificates()).certificates).toMatchObject([{ verified: true }]);
  });

  it('empties what deals and tasks say of them, which stay with all others', async () => {
    const { laptop, id, other, name } = await withPerson();
    const { router, dataFolder } = laptop;
    const { stages } = await router.pipelines.create({
      name: 'Sales',
      stages: [{ name: 'Lead', color: 'info', probability: 50, rotDays: null, required: [] }],
    });
    const deal = await router.deals.create({ title: 'A mill', stageId: stages[0]?.id ?? '', contactId: id });
    await router.deals.savePerson({ dealId: deal.id, contactId: other.id, role: 'Buyer' });
    const task = await router.tasks.create({ title: 'Call', recordIds: [id, deal.id] });
    expect(await laptop.find('quizzlewick')).toContain('A mill');
    await router.privacy.erase({ partyId: id, name });
    await laptop.result('erased');
    expect(foundIn(await bytesOf(dataFolder))).toEqual([]);
    expect((await router.deals.get({ id: deal.id })).people).toMatchObject([{ contactId: other.id, role: 'Buyer' }]);
    expect((await router.tasks.get({ id: task.id })).records).toMatchObject([{ id: deal.id }]);
    expect(await laptop.find('quizzlewick')).toEqual([]);
    expect(await laptop.find('mill')).toContain('A mill');
    const connection = await storeOf(dataFolder);
    try {
      expect(connection.prepare('SELECT 1 FROM deal_contact WHERE contact_id = ?').all(id)).toEqual([]);
      expect(connection.prepare('SELECT 1 FROM task_record WHERE record_id = ?').all(id)).toEqual([]);
    } finally {
      connection.close();
    }
    expect((await router.privacy.certificates()).certificates).toMatchObject([{ verified: true }]);
  });

  it('erases them again from a backup that is restored', async () => {
    const { laptop, id, name } = await withPerson();
    const { router, dataFolder } = laptop;
    await router.backups.create();
    expect(await laptop.result('backups')).toMatchObject({ proven: 1, failed: 0 });
    await router.privacy.erase({ partyId: id, name });
    await laptop.result('erased');
    expect(existsSync(path.join(dataFolder, 'erased.json'))).toBe(true);
    expect(readFileSync(path.join(dataFolder, 'erased.json'), 'utf8')).not.toContain(id);
    // The places know it at once: this laptop may be gone before the next backup.
    expect(existsSync(path.join(dataFolder, 'backups', 'erased.json'))).toBe(true);

    const { backups } = await router.backups.list({ place: { kind: 'home' } });
    const { workId } = await router.backups.prepareRestore({ place: { kind: 'home' }, name: backups[0]?.name ?? '' });
    const { preview } = await laptop.result('preview');
    // The record, and the one that was merged into it.
    expect(preview.erasedAgain).toBe(2);
    await router.backups.restore({ workId });
    await laptop.result('opened');
    expect(foundIn(await bytesOf(dataFolder))).toEqual([]);
    expect(await laptop.find('lovelace')).toEqual(['Ada Lovelace']);
    expect((await router.privacy.certificates()).certificates).toHaveLength(1);
  });
});
