import * as fc from 'fast-check';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { importReads } from '../../../src-main/features/imports';
import { type ContactImage, imageOf } from '../../../src-main/features/imports/contact-image';
import { draftOf, isFault } from '../../../src-main/features/imports/draft';
import { type ContactBook, nameKeyOf, planRow } from '../../../src-main/features/imports/match';
import { applyMerge, mergeOf } from '../../../src-main/features/imports/merge';
import { ImportService } from '../../../src-main/features/imports/service';
import type { ReadableDb } from '../../../src-main/platform/store/handles';
import type { ImportOptions } from '../../../src-shared/contract/imports';
import { optionsOf } from '../../support/import-practice';
import { actor, openTestStore, removeTestFolders } from '../../support/store';

/** The service over a real store whose long reads run on this thread. */
function openService() {
  const house = openTestStore();
  const reads = {
    run: async (name: string, input: unknown) => {
      const read = importReads[name as keyof typeof importReads] as (db: ReadableDb, input: unknown) => unknown;
      return structuredClone(read(house.store.db, structuredClone(input)));
    },
  };
  const context = {
    ...house,
    reads,
    log: { info() {}, warn() {}, error() {} },
    actor: () => actor,
    country: () => 'DE',
    language: () => 'en',
  };
  const service = new ImportService(context as unknown as ConstructorParameters<typeof ImportService>[0]);
  const analyse = async (text: string) => {
    const bytes = Buffer.from(text);
    const id = service.uploads.begin('x.csv', bytes.length);
    service.uploads.append(id, 0, bytes);
    return service.analyse(id, {});
  };
  return { house, service, analyse };
}

let opened: ReturnType<typeof openService>;
beforeEach(() => {
  opened = openService();
});
afterEach(() => {
  opened.house.store.close();
  removeTestFolders();
});

/** What the rows do, worked out on a list of all contacts. */
function naiveVerdicts(rows: readonly (readonly string[])[], options: ImportOptions): string[] {
  const contacts: ContactImage[] = [];
  const having = (test: (contact: ContactImage) => boolean) => contacts.filter(test).map((contact) => contact.id);
  const book: ContactBook = {
    withId: () => null,
    withPoint: (kind, normalized) =>
      having(({ points }) => points.some((point) => point.kind === kind && point.normalized === normalized)),
    withNameKey: (key) => having((contact) => nameKeyOf(contact) === key),
    load: (id) => contacts.find((contact) => contact.id === id) ?? null,
  };
  return rows.map((cells, at) => {
    const { draft, problems, empty } = draftOf(cells, null, { options, columns: 4, ownFormat: false });
    if (empty || problems.some(isFault)) return empty ? 'empty' : 'faulty';
    const plan = planRow(draft, book, options.onMatch);
    if (plan.verdict === 'new') contacts.push(imageOf(draft, `row:${at + 2}`));
    else {
      const place = contacts.findIndex((contact) => contact.id === plan.contact.id);
      contacts[place] = applyMerge(plan.contact, mergeOf(plan.contact, draft, options.onMatch));
    }
    return plan.verdict;
  });
}

const cell = (values: string[]) => fc.constantFrom(...values);
const anyRow = fc.tuple(
  cell(['Anna Weber', 'Anna Kurz', 'Bernd Weber', 'A. Weber', 'Anna', '']),
  cell(['a@j.example', 'b@j.example', 'a@j.example; b@j.example', 'broken', '']),
  cell(['030 1234567', '030 7654321', '']),
  cell(['Acme', 'Umbrella', '']),
);

describe('the verdict on a row', () => {
  test('is the one of whoever keeps all contacts in mind', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.array(anyRow, { minLength: 1, maxLength: 12 }),
        fc.constantFrom('fill', 'overwrite', 'skip'),
        async (rows, onMatch) => {
          const text = [
            'Name,Email,Phone,Company',
            ...rows.map((cells) => cells.map((value) => `"${value}"`).join(',')),
          ].join('\n');
          const analysis = await opened.analyse(text);
          const options = { ...optionsOf(analysis), onMatch, country: 'DE', mapping: mapping() };
          const { rows: judged } = await opened.service.preview({
            importId: analysis.importId,
            options,
            offset: 0,
            limit: 200,
          });
          expect(judged.map((row) => row.verdict)).toEqual(naiveVerdicts(rows, options));
          await opened.service.discard(analysis.importId);
        },
      ),
      { numRuns: 80 },
    );
  }, 60_000);

  test('counts many rows that are one contact without forgetting the first', async () => {
    const rows = Array.from({ length: 300 }, (_, at) => `Anna Weber,a@many.example,030 12345${at % 90}`);
    const analysis = await opened.analyse(`Name,Email,Phone\n${rows.join('\n')}\n`);
    const { counts } = await opened.service.preview({
      importId: analysis.importId,
      options: optionsOf(analysis),
      offset: 0,
      limit: 1,
    });
    expect(counts.new).toBe(1);
    expect(counts.new + counts.update + counts.duplicate).toBe(300);
  });
});

const mapping = () =>
  (['fullName', 'email', 'phone', 'company'] as const).map((target, index) => ({
    index,
    target,
    group: 0,
    label: '',
    labelColumn: null,
  }));

describe('what a file tells of its country', () => {
  test.each([
    ['Name,Phone\nA,+43 664 1234567\nB,+43 664 1234568\nC,+49 30 1234567\n', 'AT'],
    ['Name,Phone,Country\nA,030 1234567,Schweiz\n', 'CH'],
    ['Name,Phone,Country\nA,030 1234567,France\n', 'FR'],
    ['Nome,Cognome,Telefono\nA,B,06 1234567\n', 'IT'],
    ['Name,Phone\nA,030 1234567\n', 'DE'],
  ])('by %j is %s', async (text, country) => {
    expect((await opened.analyse(text)).country).toBe(country);
  });
});

describe('the columns of a file', () => {
  test('are the header’s, and beyond it those that many rows have', async () => {
    const wide = await opened.analyse(`Name,Email\n${'Anna,a@w.example,x,y\n'.repeat(4)}`);
    expect(wide.columns).toHaveLength(4);
    const narrow = await opened.analyse(`Name,Email,,,\n${'Anna,a@w.example,,,\n'.repeat(4)}Anna,a@w.example,x,y\n`);
    expect(narrow.columns).toHaveLength(2);
  });

  test('that fill up late are not left out', async () => {
    const rows = Array.from({ length: 1500 }, (_, at) => `P${at},p${at}@late.example,${at > 1400 ? 'x' : ''}`);
    const { columns } = await opened.analyse(`Name,Email,Shoe size\n${rows.join('\n')}\n`);
    expect(columns[2]?.mapping).toMatchObject({ target: 'note', label: 'Shoe size' });
  });
});
