/**
 * Hybrid logical clocks (Kulkarni et al., "Logical Physical Clocks", 2014): `hlc` is
 * max(last + 1, milliseconds since 2020 × 4096), a JavaScript-safe integer until 2089; `node` tells laptops apart.
 */
export interface Stamp {
  hlc: number;
  node: number;
}

/** 2020-01-01T00:00:00Z, where hybrid clocks start. */
export const hlcEpoch = Date.UTC(2020, 0, 1);

/** Events that fit into one millisecond. */
export const hlcTicks = 4096;

/** The stamp after `last`: follows the wall clock (ms since 1970), and never goes back when that does. */
export function nextHlc(last: number, wall: number): number {
  return Math.max(last + 1, (wall - hlcEpoch) * hlcTicks);
}

/** Order of two stamps: negative, zero or positive. Ties in time go by node. */
export function compareStamps(a: Stamp, b: Stamp): number {
  return a.hlc - b.hlc || a.node - b.node;
}
