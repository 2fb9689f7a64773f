import { call } from '@orpc/server';
import { afterEach, expect, test } from 'vitest';
import { readPractice } from '../../../src-main/features/practice';
import { contentBox, fitted } from '../../../src-renderer/features/practice/logo';
import { closeWorlds, openWorld, type World } from './world';

afterEach(closeWorlds);

const refused = (field: string, reason: string) =>
  expect.objectContaining({ code: 'validation', details: expect.objectContaining({ field, reason }) });

async function content(world: World, bytes: Uint8Array<ArrayBuffer>): Promise<string> {
  const { files } = world.handlers;
  const { uploadId } = await call(files.begin, { size: bytes.length });
  await call(files.append, { uploadId, offset: 0, data: new File([bytes], 'piece') });
  return (await call(files.finish, { uploadId })).hash;
}

const png = (mark: number) => Uint8Array.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a, mark]);

test('the profile is empty at first, keeps what is given in its best form, and each change is one undo', async () => {
  const world = openWorld();
  const { practice } = world.handlers;
  expect(await call(practice.get, undefined)).toMatchObject({ name: '', tone: 'plain', phones: [], logo: '' });
  await call(practice.save, { name: '  Brandt & Leer ', phones: [' +49 30 901820 ', ''], website: 'brandt.example' });
  await call(practice.save, { iban: 'de89 3704 0044 0532 0130 00', bic: 'cobadeff', vatId: 'de 123 456 789' });
  expect(await call(practice.get, undefined)).toMatchObject({
    ...{ name: 'Brandt & Leer', phones: ['+49 30 901820'], website: 'brandt.example' },
    ...{ iban: 'DE89370400440532013000', bic: 'COBADEFF', vatId: 'DE123456789' },
  });
  expect(world.events().map(({ type }) => type)).toContain('practice.changed');
  await world.undoLast();
  expect(await call(practice.get, undefined)).toMatchObject({ name: 'Brandt & Leer', iban: '', bic: '' });
  await world.undoLast();
  expect(await call(practice.get, undefined)).toMatchObject({ name: '', phones: [] });
  await call(practice.save, { greeting: 'Dear' });
  expect(await call(practice.get, undefined)).toMatchObject({ name: '', greeting: 'Dear', phones: [] });
});

test('what can’t be right is refused by its field, and what is the same leaves no trace', async () => {
  const world = openWorld();
  const { practice } = world.handlers;
  const bad = [
    [{ iban: 'DE89370400440532013001' }, 'iban', 'iban.checksum'],
    [{ bic: 'COBA' }, 'bic', 'bic.malformed'],
    [{ vatId: '123' }, 'vatId', 'vat.malformed'],
    [{ emails: ['office.example'] }, 'emails', 'email.noAt'],
    [{ phones: ['call me'] }, 'phones', 'phone.notANumber'],
    [{ website: 'two words' }, 'website', 'url.malformed'],
    [{ languages: ['Deutsch!'] }, 'languages', 'language.unknown'],
  ] as const;
  for (const [patch, field, reason] of bad) {
    await expect(call(practice.save, structuredClone(patch) as never)).rejects.toEqual(refused(field, reason));
  }
  await call(practice.save, { name: 'Brandt', languages: ['de', 'en', 'de'] });
  const before = (await world.operations()).length;
  await call(practice.save, { name: 'Brandt ', languages: ['de', 'en'] });
  expect(await world.operations()).toHaveLength(before);
});

test('a logo is a picture; one that was replaced stays for as long as undo can bring it back', async () => {
  const world = openWorld();
  const { practice, files } = world.handlers;
  const [first, second] = [await content(world, png(1)), await content(world, png(2))];
  const svg = await content(world, new TextEncoder().encode('<svg xmlns="http://www.w3.org/2000/svg"/>'));
  await call(practice.setLogo, { hash: first });
  await expect(call(practice.setLogo, { hash: svg })).rejects.toEqual(refused('logo', 'logo.kind'));
  await call(practice.setLogo, { hash: second });
  await world.undoLast();
  expect((await call(practice.get, undefined)).logo).toBe(first);
  expect((await (await call(files.content, { hash: first, offset: 0 })).arrayBuffer()).byteLength).toBe(9);
  await call(practice.removeLogo, undefined);
  expect((await call(practice.get, undefined)).logo).toBe('');
});

test('other parts ask for it by one function', async () => {
  const world = openWorld();
  await call(world.handlers.practice.save, { name: 'Brandt', tone: 'formal' });
  expect(readPractice(world.store.db)).toMatchObject({ name: 'Brandt', tone: 'formal', emails: [] });
});

test('a logo loses its empty edges, and is made no larger than it is', () => {
  const [width, height] = [6, 4];
  const pixels = new Uint8ClampedArray(width * height * 4).fill(255);
  for (const [x, y] of [
    [2, 1],
    [4, 2],
  ] as const) {
    pixels.set([10, 90, 80, 255], (y * width + x) * 4);
  }
  expect(contentBox(pixels, width, height)).toEqual({ left: 2, top: 1, width: 3, height: 2 });
  expect(contentBox(new Uint8ClampedArray(width * height * 4), width, height)).toEqual({
    ...{ left: 0, top: 0, width, height },
  });
  expect(fitted({ width: 300, height: 100 })).toEqual({ width: 300, height: 100 });
  expect(fitted({ width: 4800, height: 1200 })).toEqual({ width: 1200, height: 300 });
});
