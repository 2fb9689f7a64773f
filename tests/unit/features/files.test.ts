import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { call } from '@orpc/server';
import { afterAll, describe, expect, it, vi } from 'vitest';
import { maxFileSize, pieceSize } from '../../../src-shared/contract/files';
import { removeTestFolders } from '../../support/store';
import { closeWorlds, openWorld, type World } from './world';

afterAll(async () => {
  await closeWorlds();
  removeTestFolders();
});

const day = 24 * 60 * 60_000;
const png = new Uint8Array(
  Buffer.from(
    'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR4nGNg+M/wHwAEAQH/7yMK/gAAAABJRU5ErkJggg==',
    'base64',
  ),
);

/** Waits until bin and collection have run, and wait for another day. */
const collected = (world: World) =>
  vi.waitFor(
    () => {
      const jobs = world.sql<{ type: string; later: number }>(
        `SELECT type, state = 'waiting' AND run_at > ? AS later FROM job WHERE type IN ('bin.empty', 'files.collect')`,
        world.clock.now(),
      );
      expect(jobs.sort((a, b) => (a.type < b.type ? -1 : 1))).toEqual([
        { type: 'bin.empty', later: 1 },
        { type: 'files.collect', later: 1 },
      ]);
    },
    { timeout: 60_000, interval: 100 },
  );

function filesOf(world: World) {
  const { files } = world.handlers;
  const put = async (content: string | Uint8Array<ArrayBuffer>) => {
    const data = new Blob([content]);
    const { uploadId } = await call(files.begin, { size: data.size });
    for (let offset = 0; offset < data.size; offset += pieceSize) {
      const piece = new File([data.slice(offset, offset + pieceSize)], 'piece');
      await call(files.append, { uploadId, offset, data: piece });
    }
    return (await call(files.finish, { uploadId })).hash;
  };
  return {
    handlers: files,
    put,
    attach: async (partyId: string, name: string, content: string | Uint8Array<ArrayBuffer> = name) =>
      call(files.attach, { recordId: partyId, hash: await put(content), name }),
    names: async (partyId: string) => (await call(files.list, { recordId: partyId })).map(({ name }) => name),
    read: async (hash: string) => (await call(files.content, { hash })).text(),
    /** Lets time pass, and waits for what is due to be collected. */
    later: async (ms: number) => {
      world.clock.advance(ms);
      await collected(world);
    },
  };
}

describe('handing a file over', () => {
  it('takes pieces in order, ignores repeated ones, and tells where it stands', async () => {
    const world = openWorld();
    const { handlers, read } = filesOf(world);
    const piece = (text: string) => new File([text], 'piece');
    const { uploadId } = await call(handlers.begin, { size: 6 });
    await call(handlers.append, { uploadId, offset: 0, data: piece('abc') });
    expect(await call(handlers.append, { uploadId, offset: 0, data: piece('abc') })).toEqual({ received: 3 });
    await expect(call(handlers.append, { uploadId, offset: 4, data: piece('ef') })).rejects.toMatchObject({
      code: 'conflict',
      details: { reason: 'file.offset', received: 3 },
    });
    await expect(call(handlers.finish, { uploadId })).rejects.toMatchObject({ details: { received: 3 } });
    await expect(call(handlers.append, { uploadId, offset: 3, data: piece('defg') })).rejects.toMatchObject({
      details: { reason: 'file.size' },
    });
    const both = [0, 1].map(() => call(handlers.append, { uploadId, offset: 3, data: piece('def') }));
    expect(await Promise.all(both)).toEqual([{ received: 6 }, { received: 6 }]);
    const { hash, size } = await call(handlers.finish, { uploadId });
    expect([await read(hash), size]).toEqual(['abcdef', 6]);
    await expect(call(handlers.finish, { uploadId })).rejects.toMatchObject({ code: 'not_found' });
  });

  it('forgets what was cancelled or left lying, and takes no more than a few at once', async () => {
    const world = openWorld();
    const { handlers } = filesOf(world);
    await expect(call(handlers.begin, { size: maxFileSize + 1 })).rejects.toMatchObject({
      details: { reason: 'file.tooLarge' },
    });
    const { uploadId } = await call(handlers.begin, { size: 3 });
    await call(handlers.cancel, { uploadId });
    await call(handlers.cancel, { uploadId });
    const data = new File(['abc'], 'piece');
    await expect(call(handlers.append, { uploadId, offset: 0, data })).rejects.toMatchObject({ code: 'not_found' });
    for (let count = 0; count < 20; count++) await call(handlers.begin, { size: 3 });
    await expect(call(handlers.begin, { size: 3 })).rejects.toMatchObject({ code: 'busy' });
    world.clock.advance(2 * 60 * 60_000);
    await call(handlers.begin, { size: 3 });
    const { file } = await world.stop();
    expect(readdirSync(path.join(path.dirname(file), 'files', 'new'))).toEqual([]);
  });

  it('hands out a large one in pieces, from anywhere', async () => {
    const world = openWorld();
    const { handlers, put } = filesOf(world);
    const bytes = Uint8Array.from({ length: 2_500_000 }, (_, at) => at % 251);
    const hash = await put(bytes);
    for (const offset of [0, 1, pieceSize, 2_000_001, 2_499_999, 2_500_000, 9_999_999]) {
      const piece = new Uint8Array(await (await call(handlers.content, { hash, offset })).arrayBuffer());
      expect(Buffer.from(piece).equals(Buffer.from(bytes.subarray(offset, offset + pieceSize))), `${offset}`).toBe(
        true,
      );
    }
    await expect(call(handlers.content, { hash: 'a'.repeat(64) })).rejects.toMatchObject({ code: 'not_found' });
  });
});

describe('the files of a contact', () => {
  it('are attached, renamed, removed, found, undone and told of', async () => {
    const world = openWorld();
    const { handlers, attach, names, read } = filesOf(world);
    const { id } = await world.contact({ givenName: 'Ada' });
    const letter = await attach(id, 'C:\\temp\\Letter\u202Ecod.exe', 'MZ and more');
    expect(letter).toMatchObject({ name: 'Lettercod.exe', kind: 'other', canAct: true, size: 11 });
    const lying = await attach(id, 'holiday.jpg', '<svg onload="alert(1)"></svg>');
    expect(lying).toMatchObject({ mediaType: 'image/svg+xml', kind: 'text', isDisguised: true });
    expect(await names(id)).toEqual(['Lettercod.exe', 'holiday.jpg']);
    expect((await world.find('holiday')).map((hit) => hit.id)).toEqual([id]);

    const { name } = await call(handlers.rename, { recordId: id, id: lying.id, name: 'picture.svg' });
    expect(name).toBe('picture.svg');
    expect(await world.find('holiday')).toEqual([]);
    await expect(call(handlers.rename, { recordId: id, id: lying.id, name: ' /\u202e' })).rejects.toMatchObject({
      details: { field: 'name', reason: 'required' },
    });
    await call(handlers.remove, { recordId: id, id: lying.id });
    expect(await names(id)).toEqual(['Lettercod.exe']);
    expect(await world.find('picture')).toEqual([]);
    await world.undoLast();
    expect(await names(id)).toEqual(['Lettercod.exe', 'picture.svg']);
    expect((await world.find('picture')).map((hit) => hit.id)).toEqual([id]);
    expect(await read(lying.hash)).toContain('onload');
    const kinds = (await world.timeline(id)).map(({ kind }) => kind);
    expect(kinds.filter((kind) => kind === 'attached')).toHaveLength(2);
    await expect(attach('01890a5d-ac96-774b-bcce-b302099a8057', 'a.txt')).rejects.toMatchObject({ code: 'not_found' });
  });

  it('lie in the data folder unreadable, under no name of theirs', async () => {
    const world = openWorld();
    const { attach } = filesOf(world);
    const { id } = await world.contact({ givenName: 'Ada' });
    const { hash } = await attach(id, 'planted-name.txt', 'a planted sentence '.repeat(100));
    const { file } = await world.stop();
    const folder = path.dirname(file);
    const entries = readdirSync(folder, { recursive: true, withFileTypes: true }).filter((entry) => entry.isFile());
    expect(entries.length).toBeGreaterThan(1);
    for (const { parentPath, name } of entries) {
      const place = path.join(parentPath, name);
      const content = readFileSync(place);
      for (const secret of ['planted sentence', 'planted-name', hash, hash.slice(4)]) {
        expect(content.includes(secret), `${secret} in ${place}`).toBe(false);
        expect(place.includes(secret)).toBe(false);
      }
      expect(content.includes(Buffer.from(hash, 'hex'))).toBe(false);
    }
  });
});

describe('a photo', () => {
  it('is set, replaced, removed and undone, and stands in list, record and search', async () => {
    const world = openWorld();
    const { handlers, put } = filesOf(world);
    const { id } = await world.contact({ givenName: 'Ada', companyName: 'Engines' });
    const first = await put(png);
    const second = await put(new Uint8Array([...png, 0]));
    await call(handlers.setPhoto, { partyId: id, hash: first });
    await call(handlers.setPhoto, { partyId: id, hash: second });
    expect((await world.getContact(id)).photo).toBe(second);
    expect((await world.find('Ada'))[0]?.photo).toBe(second);
    await world.undoLast();
    expect((await world.getContact(id)).photo).toBe(first);
    await call(handlers.removePhoto, { partyId: id });
    expect((await world.getContact(id)).photo).toBe('');
    const company = (await world.getContact(id)).companyId ?? '';
    await call(handlers.setPhoto, { partyId: company, hash: first });
    expect((await world.getCompany(company)).photo).toBe(first);
    await expect(call(handlers.setPhoto, { partyId: id, hash: await put('no picture') })).rejects.toMatchObject({
      details: { reason: 'photo.kind' },
    });
    const large = new Uint8Array(6 * 1024 * 1024);
    large.set(png);
    await expect(call(handlers.setPhoto, { partyId: id, hash: await put(large) })).rejects.toMatchObject({
      details: { reason: 'photo.tooLarge' },
    });
  });

  it('has thumbnails that are pictures, of contents that are there', async () => {
    const world = openWorld();
    const { handlers, put } = filesOf(world);
    const hash = await put(png);
    const none = await put('no picture');
    const data = Buffer.from(png).toString('base64');
    await call(handlers.saveThumbnail, { hash, size: 'small', data });
    await call(handlers.saveThumbnail, { hash: none, size: 'small', data: '' });
    const hashes = [hash, none, 'a'.repeat(64)];
    const found = await call(handlers.thumbnails, { size: 'small', hashes });
    expect(new Map(found.map((one) => [one.hash, one.data]))).toEqual(
      new Map([
        [hash, data],
        [none, ''],
      ]),
    );
    expect(await call(handlers.thumbnails, { size: 'large', hashes })).toEqual([]);
    const save = (input: { hash: string; data: string }) => call(handlers.saveThumbnail, { size: 'small', ...input });
    const html = Buffer.from('<html>').toString('base64');
    await expect(save({ hash, data: html })).rejects.toMatchObject({ details: { reason: 'thumbnail.kind' } });
    const large = Buffer.concat([png, Buffer.alloc(9000)]).toString('base64');
    await expect(save({ hash, data: large })).rejects.toMatchObject({ details: { reason: 'thumbnail.kind' } });
    await expect(save({ hash: 'b'.repeat(64), data })).rejects.toMatchObject({ code: 'not_found' });
  });
});

describe('contents that nobody names', () => {
  it('go after a day, and no sooner', async () => {
    const world = openWorld();
    const { put, later, read, attach, handlers } = filesOf(world);
    const { id } = await world.contact({ givenName: 'Ada' });
    const { hash: named } = await attach(id, 'named.txt');
    const photo = await put(png);
    await call(handlers.setPhoto, { partyId: id, hash: photo });
    await later(2 * day);
    const fresh = await put('fresh');
    const unnamed = await put('unnamed');
    await later(day - 120_000);
    expect([await read(fresh), await read(unnamed)]).toEqual(['fresh', 'unnamed']);
    await put('fresh');
    await later(day - 120_000);
    expect(await read(fresh)).toBe('fresh');
    await expect(read(unnamed)).rejects.toMatchObject({ code: 'not_found' });
    expect(await read(named)).toBe('named.txt');
    expect(await read(photo)).not.toBe('');
  }, 120_000);

  it('stay while an undo may need them: 30 days in the bin, a photo as long as the journal names it', async () => {
    const world = openWorld();
    const { later, read, attach, handlers, put, names } = filesOf(world);
    const { id } = await world.contact({ givenName: 'Ada' });
    const { id: fileId, hash } = await attach(id, 'removed.txt');
    const old = await put(png);
    await call(handlers.setPhoto, { partyId: id, hash: old });
    await call(handlers.removePhoto, { partyId: id });
    const { operationId } = await call(handlers.remove, { recordId: id, id: fileId });
    await later(day);
    await later(20 * day);
    expect([await read(hash), await read(old)]).not.toContain('');
    await call(world.handlers.history.undo, { id: operationId });
    expect(await names(id)).toEqual(['removed.txt']);
    await call(handlers.remove, { recordId: id, id: fileId });
    await later(31 * day);
    expect(await read(hash)).toBe('removed.txt');
    await later(day);
    await later(day);
    await expect(read(hash)).rejects.toMatchObject({ code: 'not_found' });
    expect(await read(old)).not.toBe('');
  }, 120_000);

  it('go at once when their last row is deleted for good, with their thumbnails', async () => {
    const world = openWorld();
    const { attach, handlers, put, read } = filesOf(world);
    const [ada, ben] = [await world.contact({ givenName: 'Ada' }), await world.contact({ givenName: 'Ben' })];
    const own = await attach(ada.id, 'own.txt');
    const shared = await attach(ada.id, 'shared.txt', 'shared');
    await attach(ben.id, 'shared.txt', 'shared');
    const photo = await put(png);
    await call(handlers.setPhoto, { partyId: ada.id, hash: photo });
    await call(handlers.saveThumbnail, { hash: photo, size: 'small', data: Buffer.from(png).toString('base64') });
    await world.bin(ada.id);
    await call(world.handlers.contacts.purge, { selection: { ids: [ada.id] } });
    await collected(world);
    await expect(read(own.hash)).rejects.toMatchObject({ code: 'not_found' });
    await expect(read(photo)).rejects.toMatchObject({ code: 'not_found' });
    expect(await read(shared.hash)).toBe('shared');
    expect(world.sql('SELECT * FROM thumbnail')).toEqual([]);
    expect(world.sql('SELECT * FROM file_loose')).toEqual([]);
  }, 120_000);
});
