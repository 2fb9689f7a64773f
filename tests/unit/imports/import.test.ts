import { readdirSync, readFileSync, statSync } from 'node:fs';
import path from 'node:path';
import { call } from '@orpc/server';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { openTestPractice, optionsOf, type TestPractice } from '../../support/import-practice';
import { removeTestFolders } from '../../support/store';

let house: TestPractice;
beforeEach(() => {
  house = openTestPractice();
});
afterEach(async () => {
  await house.practice.stop();
  removeTestFolders();
});

const small = [
  'Vorname;Nachname;E-Mail;Telefon;Firma;Straße;PLZ;Ort;Kategorien',
  'Anna;Weber;anna@weber.example;030 1234567;Acme GmbH;Hauptstr. 1;10115;Berlin;Kunde,VIP',
  'Jörg;Müller;joerg@mueller.example;0171 1234567;Acme GmbH;;;;Kunde',
  ';;;;;;;;',
  'Clara;Kurz;clara(at)kurz.example;;;;;;',
  'Anna;Weber;ANNA@weber.example;;;;;;',
  'Anna;Weber;anna@weber.example;040 7654321;;;;;',
].join('\r\n');

describe('an import', () => {
  test('brings contacts in with all that belongs to them, as one operation that one undo takes back', async () => {
    const { operation } = await house.bring(small);
    expect(operation).toMatchObject({ state: 'done', label: { key: 'import.contacts' }, progress: 1, undoable: true });
    const rows = await house.list();
    expect(rows.map((row) => [row.displayName, row.companyName, row.email, row.city])).toEqual([
      ['Jörg Müller', 'Acme GmbH', 'joerg@mueller.example', ''],
      ['Anna Weber', 'Acme GmbH', 'anna@weber.example', 'Berlin'],
    ]);
    const anna = await house.get(rows[1]?.id ?? '');
    expect(anna.points.map((point) => point.normalized)).toEqual([
      'anna@weber.example',
      '+49301234567',
      '+49407654321',
    ]);
    expect(anna.tags.map((tag) => tag.name)).toEqual(['Kunde', 'VIP']);
    expect(anna.addresses[0]).toMatchObject({ street: 'Hauptstr. 1', postalCode: '10115', city: 'Berlin' });
    expect(await house.undo(operation.id)).toMatchObject({ outcome: 'done' });
    expect(await house.count()).toBe(0);
  });

  test('says beforehand what each row will do', async () => {
    const importId = await house.upload(small);
    const analysis = await house.analyse(importId);
    expect(analysis).toMatchObject({ rows: 6, language: 'de', country: 'DE', source: 'unknown' });
    expect(analysis.dialect).toEqual({ encoding: 'utf-8', delimiter: ';', quote: '"', header: true, sheet: 0 });
    const { counts, rows } = await house.preview(importId, optionsOf(analysis));
    expect(counts).toEqual({ new: 2, update: 1, duplicate: 1, faulty: 1, empty: 1 });
    expect(rows.map((row) => [row.row, row.verdict])).toEqual([
      [2, 'new'],
      [3, 'new'],
      [4, 'empty'],
      [5, 'faulty'],
      [6, 'duplicate'],
      [7, 'update'],
    ]);
    expect(rows[3]?.problems).toEqual([{ column: 2, reason: 'email.noAt', value: 'clara(at)kurz.example' }]);
    expect(rows[5]).toMatchObject({
      match: { id: null, by: 'row', row: 2, name: 'Anna Weber' },
      changes: [{ field: 'phone', before: '', after: '040 7654321' }],
    });
    const faulty = await house.preview(importId, optionsOf(analysis), 'faulty');
    expect(faulty.rows.map((row) => row.row)).toEqual([5]);
    expect(faulty.total).toBe(1);
  });

  test('says how far a file was read, while it is', async () => {
    const importId = await house.upload(`Name,Notes\n${`Anna Weber,${'long '.repeat(40)}\n`.repeat(20_000)}`);
    const progress = async () => (await call(house.practice.handlers.imports.progress, { importId })).done;
    expect(await progress()).toBeNull();
    let isRead = false;
    const reading = house.analyse(importId).finally(() => {
      isRead = true;
    });
    const seen: number[] = [];
    while (!isRead) {
      seen.push((await progress()) ?? 0);
      await new Promise((resolve) => setTimeout(resolve, 5));
    }
    expect((await reading).rows).toBe(20_000);
    expect(seen).toEqual(seen.toSorted((a, b) => a - b));
    expect(new Set(seen.filter((done) => done > 0)).size).toBeGreaterThan(2);
    expect(await progress()).toBeNull();
  });

  test('of the same file again finds nothing to do', async () => {
    const first = await house.bring(small);
    const importId = await house.upload(small);
    const analysis = await house.analyse(importId);
    const { counts } = await house.preview(importId, optionsOf(analysis));
    expect(counts).toEqual({ new: 0, update: 0, duplicate: 4, faulty: 1, empty: 1 });
    const before = await house.list();
    const again = await house.run(importId, optionsOf(analysis));
    expect(again.id).not.toBe(first.operation.id);
    expect(again.changes).toBe(0);
    expect(await house.list()).toEqual(before);
  });

  test('run twice is run once', async () => {
    const { importId, options, operation } = await house.bring(small);
    expect((await house.run(importId, options)).id).toBe(operation.id);
    expect(await house.count()).toBe(2);
    await house.undo(operation.id);
    expect((await house.run(importId, options)).id).not.toBe(operation.id);
    expect(await house.count()).toBe(2);
  });
});

describe('updates', () => {
  test('fill, overwrite or skip, and are taken back with the rest', async () => {
    await house.bring('Name,Email,Title\nAnna Weber,anna@weber.example,CEO\n');
    const file = 'Name,Email,Title,Department,Phone\nAnna Braun,anna@weber.example,Boss,Sales,+49 30 1234567\n';
    const before = await house.list();
    expect((await house.bring(file, { onMatch: 'skip' })).operation.changes).toBe(0);
    const filled = await house.bring(file, { onMatch: 'fill' });
    const after = await house.get(before[0]?.id ?? '');
    expect([after.displayName, after.role, after.department, after.points.length]).toEqual([
      'Anna Weber',
      'CEO',
      'Sales',
      2,
    ]);
    const overwritten = await house.bring(file, { onMatch: 'overwrite' });
    const last = await house.get(before[0]?.id ?? '');
    expect([last.displayName, last.role, last.points.length]).toEqual(['Anna Braun', 'Boss', 2]);
    await house.undo(overwritten.operation.id);
    await house.undo(filled.operation.id);
    const back = await house.get(before[0]?.id ?? '');
    expect([back.displayName, back.role, back.department, back.points.length]).toEqual(['Anna Weber', 'CEO', '', 1]);
    expect(await house.count()).toBe(1);
  });
});

describe('corrections', () => {
  test('of cells count for the preview, the run, and the file of faulty rows', async () => {
    const importId = await house.upload(
      `${small}\r\n"Dora;Stern;dora@stern.example\r\nEmil;Frei;emil@frei.example;;;;;\r\n`,
    );
    const options = optionsOf(await house.analyse(importId));
    expect((await house.preview(importId, options)).counts).toMatchObject({ faulty: 2, new: 3 });
    const faulty = await house.faulty(importId, options);
    expect(faulty.slice(0, 3)).toEqual(['Vorname', 'Nachname', 'E-Mail']);
    expect(faulty.join('|')).toContain('clara(at)kurz.example');
    expect(faulty.join('|')).toContain('8: ');
    await house.correct(importId, 5, 2, 'clara@kurz.example');
    await house.correct(importId, 8, 0, 'Dora');
    expect((await house.preview(importId, options)).counts).toMatchObject({ faulty: 0, new: 5 });
    await house.run(importId, options);
    expect((await house.list()).map((row) => row.email)).toContain('clara@kurz.example');
    expect(await house.count()).toBe(5);
  });

  test('are refused outside the table and stay when the file is looked at again', async () => {
    const importId = await house.upload('Name,Email\nAnna,anna@weber.example\n');
    const options = optionsOf(await house.analyse(importId));
    await expect(house.correct(importId, 3, 0, 'x')).rejects.toMatchObject({ code: 'not_found' });
    await expect(house.correct(importId, 2, 2, 'x')).rejects.toMatchObject({ code: 'not_found' });
    await house.correct(importId, 2, 0, 'Berta');
    await house.analyse(importId);
    expect((await house.preview(importId, options)).rows[0]?.name).toBe('Berta');
  });
});

describe('a run', () => {
  const many = (count: number) =>
    `Name,Email\n${Array.from({ length: count }, (_, at) => `Person ${at},p${at}@many.example`).join('\n')}\n`;

  test('that is cancelled leaves nothing behind, and can be started again', async () => {
    const importId = await house.upload(many(3000));
    const options = optionsOf(await house.analyse(importId));
    const id = await house.start(importId, options);
    await house.progressed(id);
    await house.cancel(id);
    expect((await house.ended(id)).state).not.toBe('done');
    expect(await house.count()).toBe(0);
    expect((await house.run(importId, options)).state).toBe('done');
    expect(await house.count()).toBe(3000);
  });

  test('that is paused goes on where it was', async () => {
    const importId = await house.upload(many(3000));
    const options = optionsOf(await house.analyse(importId));
    const id = await house.start(importId, options);
    await house.progressed(id);
    await house.pause(id);
    const paused = await house.count();
    expect(paused).toBeGreaterThan(0);
    expect(paused).toBeLessThan(3000);
    await expect(house.correct(importId, 2, 0, 'x')).rejects.toMatchObject({ code: 'conflict' });
    await expect(house.discard(importId)).rejects.toMatchObject({ code: 'conflict' });
    await house.resume(id);
    expect(await house.ended(id)).toMatchObject({ state: 'done' });
    expect(await house.count()).toBe(3000);
  });

  test('goes on after the program ended in the middle of it, and is one operation', async () => {
    const importId = await house.upload(many(3000));
    const options = optionsOf(await house.analyse(importId));
    const id = await house.start(importId, options);
    await house.progressed(id);
    await house.practice.stop();
    house = openTestPractice(house.folder, house.key);
    expect(await house.ended(id)).toMatchObject({ state: 'done' });
    expect(await house.count()).toBe(3000);
    expect(await house.start(importId, options)).toBe(id);
    await house.undo(id);
    expect(await house.count()).toBe(0);
  });
});

describe('an upload', () => {
  test('ignores a piece sent again and refuses one after a gap, or more than announced', async () => {
    const { importId } = await house.begin('x.csv', 8);
    expect(await house.append(importId, 0, 'Name')).toEqual({ received: 4 });
    expect(await house.append(importId, 0, 'Name')).toEqual({ received: 4 });
    await expect(house.append(importId, 6, 'x')).rejects.toMatchObject({ code: 'conflict' });
    await expect(house.append(importId, 4, 'abcdefgh')).rejects.toMatchObject({ code: 'validation' });
    await expect(house.analyse(importId)).rejects.toMatchObject({ code: 'conflict' });
    await expect(
      house.preview(importId, { mapping: [], country: 'DE', tags: [], onMatch: 'fill' }),
    ).rejects.toMatchObject({
      code: 'conflict',
    });
    expect(await house.append(importId, 4, '\nAda')).toEqual({ received: 8 });
    expect((await house.analyse(importId)).rows).toBe(1);
  });

  test('of a giant file is refused before a byte is sent', async () => {
    await expect(house.begin('x.csv', 5 * 2 ** 30)).rejects.toMatchObject({ details: { reason: 'import.tooLarge' } });
    await expect(house.begin('x.csv', 2 * 2 ** 30)).resolves.toBeDefined();
  });

  test('can be forgotten', async () => {
    const importId = await house.upload(small);
    await house.analyse(importId);
    await house.discard(importId);
    await expect(house.analyse(importId)).rejects.toMatchObject({ code: 'not_found' });
  });

  test('never lies on the disk in the clear', async () => {
    const importId = await house.upload('Name,Email\nXylophonia Quuxington,xq@planted.example\n');
    await house.run(importId, optionsOf(await house.analyse(importId)));
    for (const name of readdirSync(house.folder, { recursive: true, encoding: 'utf8' })) {
      const file = path.join(house.folder, name);
      if (statSync(file).isFile()) expect(readFileSync(file).includes('Quuxington')).toBe(false);
    }
  });
});
