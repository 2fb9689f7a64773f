import { call } from '@orpc/server';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { removeTestFolders } from '../../support/store';
import { closeWorlds, openWorld, type World } from './world';

const minute = 60_000;
const nobody = '01890a5d-ac96-774b-bcce-b302099a8057';

let world: World;
let id: string;

beforeEach(async () => {
  world = openWorld();
  await world.saveSettings({ userName: 'Ada', country: 'DE' });
  world.clock.advance(minute);
  id = (await world.contact({ givenName: 'Anna', familyName: 'Weber' })).id;
  world.clock.advance(minute);
});

afterEach(async () => {
  await closeWorlds();
  removeTestFolders();
});

const refused = (code: string, details: object = {}) =>
  expect.objectContaining({ code, details: expect.objectContaining(details) });

describe('a contact', () => {
  test('needs a name, a company, an email or a number', async () => {
    await expect(world.contact({ role: 'Baker' })).rejects.toEqual(
      refused('validation', { field: 'name', reason: 'required' }),
    );
    await expect(world.contact({ givenName: '  ' })).rejects.toEqual(refused('validation', { field: 'name' }));
    expect((await world.contact({ emails: [{ value: 'a@b.example' }] })).displayName).toBe('a@b.example');
    expect((await world.contact({ companyName: 'Acme' })).displayName).toBe('Acme');
  });

  test('names the field of a malformed address or number', async () => {
    await expect(
      world.contact({ givenName: 'A', emails: [{ value: 'a@b.example' }, { value: 'nope' }] }),
    ).rejects.toEqual(refused('validation', { field: 'emails.1.value', reason: 'email.noAt' }));
    await expect(world.contact({ givenName: 'A', phones: [{ value: '12' }] })).rejects.toEqual(
      refused('validation', { field: 'phones.0.value', reason: 'phone.tooShort' }),
    );
  });

  test('keeps what is not in the patch, and a patch that changes nothing leaves no trace', async () => {
    const before = await world.getContact(id);
    const operations = await world.operations();
    const same = await call(world.handlers.contacts.update, { id, patch: { givenName: ' Anna ', companyName: '' } });
    expect(same).toEqual(before);
    expect(await world.operations()).toEqual(operations);
    const after = await call(world.handlers.contacts.update, { id, patch: { role: 'Baker' } });
    expect(after).toEqual({ ...before, role: 'Baker', updatedAt: world.clock.now() });
  });

  test('finds its company by name whatever the case, makes it when there is none, and leaves it', async () => {
    const acme = await world.company({ name: 'Äcme' });
    const employed = await call(world.handlers.contacts.update, { id, patch: { companyName: 'acme' } });
    expect(employed).toMatchObject({ companyId: acme.id, companyName: 'Äcme' });
    const moved = await call(world.handlers.contacts.update, { id, patch: { companyName: 'New Co' } });
    expect(moved.companyId).not.toBe(acme.id);
    expect(await world.getCompany(moved.companyId ?? '')).toMatchObject({ name: 'New Co', contacts: [{ id }] });
    expect(await call(world.handlers.contacts.update, { id, patch: { companyName: '' } })).toMatchObject({
      companyId: null,
      companyName: '',
    });
  });

  test('is owned by somebody of the practice', async () => {
    await expect(call(world.handlers.contacts.update, { id, patch: { ownerId: nobody } })).rejects.toEqual(
      refused('validation', { field: 'ownerId' }),
    );
  });

  test('that does not exist, or lies in the bin, can not be changed', async () => {
    await expect(world.getContact(nobody)).rejects.toEqual(refused('not_found'));
    await expect(call(world.handlers.records.saveNote, { recordId: nobody, body: 'x' })).rejects.toEqual(
      refused('not_found'),
    );
    await world.bin(id);
    await expect(call(world.handlers.contacts.update, { id, patch: { role: 'x' } })).rejects.toEqual(
      refused('conflict', { reason: 'binned' }),
    );
    await expect(call(world.handlers.records.saveNote, { recordId: id, body: 'x' })).rejects.toEqual(
      refused('conflict', { reason: 'binned' }),
    );
    expect(await world.getContact(id)).toMatchObject({ binnedAt: world.clock.now() });
  });
});

describe('contact points and addresses', () => {
  test('are added at the end, changed in place, and removed; the first of a kind stands in the list', async () => {
    const save = (value: string, more: object = {}) =>
      call(world.handlers.parties.savePoint, { partyId: id, kind: 'email', value, ...more });
    const first = await save('First@X.example', { label: 'work' });
    const second = await save('second@x.example');
    expect((await world.getContact(id)).points).toEqual([first, second]);
    expect(first).toMatchObject({ value: 'First@X.example', normalized: 'first@x.example', label: 'work' });
    const changed = await save('changed@x.example', { id: first.id });
    expect((await world.getContact(id)).points).toEqual([changed, second]);
    await call(world.handlers.parties.removePoint, { partyId: id, id: first.id });
    expect((await world.getContact(id)).points).toEqual([second]);
    expect(world.sql('SELECT email FROM contact')).toEqual([{ email: 'second@x.example' }]);
    await expect(call(world.handlers.parties.removePoint, { partyId: id, id: first.id })).rejects.toEqual(
      refused('not_found'),
    );
  });

  test('of one party are out of reach for another', async () => {
    const other = await world.contact({ givenName: 'Bob' });
    const point = await call(world.handlers.parties.savePoint, { partyId: id, kind: 'phone', value: '030 1234567' });
    const address = await call(world.handlers.parties.saveAddress, { partyId: id, city: 'Bonn' });
    const note = await call(world.handlers.records.saveNote, { recordId: id, body: 'x' });
    const { removePoint, removeAddress } = world.handlers.parties;
    const { removeNote } = world.handlers.records;
    await expect(call(removePoint, { partyId: other.id, id: point.id })).rejects.toEqual(refused('not_found'));
    await expect(call(removeAddress, { partyId: other.id, id: address.id })).rejects.toEqual(refused('not_found'));
    await expect(call(removeNote, { recordId: other.id, id: note.id })).rejects.toEqual(refused('not_found'));
  });

  test('are checked: addresses, numbers, links, and an address with nothing in it', async () => {
    const save = (kind: 'email' | 'phone' | 'url', value: string) =>
      call(world.handlers.parties.savePoint, { partyId: id, kind, value });
    await expect(save('email', 'x y')).rejects.toEqual(refused('validation', { field: 'value' }));
    await expect(save('phone', 'call me')).rejects.toEqual(refused('validation', { field: 'value' }));
    for (const bad of ['javascript:alert(1)', 'not a link', 'localhost']) {
      await expect(save('url', bad)).rejects.toEqual(refused('validation', { reason: 'url.malformed' }));
    }
    expect(await save('url', 'Example.test/a')).toMatchObject({
      value: 'Example.test/a',
      normalized: 'https://example.test/a',
    });
    expect(await save('phone', '030 1234567')).toMatchObject({ value: '030 1234567', normalized: '+49301234567' });
    await expect(call(world.handlers.parties.saveAddress, { partyId: id, label: 'home', city: ' ' })).rejects.toEqual(
      refused('validation', { field: 'street' }),
    );
    const address = await call(world.handlers.parties.saveAddress, { partyId: id, city: 'Bonn' });
    await expect(call(world.handlers.parties.saveAddress, { partyId: id, id: address.id, city: '' })).rejects.toEqual(
      refused('validation'),
    );
    expect(await call(world.handlers.parties.saveAddress, { partyId: id, id: address.id, street: 'Weg 1' })).toEqual({
      ...address,
      street: 'Weg 1',
    });
  });
});

describe('tags', () => {
  test('of one name are one tag, whatever its case; the ids follow from the names on every laptop', async () => {
    const [vip] = await call(world.handlers.records.setTags, { recordId: id, names: ['VIP', 'vip '] });
    const elsewhere = openWorld();
    const { tags } = await elsewhere.contact({ givenName: 'Bob', tags: ['vip'] });
    expect(tags[0]?.id).toBe(vip?.id);
    expect(await call(world.handlers.records.tags, undefined)).toEqual([{ ...vip, count: 1 }]);
  });

  test('are set as named: others go, and come back as the same row', async () => {
    const set = (...names: string[]) => call(world.handlers.records.setTags, { recordId: id, names });
    const [a, b] = await set('A', 'B');
    expect(await set('B')).toEqual([b]);
    expect(await set('A', 'B')).toEqual([a, b]);
    expect(world.sql('SELECT count(*) AS n FROM tagging')).toEqual([{ n: 2 }]);
  });

  test('are renamed everywhere unless the name is taken; the old name then makes a new tag', async () => {
    const [a] = await call(world.handlers.records.setTags, { recordId: id, names: ['A', 'B'] });
    const rename = (name: string) => call(world.handlers.records.updateTag, { id: a?.id ?? '', name });
    await expect(rename('b')).rejects.toEqual(refused('conflict', { field: 'name', reason: 'taken' }));
    expect(await rename('C')).toEqual({ ...a, name: 'C' });
    expect((await world.getContact(id)).tags.map(({ name }) => name)).toEqual(['B', 'C']);
    const [again] = await call(world.handlers.records.setTags, { recordId: id, names: ['A'] });
    expect(again?.id).not.toBe(a?.id);
    expect(again?.name).toBe('A');
    await expect(call(world.handlers.records.updateTag, { id: nobody, name: 'X' })).rejects.toEqual(
      refused('not_found'),
    );
  });

  test('stay with those who got them later, when the act that made them is undone', async () => {
    await call(world.handlers.records.setTags, { recordId: id, names: ['Early'] });
    const other = await world.contact({ givenName: 'Bob', tags: ['early'] });
    const [, tagged] = await world.operations();
    await call(world.handlers.history.undo, { id: tagged?.id ?? 0 });
    expect((await world.getContact(id)).tags).toEqual([]);
    expect((await world.getContact(other.id)).tags.map(({ name }) => name)).toEqual(['Early']);
    expect(await call(world.handlers.records.tags, undefined)).toMatchObject([{ name: 'Early', count: 1 }]);
  });
});

describe('the timeline', () => {
  test('tells what happened, newest first: notes, and changes with what stood before and after', async () => {
    await call(world.handlers.contacts.update, { id, patch: { familyName: 'Groß', companyName: 'Acme' } });
    world.clock.advance(minute);
    const note = await call(world.handlers.records.saveNote, { recordId: id, body: 'Called.' });
    world.clock.advance(minute);
    const point = await call(world.handlers.parties.savePoint, {
      partyId: id,
      kind: 'phone',
      value: '030 1234567',
      label: 'work',
    });
    world.clock.advance(minute);
    await call(world.handlers.parties.savePoint, {
      partyId: id,
      id: point.id,
      kind: 'phone',
      value: '030 7654321',
      label: 'work',
    });
    world.clock.advance(minute);
    await call(world.handlers.records.setTags, { recordId: id, names: ['VIP'] });
    world.clock.advance(minute);
    await world.bin(id);
    world.clock.advance(minute);
    await world.undoLast();
    const entries = await world.timeline(id);
    expect(
      entries.map(({ kind, changes, note, actor }) => ({
        kind,
        actor,
        ...(changes && { changes }),
        ...(note && { note: { body: note.body } }),
      })),
    ).toEqual([
      { kind: 'undone', actor: 'Ada' },
      { kind: 'binned', actor: 'Ada' },
      { kind: 'changed', actor: 'Ada', changes: [{ field: 'tag', before: '', after: 'VIP' }] },
      {
        kind: 'changed',
        actor: 'Ada',
        changes: [{ field: 'phone', before: '030 1234567 · work', after: '030 7654321 · work' }],
      },
      { kind: 'changed', actor: 'Ada', changes: [{ field: 'phone', before: '', after: '030 1234567 · work' }] },
      { kind: 'note', actor: 'Ada', note: { body: 'Called.' } },
      {
        kind: 'changed',
        actor: 'Ada',
        changes: [
          { field: 'familyName', before: 'Weber', after: 'Groß' },
          { field: 'company', before: '', after: 'Acme' },
        ],
      },
      { kind: 'created', actor: 'Ada' },
    ]);
    expect(entries.find(({ kind }) => kind === 'note')?.note?.id).toBe(note.id);
    expect(entries.every(({ at }, place) => place === 0 || at <= (entries[place - 1]?.at ?? 0))).toBe(true);
  });

  test('pages by cursor, and an edited or removed note is a change', async () => {
    const notes = [];
    for (let at = 0; at < 7; at++) {
      notes.push(await call(world.handlers.records.saveNote, { recordId: id, body: `n${at}` }));
      if (at % 2 === 0) world.clock.advance(minute);
    }
    const [first] = notes;
    await call(world.handlers.records.saveNote, { recordId: id, id: first?.id ?? '', body: 'edited' });
    world.clock.advance(minute);
    await call(world.handlers.records.removeNote, { recordId: id, id: first?.id ?? '' });
    const all = await world.timeline(id);
    expect(all.slice(0, 2).map(({ changes }) => changes)).toEqual([
      [{ field: 'note', before: 'edited', after: '' }],
      [{ field: 'note', before: 'n0', after: 'edited' }],
    ]);
    expect(all).toHaveLength(9);
    const walked = [];
    let before: string | null = null;
    do {
      const page: { entries: typeof all; next: string | null } = await call(world.handlers.records.timeline, {
        recordId: id,
        limit: 2,
        ...(before ? { before } : {}),
      });
      walked.push(...page.entries);
      before = page.next;
    } while (before !== null);
    expect(walked).toEqual(all);
  });
});
