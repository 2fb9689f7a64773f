import { describe, expect, it } from 'vitest';
import { totalsOf, withMoves } from '../../../../src-renderer/features/deals/columns';
import {
  below,
  beside,
  cellOf,
  entering,
  isInLane,
  type Lane,
  shownIn,
} from '../../../../src-renderer/features/deals/lanes';
import type { DealRow } from '../../../../src-shared/contract/deals';

const deal = {
  ...{ id: 'a', title: 'A mill', stageId: 'lead', amount: 100, currency: 'EUR' },
  ...{ ownerId: 'ada', ownerName: 'Ada', companyId: null, companyName: '', expectedClose: '2026-01-31' },
} as DealRow;
const acme: Lane = { by: 'company', value: 'acme', name: 'Acme' };
const none: Lane = { by: 'company', value: null, name: 'None' };
const february: Lane = { by: 'closeMonth', value: '2026-02', name: 'February' };

describe('a deal that goes into a lane', () => {
  it('changes what the lane is of, and nothing where it stands in it', () => {
    expect(isInLane(deal, none)).toBe(true);
    expect(entering(deal, none)).toEqual({});
    expect(entering(deal, acme)).toEqual({ companyId: 'acme' });
    expect(entering({ ...deal, companyId: 'acme' }, none)).toEqual({ companyId: null });
    expect(entering(deal, { by: 'owner', value: 'grace', name: 'Grace' })).toEqual({ ownerId: 'grace' });
    expect(shownIn(deal, acme)).toMatchObject({ companyId: 'acme', companyName: 'Acme' });
    expect(shownIn(deal, { by: 'owner', value: 'grace', name: 'Grace' })).toMatchObject({ ownerName: 'Grace' });
  });

  it('is expected to close on the same day of another month, or its last one', () => {
    expect(entering(deal, february)).toEqual({ expectedClose: '2026-02-28' });
    expect(entering({ ...deal, expectedClose: '2026-01-07' }, february)).toEqual({ expectedClose: '2026-02-07' });
    expect(entering({ ...deal, expectedClose: null }, february)).toEqual({ expectedClose: '2026-02-28' });
    expect(shownIn(deal, { by: 'closeMonth', value: null, name: '' }).expectedClose).toBeNull();
  });

  it('leaves its own cell and stands in the other, before the core has answered', () => {
    const move = { deal, to: { stageId: 'lead', lane: acme, afterId: null, beforeId: null } };
    expect(withMoves([deal], 'lead', [move], none)).toEqual([]);
    expect(withMoves([], 'lead', [move], acme)).toMatchObject([{ id: 'a', companyName: 'Acme' }]);
    expect(withMoves([], 'offer', [move], acme)).toEqual([]);
    const column = { stageId: 'lead', count: 1, sums: [{ amount: 100, currency: 'EUR' }], weighted: [], cards: [] };
    expect(totalsOf(column, [deal], 10, [move], none)).toMatchObject({ count: 0 });
  });

  it('stays in its lane where a move says none', () => {
    const move = { deal, to: { stageId: 'offer', afterId: null, beforeId: null } };
    expect(withMoves([], 'offer', [move], none)).toMatchObject([{ id: 'a', stageId: 'offer' }]);
    expect(withMoves([], 'offer', [move], acme)).toEqual([]);
  });
});

it('cells are found beside, above and below each other; those that are not wanted are passed over', () => {
  const grid = [acme, none].map((lane) => ['lead', 'offer', 'talk'].map((stage) => cellOf(stage, lane)));
  const any = () => true;
  expect(beside(grid, cellOf('lead', acme), 1, any)).toBe('offer acme');
  expect(beside(grid, cellOf('lead', acme), 1, (cell) => cell.startsWith('talk'))).toBe('talk acme');
  expect(beside(grid, cellOf('talk', none), -1, any)).toBe('offer ');
  expect(beside(grid, cellOf('lead', acme), -1, any)).toBeUndefined();
  expect(below(grid, cellOf('offer', acme), 1, any)).toBe('offer ');
  expect(below(grid, cellOf('offer', none), -1, any)).toBe('offer acme');
  expect(below(grid, cellOf('offer', none), 1, any)).toBeUndefined();
  expect(below([['lead']], 'lead', 1, any)).toBeUndefined();
});
