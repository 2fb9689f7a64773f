import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { beats, type Cell, isDeleted, mergeRows, type RowState } from '../../../src-shared/sync/merge';
import { nextHlc, type Stamp } from '../../../src-shared/sync/stamp';
import { cells, rowStates, stamps } from './row-states';

const runs = { numRuns: 2000 };
const live = (row: Record<string, Cell>): RowState => ({ purged: null, cells: row });
const after = ({ hlc }: Stamp, wall: number, node: number): Stamp => ({ hlc: nextHlc(hlc, wall), node });

describe('merging rows', () => {
  it('gives the same whichever side asks [1]', () => {
    fc.assert(
      fc.property(rowStates, rowStates, (a, b) => {
        expect(mergeRows(a, b)).toEqual(mergeRows(b, a));
      }),
      runs,
    );
  });

  it('gives the same whichever two meet first [1]', () => {
    fc.assert(
      fc.property(rowStates, rowStates, rowStates, (a, b, c) => {
        expect(mergeRows(mergeRows(a, b), c)).toEqual(mergeRows(a, mergeRows(b, c)));
      }),
      runs,
    );
  });

  it('changes nothing when the same state comes again [1]', () => {
    fc.assert(
      fc.property(rowStates, rowStates, (a, b) => {
        const merged = mergeRows(a, b);
        expect(mergeRows(merged, b)).toEqual(merged);
        expect(mergeRows(merged, merged)).toEqual(merged);
      }),
      runs,
    );
  });

  it('ends the same for every order and number of deliveries [1]', () => {
    const deliveries = fc
      .array(rowStates, { minLength: 1, maxLength: 6 })
      .chain((states) =>
        fc.tuple(fc.constant(states), fc.shuffledSubarray([...states, ...states], { minLength: states.length * 2 })),
      );
    fc.assert(
      fc.property(deliveries, ([states, shuffled]) => {
        expect(shuffled.reduce(mergeRows)).toEqual(states.reduce(mergeRows));
      }),
      runs,
    );
  });

  it('prefers an edit made after seeing a value, whatever the wall clocks say [4]', () => {
    const walls = fc.integer({ min: Date.UTC(1990, 0, 1), max: Date.UTC(2089, 0, 1) });
    fc.assert(
      fc.property(cells, walls, fc.integer({ min: 1, max: 9 }), (seen, wall, node) => {
        const edit: Cell = { ...after(seen, wall, node), value: 'edited' };
        expect(beats(edit, seen)).toBe(true);
        expect(mergeRows(live({ role: seen }), live({ role: edit })).cells.role).toEqual(edit);
      }),
      runs,
    );
  });

  it('keeps a deleted row deleted, whatever is edited before or after, in any order [16]', () => {
    const edits = fc.array(fc.tuple(fc.constantFrom('given_name', 'address', 'role'), cells), { maxLength: 8 });
    fc.assert(
      fc.property(edits, stamps, fc.nat(), (made, stamp, place) => {
        const states = made.map(([group, cell]) => live({ [group]: cell }));
        states.splice(place % (states.length + 1), 0, live({ deleted: { ...stamp, value: 1_767_600_000_000 } }));
        expect(isDeleted(states.reduce(mergeRows))).toBe(true);
      }),
      runs,
    );
  });

  it('never brings a purged id back, nor any of its values [16]', () => {
    fc.assert(
      fc.property(fc.array(rowStates, { maxLength: 6 }), stamps, fc.nat(), (states, purged, place) => {
        const delivered = [...states];
        delivered.splice(place % (delivered.length + 1), 0, { purged, cells: {} });
        const merged = delivered.reduce(mergeRows);
        expect(isDeleted(merged)).toBe(true);
        expect(merged.cells).toEqual({});
      }),
      runs,
    );
  });

  it('restores a row only by a later change of the deletion itself', () => {
    const binned = live({ deleted: { hlc: 2, node: 1, value: 7 } });
    expect(isDeleted(mergeRows(binned, live({ deleted: { hlc: 1, node: 9, value: null } })))).toBe(true);
    expect(isDeleted(mergeRows(binned, live({ deleted: { hlc: 3, node: 1, value: null } })))).toBe(false);
  });
});

describe('which value beats the other', () => {
  it('is decided for two different values even under equal stamps, as a cloned laptop makes them', () => {
    fc.assert(
      fc.property(cells, cells, (a, b) => {
        const clone = { ...b, hlc: a.hlc, node: a.node };
        const differ = JSON.stringify(a.value) !== JSON.stringify(clone.value);
        expect(Number(beats(a, clone)) + Number(beats(clone, a))).toBe(differ ? 1 : 0);
      }),
      runs,
    );
  });

  it('has no circles', () => {
    fc.assert(
      fc.property(cells, cells, cells, (a, b, c) => {
        if (beats(a, b) && beats(b, c)) expect(beats(a, c)).toBe(true);
      }),
      runs,
    );
  });
});
