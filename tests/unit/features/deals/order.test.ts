import { call } from '@orpc/server';
import * as fc from 'fast-check';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { DealRow } from '../../../../src-shared/contract/deals';
import { currencies, digitsOf } from '../../../../src-shared/domain/money';
import { removeTestFolders } from '../../../support/store';
import { closeWorlds, openWorld, type World } from '../world';

let world: World;
let rows: DealRow[];

const deals = () => world.handlers.deals;

beforeAll(async () => {
  world = openWorld();
  const { stages } = await call(world.handlers.pipelines.create, {
    name: 'Sales',
    stages: [{ name: 'Lead', color: 'info', probability: 50, rotDays: null, required: [] }],
  });
  for (let at = 0; at < 40; at++) {
    await call(deals().create, {
      title: `Deal ${at}`,
      stageId: stages[0]?.id ?? '',
      ...(at % 4 !== 0 && { amount: 1000 * (at % 9), currency: ['EUR', 'JPY', 'BHD'][at % 3] ?? 'EUR' }),
      ...(at % 5 !== 0 && { expectedClose: `2026-0${1 + (at % 7)}-10` }),
    });
  }
  const page = await call(deals().list, { sort: { column: 'name', direction: 'asc' }, filter: {}, limit: 500 });
  rows = page.rows;
});

afterAll(async () => {
  await closeWorlds();
  removeTestFolders();
});

/** What a deal is put in order by; null where that is not known. */
const keyOf = ({ amount, currency, expectedClose }: DealRow, column: 'amount' | 'expectedClose') => {
  if (column === 'expectedClose') return expectedClose;
  return amount === null ? null : amount / 10 ** digitsOf(currency);
};

function ordered(column: 'amount' | 'expectedClose', direction: 'asc' | 'desc'): string[] {
  const sign = direction === 'asc' ? 1 : -1;
  return rows
    .toSorted((a, b) => {
      const [one, other] = [keyOf(a, column), keyOf(b, column)];
      if (one === null || other === null) {
        if (one !== other) return one === null ? 1 : -1;
      } else if (one !== other) return one < other ? -sign : sign;
      return a.id < b.id ? -sign : sign;
    })
    .map(({ id }) => id);
}

test('deals are put in order by what they are worth and when they close; unknown comes last; pages agree', async () => {
  await fc.assert(
    fc.asyncProperty(
      fc.constantFrom('amount' as const, 'expectedClose' as const),
      fc.constantFrom('asc' as const, 'desc' as const),
      fc.integer({ min: 1, max: 20 }),
      fc.nat(45),
      async (column, direction, limit, offset) => {
        const expected = ordered(column, direction);
        const sort = { column, direction };
        const jump = await call(deals().list, { sort, filter: {}, limit, offset });
        expect(jump.rows.map(({ id }) => id)).toEqual(expected.slice(offset, offset + limit));
        const walked: string[] = [];
        let after: string | null = null;
        do {
          const page: Awaited<ReturnType<typeof read>> = await read(after);
          walked.push(...page.rows.map(({ id }) => id));
          after = page.next;
        } while (after !== null);
        expect(walked).toEqual(expected);

        function read(from: string | null) {
          return call(deals().list, { sort, filter: {}, limit, ...(from !== null && { after: from }) });
        }
      },
    ),
    { numRuns: 30 },
  );
});

test.each(['amount', 'close'])('a list of deals by %s reads its index alone', (name) => {
  const [index] = world.sql<{ sql: string }>(`SELECT sql FROM sqlite_master WHERE name = 'deal_by_${name}'`);
  const key = /\((.+),`id`/s.exec(index?.sql ?? '')?.[1];
  for (const [part, order, by] of [
    [`${key} IS NOT NULL`, key, `${key} DESC, c.id DESC`],
    [`${key} IS NULL`, 'c.id', 'c.id DESC'],
  ]) {
    const plan = world.sql<{ detail: string }>(
      `EXPLAIN QUERY PLAN SELECT c.id, ${order} AS key FROM deal c WHERE (${part}) AND (c.deleted_at IS NULL)
       ORDER BY ${by} LIMIT 10 OFFSET 5`,
    );
    expect(plan.map(({ detail }) => detail)).toEqual([
      expect.stringMatching(new RegExp(`^(SCAN|SEARCH) c USING COVERING INDEX deal_by_${name}\\b`)),
    ]);
  }
});

test('the order knows the decimals of every currency', () => {
  const [index] = world.sql<{ sql: string }>(`SELECT sql FROM sqlite_master WHERE name = 'deal_by_amount'`);
  const key = /\((.+),`id`/s.exec(index?.sql ?? '')?.[1];
  for (const currency of currencies) {
    const [row] = world.sql<{ worth: number }>(
      `SELECT ${key} AS worth FROM (SELECT 1 AS amount, '${currency}' AS currency)`,
    );
    expect([currency, row?.worth]).toEqual([currency, 10 ** (3 - digitsOf(currency))]);
  }
});
