import { randomUUID } from 'node:crypto';
import { call } from '@orpc/server';
import { afterEach, describe, expect, test } from 'vitest';
import { localDateAt } from '../../../src-shared/domain/local-date';
import type { RichNode, RichText } from '../../../src-shared/domain/rich-text/rich-text';
import { richTextOf } from '../../../src-shared/domain/rich-text/rich-text';
import { closeWorlds, openWorld, type World } from './world';

afterEach(closeWorlds);

const mention = (party: string, label: string, kind: 'contact' | 'company' = 'contact'): RichNode => ({
  type: 'mention',
  attrs: { party, kind, label },
});
const doc = (...content: RichNode[]): RichText => ({ type: 'doc', content: [{ type: 'paragraph', content }] });
const words = (text: string): RichNode => ({ type: 'text', text });
const refused = (code: string, reason: string) =>
  expect.objectContaining({ code, details: expect.objectContaining({ reason }) });

const day = 24 * 60 * 60_000;

async function two(world: World) {
  const lena = await world.contact({ givenName: 'Lena', familyName: 'Brandt' });
  const nils = await world.contact({ givenName: 'Nils', familyName: 'Leer' });
  return { lena: lena.id, nils: nils.id };
}

const timeline = (world: World, partyId: string) =>
  call(world.handlers.records.timeline, { recordId: partyId, limit: 50 });

const mentionsOf = async (world: World, partyId: string) =>
  (await world.timeline(partyId))
    .filter(({ kind }) => kind === 'mentioned')
    .map(({ body, about }) => [about?.name, body]);

describe('a rich note', () => {
  test('is stored with its plain text, which exports and the history know', async () => {
    const world = openWorld();
    const { lena, nils } = await two(world);
    const given = doc(words('Ask '), mention(nils, 'Nils Leer'), words(' first.'));
    const note = await call(world.handlers.records.saveNote, { recordId: lena, doc: given });
    expect(note).toMatchObject({ body: 'Ask @Nils Leer first.', doc: given, pinned: false, talked: false });
    expect(world.sql('SELECT body FROM note')).toEqual([{ body: 'Ask @Nils Leer first.' }]);
  });

  test('is refused with what notes do not know, and nothing is written', async () => {
    const world = openWorld();
    const { lena } = await two(world);
    const { saveNote } = world.handlers.records;
    const link = { type: 'link', attrs: { href: 'javascript:alert(1)' } } as const;
    const bad = [
      [doc({ type: 'text', text: 'x', marks: [link] }), 'note.link'],
      [doc({ type: 'image' } as never), 'note.malformed'],
      [doc(words('x'.repeat(100_001))), 'note.tooLong'],
      [doc(words('  ')), 'required'],
    ] as const;
    for (const [given, reason] of bad) {
      await expect(call(saveNote, { recordId: lena, doc: given })).rejects.toEqual(refused('validation', reason));
    }
    expect(world.sql('SELECT 1 FROM note')).toEqual([]);
  });

  test('that changes only in its structure is changed, and comes back with one undo', async () => {
    const world = openWorld();
    const { lena } = await two(world);
    const { saveNote } = world.handlers.records;
    const { id } = await call(saveNote, { recordId: lena, body: 'Roof' });
    const bold = doc({ type: 'text', text: 'Roof', marks: [{ type: 'bold' }] });
    await call(saveNote, { recordId: lena, id, doc: bold });
    expect((await world.timeline(lena)).find(({ note }) => note)?.note).toMatchObject({ body: 'Roof', doc: bold });
    await world.undoLast();
    expect((await world.timeline(lena)).find(({ note }) => note)?.note).toMatchObject({ body: 'Roof', doc: null });
  });

  test('is not overwritten unseen: who saves says what the change was made to', async () => {
    const world = openWorld();
    const { lena } = await two(world);
    const { saveNote, removeNote } = world.handlers.records;
    const first = await call(saveNote, { recordId: lena, body: 'one' });
    const { id, version: base } = first;
    const second = await call(saveNote, { recordId: lena, id, body: 'two', base });
    const late = { recordId: lena, id, body: 'three', base };
    await expect(call(saveNote, late)).rejects.toEqual(refused('conflict', 'note.changed'));
    await call(saveNote, { ...late, base: second.version });
    await call(removeNote, { recordId: lena, id });
    await expect(call(saveNote, late)).rejects.toEqual(refused('not_found', 'note.gone'));
  });

  test('is pinned above the timeline, and that is no news', async () => {
    const world = openWorld();
    const { lena } = await two(world);
    const { id } = await call(world.handlers.records.saveNote, { recordId: lena, body: 'Alarm code 7' });
    await call(world.handlers.records.pinNote, { recordId: lena, id, pinned: true });
    const { pinned, entries } = await timeline(world, lena);
    expect(pinned.map(({ note }) => note?.body)).toEqual(['Alarm code 7']);
    expect(entries.map(({ kind }) => kind)).toEqual(['created']);
    await world.undoLast();
    expect((await timeline(world, lena)).pinned).toEqual([]);
  });
});

describe('a mention', () => {
  test('is told in the timeline of who is mentioned, for as long as the note stands', async () => {
    const world = openWorld();
    const { lena, nils } = await two(world);
    const { saveNote, removeNote } = world.handlers.records;
    const given = doc(words('Ask '), mention(nils, 'Nils Leer'));
    const { id } = await call(saveNote, { recordId: lena, doc: given });
    expect(await mentionsOf(world, nils)).toEqual([['Lena Brandt', 'Ask @Nils Leer']]);
    await call(removeNote, { recordId: lena, id });
    expect(await mentionsOf(world, nils)).toEqual([]);
    await world.undoLast();
    expect(await mentionsOf(world, nils)).toHaveLength(1);
    await call(saveNote, { recordId: lena, id, body: 'Ask somebody' });
    expect(await mentionsOf(world, nils)).toEqual([]);
    await world.undoLast();
    expect(await mentionsOf(world, nils)).toHaveLength(1);
    await world.bin(lena);
    expect(await mentionsOf(world, nils)).toEqual([]);
  });

  test('carries the name of now wherever the note is read', async () => {
    const world = openWorld();
    const { lena, nils } = await two(world);
    await call(world.handlers.records.saveNote, {
      recordId: lena,
      doc: doc(mention(nils, 'Nils Leer'), words(' rang')),
    });
    await call(world.handlers.contacts.update, { id: nils, patch: { familyName: 'Voll' } });
    expect((await world.timeline(lena)).find(({ note }) => note)?.note?.body).toBe('@Nils Voll rang');
    expect(await mentionsOf(world, nils)).toEqual([['Lena Brandt', '@Nils Voll rang']]);
  });

  test('of a record that was merged into another is of that one', async () => {
    const world = openWorld();
    const { lena, nils } = await two(world);
    const other = await world.contact({ givenName: 'Nils', familyName: 'Leer' });
    await call(world.handlers.records.saveNote, { recordId: lena, doc: doc(mention(other.id, 'Nils Leer')) });
    await call(world.handlers.duplicates.merge, { leftId: nils, rightId: other.id, keep: 'left' });
    const { note } = (await world.timeline(lena)).find((entry) => entry.note) ?? {};
    expect(note?.doc).toEqual(doc(mention(nils, 'Nils Leer')));
    expect(await mentionsOf(world, nils)).toEqual([['Lena Brandt', '@Nils Leer']]);
  });

  test('of a record that was deleted for good is mere text', async () => {
    const world = openWorld();
    const { lena, nils } = await two(world);
    await call(world.handlers.records.saveNote, { recordId: lena, doc: doc(mention(nils, 'Nils Leer')) });
    await world.bin(nils);
    await call(world.handlers.contacts.purge, { selection: { ids: [nils] } });
    const { note } = (await world.timeline(lena)).find((entry) => entry.note) ?? {};
    expect(note).toMatchObject({ body: '@Nils Leer', doc: doc(words('@Nils Leer')) });
  });

  test('in a task is told, too, and leads to the task', async () => {
    const world = openWorld();
    const { nils } = await two(world);
    const { tasks } = world.handlers;
    const given = doc(words('Ask '), mention(nils, 'Nils Leer'));
    const task = await call(tasks.create, { title: 'Prepare the workshop', doc: given });
    expect(await mentionsOf(world, nils)).toEqual([['Prepare the workshop', 'Ask @Nils Leer']]);
    expect((await world.timeline(nils))[0]).toMatchObject({ said: 'task', about: { kind: 'task', id: task.id } });
    await call(tasks.update, { id: task.id, doc: null });
    expect(await mentionsOf(world, nils)).toEqual([]);
    await world.undoLast();
    expect(await mentionsOf(world, nils)).toHaveLength(1);
    await call(tasks.bin, { ids: [task.id] });
    expect(await mentionsOf(world, nils)).toEqual([]);
  });

  test('in a talk with others is told; one who was there has the talk itself', async () => {
    const world = openWorld();
    const { lena, nils } = await two(world);
    const { saveActivity } = world.handlers.records;
    const given = doc(mention(nils, 'Nils Leer'), words(' agrees'));
    const { id } = await call(saveActivity, { kind: 'meeting', recordIds: [lena], doc: given });
    const [entry] = await world.timeline(nils);
    expect(entry).toMatchObject({ kind: 'mentioned', said: 'meeting', about: { id: lena }, body: '@Nils Leer agrees' });
    await call(saveActivity, { id, recordIds: [lena, nils] });
    expect(await mentionsOf(world, nils)).toEqual([]);
    expect((await world.timeline(nils))[0]).toMatchObject({ kind: 'activity' });
  });
});

describe('a talk', () => {
  test('is noted by itself, and counts for staying in touch; a note alone does not', async () => {
    const world = openWorld();
    const { lena } = await two(world);
    const { saveNote } = world.handlers.records;
    const { touch } = world.handlers;
    const first = await call(touch.set, { partyId: lena, every: 2, unit: 'week' });
    world.clock.advance(3 * day);
    const { id } = await call(saveNote, { recordId: lena, body: 'Looked at the plans.' });
    expect((await call(touch.get, { partyId: lena }))?.lastContact).toBe(first.lastContact);
    await call(saveNote, { recordId: lena, id, body: 'Looked at the plans.', talked: true });
    const today = localDateAt(world.clock.now());
    expect((await call(touch.get, { partyId: lena }))?.lastContact).toBe(today);
    await world.undoLast();
    expect((await call(touch.get, { partyId: lena }))?.lastContact).toBe(first.lastContact);
    await call(saveNote, { recordId: lena, talked: true });
    expect((await call(touch.get, { partyId: lena }))?.lastContact).toBe(today);
    expect((await world.operations())[0]?.label).toMatchObject({ key: 'note.talked' });
  });
});

describe('a draft', () => {
  const draftOf = (recordId: string, text: string, rev = 0, id: string = randomUUID()) => ({
    ...{ recordId, id, noteId: null, base: null, rev },
    doc: richTextOf(text),
  });

  test('is kept through a restart, without a trace in the history, until its note is saved', async () => {
    const world = openWorld();
    const { lena } = await two(world);
    const { keepNoteDraft, noteDrafts, saveNote } = world.handlers.records;
    const before = (await world.operations()).length;
    const draft = draftOf(lena, 'Half a');
    const { rev } = await call(keepNoteDraft, draft);
    await call(keepNoteDraft, { ...draftOf(lena, 'Half a sentence', rev, draft.id) });
    expect((await call(noteDrafts, { recordId: lena })).map(({ body }) => body)).toEqual(['Half a sentence']);
    expect(await world.operations()).toHaveLength(before);
    await call(saveNote, { recordId: lena, doc: draft.doc, draftId: draft.id });
    expect(await call(noteDrafts, { recordId: lena })).toEqual([]);
  });

  test('of a talk has all that was typed of it, and is gone with the talk', async () => {
    const world = openWorld();
    const { lena, nils } = await two(world);
    const { keepNoteDraft, noteDrafts, saveActivity } = world.handlers.records;
    const activity = {
      kind: 'meeting',
      title: 'The plan',
      at: null,
      minutes: 45,
      outcome: 'tookPlace',
      records: [{ kind: 'contact', id: nils, name: 'Nils Leer' }],
    } as const;
    const draft = draftOf(lena, 'She agr');
    await call(keepNoteDraft, { ...draft, activity: { ...activity, records: [...activity.records] } });
    expect(await call(noteDrafts, { recordId: lena })).toMatchObject([{ body: 'She agr', activity }]);
    const { id } = await call(saveActivity, { kind: 'meeting', recordIds: [lena], draftId: draft.id });
    expect(await call(noteDrafts, { recordId: lena })).toEqual([]);
    await call(keepNoteDraft, { ...draft, noteId: id });
    await expect(call(saveActivity, { id, title: 'New', base: 'older', draftId: draft.id })).rejects.toEqual(
      refused('conflict', 'note.changed'),
    );
    expect(await call(noteDrafts, { recordId: lena })).toMatchObject([{ noteId: id, activity: null }]);
  });

  test('of a task’s notes is gone when they are saved', async () => {
    const world = openWorld();
    const { tasks, records } = world.handlers;
    const { id, version } = await call(tasks.create, { title: 'Prepare the workshop' });
    const draft = { ...draftOf(id, 'Book the r'), noteId: id, base: version };
    await call(records.keepNoteDraft, draft);
    expect((await call(records.noteDrafts, { recordId: id })).map(({ body }) => body)).toEqual(['Book the r']);
    await call(tasks.update, { id, doc: doc(words('Book the room')), base: version, draftId: draft.id });
    expect(await call(records.noteDrafts, { recordId: id })).toEqual([]);
  });

  test('that another window writes too is not overwritten', async () => {
    const world = openWorld();
    const { lena } = await two(world);
    const { keepNoteDraft } = world.handlers.records;
    const draft = draftOf(lena, 'mine');
    await call(keepNoteDraft, draft);
    await call(keepNoteDraft, draftOf(lena, 'mine, longer', 1, draft.id));
    await expect(call(keepNoteDraft, draftOf(lena, 'theirs', 1, draft.id))).rejects.toEqual(
      refused('conflict', 'draft.taken'),
    );
  });

  test('is gone when it is thrown away, and when its record is deleted for good', async () => {
    const world = openWorld();
    const { lena } = await two(world);
    const { keepNoteDraft, dropNoteDraft } = world.handlers.records;
    const [one, other] = [draftOf(lena, 'one'), draftOf(lena, 'other')];
    await call(keepNoteDraft, one);
    await call(keepNoteDraft, other);
    await call(dropNoteDraft, { recordId: lena, id: one.id });
    await call(dropNoteDraft, { recordId: lena, id: one.id });
    expect(world.sql('SELECT id FROM note_draft')).toEqual([{ id: other.id }]);
    await world.bin(lena);
    await call(world.handlers.contacts.purge, { selection: { ids: [lena] } });
    expect(world.sql('SELECT id FROM note_draft')).toEqual([]);
    await expect(call(keepNoteDraft, one)).rejects.toMatchObject({ code: 'not_found' });
  });
});
