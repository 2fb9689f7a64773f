import { useMutation, useQuery } from '@tanstack/react-query';
import { useMemo } from 'react';
import { create } from 'zustand';
import type { ListKind } from '../../src-shared/contract/filters';
import type { SavedView } from '../../src-shared/contract/views';
import { orpc } from './orpc';

const none: readonly SavedView[] = [];

/** Every saved view, or those of one list. */
export function useViews(kind?: ListKind): readonly SavedView[] {
  const { data = none } = useQuery(orpc.views.list.queryOptions());
  return useMemo(() => (kind ? data.filter((view) => view.kind === kind) : data), [data, kind]);
}

export function useViewMutations() {
  return {
    create: useMutation(orpc.views.create.mutationOptions()),
    update: useMutation(orpc.views.update.mutationOptions()),
    order: useMutation(orpc.views.order.mutationOptions()),
    remove: useMutation(orpc.views.remove.mutationOptions()),
  };
}

/** A view somebody wants to see, from the rail or by its key: its list shows it as soon as it is on the screen. */
export const useWantedView = create<{ wanted: SavedView | null; want: (view: SavedView | null) => void }>((set) => ({
  wanted: null,
  want: (wanted) => set({ wanted }),
}));
