import { notifyManager, type QueryClient, useMutation, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { DealRow, EntryFields } from '../../../src-shared/contract/deals';
import { failureOf } from '../../api/errors';
import { orpc } from '../../api/orpc';
import { useErrorToast, useUndoToast } from '../../api/undo';
import type { PendingMove, Place } from './columns';
import { entering } from './lanes';
import { useBoard } from './store';
import { requiredOf } from './use-draft-errors';

/** A move the stage refused until it has these fields; the card waits where it was put. */
export interface Asked {
  readonly move: PendingMove & { readonly to: Place };
  readonly fields: readonly string[];
}

/** Resolves when nothing of the deals is being read: an event may have had it read once more, and ended our own reading. */
const untilRead = (queryClient: QueryClient) =>
  new Promise<void>((resolve) => {
    const look = () => {
      if (queryClient.isFetching({ queryKey: orpc.deals.key() }) > 0) return;
      stop();
      resolve();
    };
    const stop = queryClient.getQueryCache().subscribe(look);
    look();
  });

/** Moves, closes and bins deals of the board: shown at once, put back with the reason when the core refuses. */
export function useMoves() {
  const { t } = useTranslation();
  const queryClient = useQueryClient();
  const undoToast = useUndoToast();
  const onError = useErrorToast();
  const { add, settle } = useBoard.getState();
  const [asked, setAsked] = useState<Asked | null>(null);
  const move = useMutation(orpc.deals.move.mutationOptions()).mutateAsync;
  const close = useMutation(orpc.deals.close.mutationOptions()).mutateAsync;
  const bin = useMutation(orpc.deals.bin.mutationOptions()).mutateAsync;

  /** The card stays where it was put until the board has been read anew. */
  const settled = async (pending: PendingMove) => {
    await queryClient.invalidateQueries({ queryKey: orpc.deals.key() });
    await untilRead(queryClient);
    // What was read is shown a tick later; until then the card would jump back to where it came from.
    notifyManager.schedule(() => settle(pending));
  };

  const carry = async (pending: Asked['move'], fields: EntryFields = {}) => {
    const { deal, to } = pending;
    const { lane, ...place } = to;
    const changed = lane ? entering(deal, lane) : {};
    const { operationId, deal: moved } = await move({ id: deal.id, ...place, fields: { ...changed, ...fields } });
    undoToast(t('deals.saved.moved', { name: deal.title, stage: moved.stageName }), operationId);
    await settled(pending);
  };

  return {
    /** A move that waits for what its stage asks for. */
    asked,
    /** Puts a card into a stage, between two others. */
    moveTo: async (deal: DealRow, to: Place) => {
      const pending = { deal, to };
      add(pending);
      try {
        await carry(pending);
      } catch (error) {
        if (failureOf(error).reason === 'deal.required') return setAsked({ move: pending, fields: requiredOf(error) });
        onError(error);
        await settled(pending);
      }
    },
    /** Goes on with the move that was asked for more. Rejects when that is not enough: what was typed stays. */
    goOn: async (fields: EntryFields) => {
      if (!asked) return;
      await carry(asked.move, fields);
      setAsked(null);
    },
    giveUp: () => {
      if (asked) settle(asked.move);
      setAsked(null);
    },
    /** Takes a card off the board as won or lost. Rejects with the core's reason. */
    close: async (deal: DealRow, status: 'won' | 'lost', reason: string) => {
      const pending = { deal, to: null };
      add(pending);
      try {
        const { operationId } = await close({ id: deal.id, status, reason });
        undoToast(t(`deals.saved.${status}`, { name: deal.title }), operationId);
      } finally {
        void settled(pending);
      }
    },
    bin: async (deal: DealRow) => {
      const pending = { deal, to: null };
      add(pending);
      try {
        const { operationId, count } = await bin({ selection: { ids: [deal.id] } });
        undoToast(t('deals.saved.binned', { count }), operationId);
      } catch (error) {
        onError(error);
      } finally {
        void settled(pending);
      }
    },
  };
}
