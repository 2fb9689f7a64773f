import { useMutation } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import type { DateText } from '../ui/record/Dates';
import type { PointDraft, PointKind } from '../ui/record/Points';
import { orpc } from './orpc';
import { usePartyMutations } from './parties';
import { useRecord } from './record';
import { useKeepInTouch } from './touch';
import { useErrorToast, useUndoToast } from './undo';

type Address = Parameters<ReturnType<typeof usePartyMutations>['saveAddress']>[0];

/**
 * What the record of a contact and of a company have in common beside what all records have: saving and removing
 * their parts with a toast each, in the form the pieces of ui/record take them.
 */
export function usePartyRecord(partyId: string) {
  const { t } = useTranslation();
  const record = useRecord(partyId);
  const { errorText, told, quietly } = record;
  const change = usePartyMutations();
  const touch = useKeepInTouch(partyId);

  return {
    ...record,
    touch,
    points: {
      onSave: (point: PointDraft) =>
        told(change.savePoint({ ...point, partyId }), t('party.saved.point', { kind: t(`party.point.${point.kind}`) })),
      onRemove: ({ id, kind }: { id: string; kind: PointKind }) =>
        quietly(
          told(change.removePoint({ partyId, id }), t('party.saved.pointRemoved', { kind: t(`party.point.${kind}`) })),
        ),
      errorText,
    },
    addresses: {
      onSave: (address: Omit<Address, 'partyId'>) =>
        told(change.saveAddress({ ...address, partyId }), t('party.saved.address')),
      onRemove: ({ id }: { id: string }) =>
        quietly(told(change.removeAddress({ partyId, id }), t('party.saved.addressRemoved'))),
      errorText,
    },
    dates: {
      onSave: (date: DateText & { id?: string }) => told(change.saveDate({ ...date, partyId }), t('party.saved.date')),
      onRemove: ({ id }: { id: string }) =>
        quietly(told(change.removeDate({ partyId, id }), t('party.saved.dateRemoved'))),
      errorText,
    },
  };
}

/** Moving one record to the bin and back. */
export function useBinOne(kind: 'contacts' | 'companies' | 'products') {
  const { t } = useTranslation();
  const onError = useErrorToast();
  const undoToast = useUndoToast();
  const bin = useMutation(orpc[kind].bin.mutationOptions({ onError }));
  const restore = useMutation(orpc[kind].restore.mutationOptions({ onError }));
  return {
    bin: (id: string, onDone: () => void) =>
      bin.mutate(
        { selection: { ids: [id] } },
        {
          onSuccess: ({ count, operationId }) => {
            onDone();
            undoToast(t(`${kind}.saved.binned`, { count }), operationId);
          },
        },
      ),
    restore: (id: string) =>
      restore.mutate(
        { selection: { ids: [id] } },
        { onSuccess: ({ count, operationId }) => undoToast(t(`${kind}.saved.restored`, { count }), operationId) },
      ),
  };
}
