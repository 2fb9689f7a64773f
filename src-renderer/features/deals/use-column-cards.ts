import { useQueries } from '@tanstack/react-query';
import { useMemo } from 'react';
import type { BoardColumn } from '../../../src-shared/contract/deals';
import type { ListFilter } from '../../../src-shared/contract/filters';
import { orpc } from '../../api/orpc';
import { type Cards, cardsOf } from './columns';

const pageSize = 50;

/** The cards of a column: the first ones came with the board, the others are read when they come into sight. */
export function useColumnCards(
  { stageId, count, cards }: BoardColumn,
  filter: ListFilter,
  [from, to]: readonly [number, number],
): Cards {
  const pages: number[] = [];
  for (let at = Math.floor(from / pageSize); at <= Math.floor(to / pageSize); at++) {
    const end = Math.min((at + 1) * pageSize, count);
    if (end > cards.length && at * pageSize < count) pages.push(at);
  }
  return useQueries({
    queries: pages.map((page) =>
      orpc.deals.cards.queryOptions({ input: { stageId, filter, offset: page * pageSize, limit: pageSize } }),
    ),
    combine: (answers) => answers.map(({ data }) => data?.cards),
  }).reduce<Cards>(
    (all, read, at) => {
      if (!read) return all;
      const offset = (pages[at] ?? 0) * pageSize;
      return all.map((card, index) => read[index - offset] ?? card);
    },
    useMemo(() => cardsOf(count, [{ offset: 0, cards }]), [count, cards]),
  );
}
