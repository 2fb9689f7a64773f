import { describe, expect, it } from 'vitest';
import {
  cardsOf,
  isWhereItWas,
  nextGap,
  offsetsOf,
  placeAt,
  totalsOf,
  withMoves,
} from '../../../../src-renderer/features/deals/columns';
import type { DealRow } from '../../../../src-shared/contract/deals';

const card = (id: string, amount: number | null = 100, stageId = 'lead') =>
  ({ id, title: id, stageId, amount, currency: 'EUR' }) as DealRow;
const ids = (cards: readonly (DealRow | undefined)[]) => cards.map((one) => one?.id ?? '…').join(' ');
const [a, b, c, d] = [card('a'), card('b'), card('c'), card('d')];
const lead = [a, b, c];

it('a column has the pages that were read, and knows of the others that they are there', () => {
  expect(
    ids(
      cardsOf(4, [
        { offset: 0, cards: [a] },
        { offset: 2, cards: [c, d, card('too many')] },
      ]),
    ),
  ).toBe('a … c d');
});

it('only pages beyond the cards that came with the board are asked for', () => {
  expect(offsetsOf(30, 30, [0, 12])).toEqual([]);
  expect(offsetsOf(400, 30, [0, 29])).toEqual([]);
  expect(offsetsOf(400, 30, [20, 31])).toEqual([30]);
  expect(offsetsOf(400, 30, [60, 90])).toEqual([30, 80]);
  expect(offsetsOf(400, 30, [300, 900])).toEqual([280, 330, 380]);
  expect(offsetsOf(30, 30, [0, 90])).toEqual([]);
});

describe('a card under way', () => {
  it('stands where it was put, before the core has answered and after', () => {
    const move = { deal: a, to: { stageId: 'offer', afterId: 'd', beforeId: null } };
    expect(ids(withMoves(lead, 'lead', [move]))).toBe('b c');
    expect(ids(withMoves([d], 'offer', [move]))).toBe('d a');
    expect(ids(withMoves([a, d], 'offer', [move]))).toBe('d a');
    expect(withMoves([d], 'offer', [move])[1]?.stageId).toBe('offer');
  });

  it('goes beside the neighbour that is left, else on top', () => {
    const to = (afterId: string | null, beforeId: string | null) => ({
      deal: d,
      to: { stageId: 'lead', afterId, beforeId },
    });
    expect(ids(withMoves(lead, 'lead', [to('gone', 'c')]))).toBe('a b d c');
    expect(ids(withMoves(lead, 'lead', [to('gone', 'gone')]))).toBe('d a b c');
  });

  it('leaves a column that it does not touch as it is', () => {
    expect(withMoves(lead, 'lead', [{ deal: d, to: null }])).toBe(lead);
  });

  it('counts where it is, once, by its amount', () => {
    const column = { stageId: 'lead', count: 3, sums: [{ amount: 300, currency: 'EUR' }], weighted: [], cards: [] };
    const away = { deal: a, to: null };
    expect(totalsOf(column, lead, 50, [away])).toEqual({
      ...{ count: 2, sums: [{ amount: 200, currency: 'EUR' }], weighted: [{ amount: 100, currency: 'EUR' }] },
    });
    const come = { deal: card('e', 50, 'offer'), to: { stageId: 'lead', afterId: null, beforeId: null } };
    expect(totalsOf(column, lead, 10, [come, come])).toMatchObject({ count: 4, sums: [{ amount: 350 }] });
    expect(totalsOf(column, [...lead, come.deal], 10, [come])).toMatchObject({ count: 3 });
    expect(totalsOf(column, lead, 10, [{ ...come, deal: card('f', null) }])).toMatchObject({
      ...{ count: 4, sums: [{ amount: 300 }] },
    });
  });
});

describe('a gap', () => {
  it('lies between two cards, and the one that is moved is neither', () => {
    expect(placeAt(lead, 'lead', 1, 'd')).toEqual({ stageId: 'lead', afterId: 'a', beforeId: 'b' });
    expect(placeAt(lead, 'lead', 0, 'd')).toEqual({ stageId: 'lead', afterId: null, beforeId: 'a' });
    expect(placeAt(lead, 'lead', 1, 'b')).toEqual({ stageId: 'lead', afterId: 'a', beforeId: 'c' });
    expect(placeAt(lead, 'lead', 2, 'b')).toEqual({ stageId: 'lead', afterId: 'a', beforeId: 'c' });
    expect(placeAt([], 'offer', 0, 'b')).toEqual({ stageId: 'offer', afterId: null, beforeId: null });
  });

  it('above and below a card leave it where it is, and a step goes past both', () => {
    expect([0, 1, 2, 3].map((gap) => isWhereItWas(lead, gap, 'b'))).toEqual([false, true, true, false]);
    expect(nextGap(lead, 1, 1, 'b')).toBe(3);
    expect(nextGap(lead, 1, -1, 'b')).toBe(0);
    expect(nextGap(lead, 0, -1, 'b')).toBe(0);
    expect(nextGap(lead, 3, 1, 'd')).toBe(3);
  });
});
