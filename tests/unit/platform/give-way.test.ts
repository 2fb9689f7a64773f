import { stat } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { giveWay } from '../../../src-main/platform/operations/give-way';

/** Counts the turns of the loop until `work` is done; in each of the first `busy`, others use 5 ms of a made-up clock. */
async function turnsOf(busy: number): Promise<number> {
  let clock = 0;
  let turns = 0;
  let isOver = false;
  const others = () => {
    if (isOver) return;
    turns++;
    if (turns <= busy) clock += 5;
    setImmediate(others);
  };
  setImmediate(others);
  await giveWay(() => clock);
  isOver = true;
  return turns;
}

describe('giving way', () => {
  it('lets a timer that is due run before it comes back', async () => {
    const order: string[] = [];
    await new Promise<void>((resolve) => {
      // As a step that was begun by a message: it ends in the middle of a turn.
      stat('.', () => {
        setTimeout(() => order.push('timer'), 0);
        const until = performance.now() + 3;
        while (performance.now() < until);
        void giveWay().then(() => {
          order.push('step');
          resolve();
        });
      });
    });
    expect(order).toEqual(['timer', 'step']);
  });

  it('waits for another turn while others use theirs', async () => {
    const idle = await turnsOf(0);
    expect(await turnsOf(3)).toBeGreaterThan(idle);
  });

  it('comes back although others never rest', async () => {
    expect(await turnsOf(Number.POSITIVE_INFINITY)).toBeLessThan(8);
  });
});
