import { readdirSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import * as fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { AppError } from '../../../src-shared/errors';
import { openTestPractice, optionsOf, type TestPractice } from '../../support/import-practice';
import { fuzzRuns, spoil, spoiled } from '../../support/spoil';
import { removeTestFolders } from '../../support/store';

const folder = fileURLToPath(new URL('../../fixtures/csv/', import.meta.url));
const seeds = readdirSync(folder).map((name) => readFileSync(`${folder}${name}`));

let house: TestPractice;
beforeAll(() => {
  house = openTestPractice();
});
afterAll(async () => {
  await house.practice.stop();
  removeTestFolders();
});

const ways = fc.array(spoil('"', '\n', '\r', ';', ',', '\0', '"\n"', ',,,,', '\ufeff'), { minLength: 1, maxLength: 4 });

/** Imports a file the whole way; answers what the preview said and what the run did, or why it was refused. */
async function throughAll(file: Buffer) {
  const importId = await house.upload(file);
  try {
    const analysis = await house.analyse(importId);
    const options = optionsOf(analysis);
    const { counts, rows } = await house.preview(importId, options);
    const before = await house.count();
    if (analysis.rows === 0) return { importId, refused: 'file.noRows' };
    const operation = await house.run(importId, options);
    const added = (await house.count()) - before;
    const again = await house.preview(importId, options);
    await house.undo(operation.id);
    return {
      importId,
      counts,
      rows,
      analysis,
      operation,
      added,
      again: again.counts,
      left: (await house.count()) - before,
    };
  } catch (error) {
    if (error instanceof AppError && error.code === 'validation')
      return { importId, refused: String(error.details.reason) };
    throw error;
  }
}

describe('whatever the file', () => {
  test('an import refuses it with a reason, or does what its preview said, and can be taken back', async () => {
    await fc.assert(
      fc.asyncProperty(fc.constantFrom(...seeds), ways, async (seed, spoils) => {
        const outcome = await throughAll(spoils.reduce(spoiled, seed));
        await house.discard(outcome.importId);
        if ('refused' in outcome) {
          expect(outcome.refused).toMatch(/^(?:file|archive|import)\./);
          return;
        }
        const { counts, analysis, operation, added, again, left } = outcome;
        expect(Object.values(counts).reduce((sum, count) => sum + count, 0)).toBe(analysis.rows);
        expect(operation.state).toBe('done');
        expect(added).toBe(counts.new);
        expect(again).toEqual({
          ...counts,
          new: 0,
          update: 0,
          duplicate: counts.new + counts.update + counts.duplicate,
        });
        expect(left).toBe(0);
      }),
      { numRuns: fuzzRuns },
    );
  }, 3_600_000);

  test.each<[string, string | Uint8Array, string]>([
    ['nothing', '', 'file.empty'],
    ['a broken workbook', 'PK\x03\x04....[Content_Types].xml', 'archive.broken'],
    ['a PDF', '%PDF-1.7\n', 'file.pdf'],
    ['noise', Uint8Array.from({ length: 3000 }, (_, at) => (at * 7919) % 256), 'file.binary'],
    ['too many columns', `${Array.from({ length: 501 }, (_, at) => `h${at}`).join(',')}\n`, 'file.tooManyColumns'],
    ['only a header', 'Name,Email\n', 'file.noRows'],
  ])('%s is refused with a reason', async (_what, content, reason) => {
    expect(await throughAll(Buffer.from(content))).toMatchObject({ refused: reason });
  });

  test.each<[string, string | Uint8Array, number]>([
    ['CR line ends', 'Name,Email\rAnna,a@cr.example\rBernd,b@cr.example\r', 2],
    [
      '500 columns',
      `Name,${Array.from({ length: 499 }, (_, at) => `h${at}`).join(',')}\nAnna,${'x,'.repeat(498)}x\n`,
      1,
    ],
    ['double and empty headings', 'Name,Name,,,Email,Email\nAnna,B,,,a@h.example,b@h.example\n', 1],
    ['NULs', 'Name,Email\nAn\0na,a@nul.example\0\n', 1],
    ['a field of 10 MB', `Name,Notes\nAnna,"${'x'.repeat(10_000_000)}"\nBernd,y\n`, 1],
    ['a quote that is never closed', `Name,Email\n"Anna,a@q.example\n${'Bernd,b@q.example\n'.repeat(3)}`, 1],
    [
      'UTF-16 with halves of characters',
      Buffer.from('\ufeffName,Email\nA\ud800,a@u.example\nBernd,b@u.example\n', 'utf16le'),
      1,
    ],
    ['a character cut at the end', Buffer.from('Name\nJörg\nZoë', 'utf8').subarray(0, -1), 1],
  ])('%s are taken for what they are', async (_what, content, added) => {
    const outcome = await throughAll(Buffer.from(content));
    expect(outcome).toMatchObject({ added, left: 0 });
  });
});
