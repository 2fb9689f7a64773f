import * as fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { openTestPractice, optionsOf, type TestPractice } from '../../support/import-practice';
import { removeTestFolders } from '../../support/store';

let house: TestPractice;
beforeAll(async () => {
  house = openTestPractice();
  await house.bring('Name,Email,Title\nAnna Weber,a@c.example,CEO\n');
});
afterAll(async () => {
  await house.practice.stop();
  removeTestFolders();
});

const cell = (values: string[]) => fc.constantFrom(...values);
const row = fc.tuple(
  cell(['Anna Weber', 'Bernd Kurz', 'Anna', '']),
  cell(['a@c.example', 'b@c.example', 'broken', '']),
  cell(['CEO', 'Boss', '']),
);
const correction = fc.tuple(fc.nat(), fc.integer({ min: 0, max: 2 }), row);

describe('a preview after corrections', () => {
  test('is the one of a file that came corrected', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.array(row, { minLength: 1, maxLength: 8 }),
        fc.array(correction, { maxLength: 4 }),
        async (rows, corrections) => {
          const text = (lines: readonly (readonly string[])[]) =>
            ['Name,Email,Title', ...lines.map((cells) => cells.map((value) => `"${value}"`).join(','))].join('\n');
          const importId = await house.upload(text(rows));
          const options = { ...optionsOf(await house.analyse(importId)), mapping: mapping() };
          await house.preview(importId, options);
          const corrected = rows.map((cells) => [...cells]);
          for (const [at, column, values] of corrections) {
            const place = at % rows.length;
            const value = values[column] ?? '';
            const cells = corrected[place];
            if (cells) cells[column] = value;
            await house.correct(importId, place + 2, column, value);
            await house.preview(importId, options);
          }
          const fresh = await house.upload(text(corrected));
          await house.analyse(fresh);
          const wanted = await house.preview(fresh, options);
          const found = await house.preview(importId, options);
          const brief = ({ rows: judged }: typeof wanted) =>
            judged.map(({ row: number, verdict, match, changes }) => ({ number, verdict, match, changes }));
          expect(brief(found)).toEqual(brief(wanted));
          await house.discard(importId);
          await house.discard(fresh);
        },
      ),
      { numRuns: 60 },
    );
  }, 60_000);
});

/** The same for every file, whatever its cells look like. */
const mapping = () =>
  (['fullName', 'email', 'role'] as const).map((target, index) => ({
    index,
    target,
    group: 0,
    label: '',
    labelColumn: null,
  }));
