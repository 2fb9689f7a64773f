import { useQueries } from '@tanstack/react-query';
import { useMemo } from 'react';
import type { BoardColumn, LaneKey } from '../../../src-shared/contract/deals';
import type { ListFilter } from '../../../src-shared/contract/filters';
import { orpc } from '../../api/orpc';
import { type Cards, cardsOf, offsetsOf, pageSize } from './columns';

/** The cards of a column: the first ones came with the board, the others are read when they come into sight. */
export function useColumnCards(
  { stageId, count, cards }: BoardColumn,
  asked: { readonly filter: ListFilter; readonly lane?: LaneKey | undefined },
  range: readonly [number, number],
): Cards {
  const offsets = offsetsOf(count, cards.length, range);
  const pages = useQueries({
    queries: offsets.map((offset) =>
      orpc.deals.cards.queryOptions({ input: { ...asked, stageId, offset, limit: pageSize } }),
    ),
    combine: (answers) => answers.map(({ data }) => data?.cards ?? []),
  });
  const first = useMemo(() => cardsOf(count, [{ offset: 0, cards }]), [count, cards]);
  // Most columns show what came with the board, and go on being the same.
  if (offsets.length === 0) return first;
  return cardsOf(count, [
    { offset: 0, cards },
    ...pages.map((read, at) => ({ offset: offsets[at] ?? 0, cards: read })),
  ]);
}
