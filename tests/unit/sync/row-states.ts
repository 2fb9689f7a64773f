import * as fc from 'fast-check';
import type { Cell, RowState } from '../../../src-shared/sync/merge';
import type { Stamp } from '../../../src-shared/sync/stamp';

/** Few values each, so that equal stamps, equal nodes and equal values meet often. */
export const stamps: fc.Arbitrary<Stamp> = fc.record({
  hlc: fc.integer({ min: 1, max: 5 }),
  node: fc.integer({ min: 1, max: 3 }),
});

const simple = fc.constantFrom<string | number | null>(null, 0, 1, '', 'a', 'b', '1');
const values: fc.Arbitrary<Cell['value']> = fc.oneof(simple, fc.boolean(), fc.array(simple, { maxLength: 2 }));

export const cells: fc.Arbitrary<Cell> = fc.tuple(stamps, values).map(([stamp, value]) => ({ ...stamp, value }));

const groups = fc.constantFrom('given_name', 'address', 'role', 'deleted');

const live = fc
  .dictionary(groups, cells, { noNullPrototype: true })
  .map((row): RowState => ({ purged: null, cells: row }));
const purged = stamps.map((stamp): RowState => ({ purged: stamp, cells: {} }));

/** Mostly live rows, some of them binned; some that are a tombstone alone. */
export const rowStates: fc.Arbitrary<RowState> = fc.oneof(
  { weight: 4, arbitrary: live },
  { weight: 1, arbitrary: purged },
);
