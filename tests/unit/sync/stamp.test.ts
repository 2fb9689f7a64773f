import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { compareStamps, hlcEpoch, hlcTicks, nextHlc } from '../../../src-shared/sync/stamp';
import { stamps } from './row-states';

const walls = fc.integer({ min: 0, max: Date.UTC(2089, 0, 1) });

describe('hybrid clocks', () => {
  it('only go forward, whichever way the wall clock jumps', () => {
    fc.assert(
      fc.property(fc.array(walls, { minLength: 2, maxLength: 50 }), (times) => {
        let last = 0;
        for (const wall of times) {
          const next = nextHlc(last, wall);
          expect(next).toBeGreaterThan(last);
          last = next;
        }
      }),
    );
  });

  it('follow the wall clock when it is ahead, and are never behind it', () => {
    fc.assert(
      fc.property(fc.nat(), walls, (last, wall) => {
        expect(nextHlc(last, wall)).toBeGreaterThanOrEqual((wall - hlcEpoch) * hlcTicks);
      }),
    );
    expect(nextHlc(0, hlcEpoch + 3)).toBe(3 * hlcTicks);
  });

  it('stay exact integers until 2089', () => {
    expect(Number.isSafeInteger(nextHlc(0, Date.UTC(2089, 0, 1)))).toBe(true);
  });

  it('give more stamps in one millisecond than it has ticks without a repeat', () => {
    const wall = Date.UTC(2026, 0, 5);
    let last = nextHlc(0, wall);
    const seen = new Set([last]);
    for (let count = 0; count < 2 * hlcTicks; count++) {
      last = nextHlc(last, wall);
      seen.add(last);
    }
    expect(seen.size).toBe(2 * hlcTicks + 1);
  });
});

describe('the order of stamps', () => {
  it('is total: either is later, or they are the same', () => {
    fc.assert(
      fc.property(stamps, stamps, (a, b) => {
        expect(Math.sign(compareStamps(a, b)) + Math.sign(compareStamps(b, a))).toBe(0);
        expect(compareStamps(a, b) === 0).toBe(a.hlc === b.hlc && a.node === b.node);
      }),
    );
  });

  it('goes by time first and by node second', () => {
    expect(compareStamps({ hlc: 2, node: 1 }, { hlc: 1, node: 9 })).toBeGreaterThan(0);
    expect(compareStamps({ hlc: 1, node: 1 }, { hlc: 1, node: 2 })).toBeLessThan(0);
  });
});
