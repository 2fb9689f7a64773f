/** A turn of the loop in which others did more than this (ms) was theirs. */
const theirs = 1;
const mostTurns = 4;

const turn = () => new Promise<void>((resolve) => setImmediate(resolve));

/**
 * Leaves the loop to others between two steps of long work: for one whole turn at least, since a step may have ended
 * in the middle of one, and for another while they use it, so that no step comes on top of a user's own transaction.
 */
export async function giveWay(now: () => number = () => performance.now()): Promise<void> {
  await turn();
  for (let turns = 1; turns < mostTurns; turns++) {
    const began = now();
    await turn();
    if (now() - began < theirs) return;
  }
}
