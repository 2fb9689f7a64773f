import { useQueryClient } from '@tanstack/react-query';
import type { ContactPoint, PostalAddress } from '../../src-shared/contract/parties';
import { foremost } from '../../src-shared/domain/foremost';
import { orpc } from './orpc';
import { usePartyMutations } from './parties';

/** The parts of a party of which a list shows the first. */
export type PartColumn = 'email' | 'phone' | 'city';

type Parts = { readonly points: readonly ContactPoint[]; readonly addresses: readonly PostalAddress[] };

export type PartChange =
  | {
      readonly kind: 'savePoint';
      readonly point: { id?: string; kind: 'email' | 'phone'; value: string; label: string };
    }
  | { readonly kind: 'removePoint'; readonly id: string }
  | { readonly kind: 'saveCity'; readonly address: { id?: string; city: string } }
  | { readonly kind: 'nothing' };

/** A cell stands for the preferred or first email, phone or city: that one is changed, or the first one made. */
export function partChange({ points, addresses }: Parts, column: PartColumn, value: string): PartChange {
  if (column === 'city') {
    const first = foremost(addresses.filter(({ city }) => city !== '')) ?? foremost(addresses);
    return { kind: 'saveCity', address: { ...(first && { id: first.id }), city: value } };
  }
  const first = foremost(points.filter(({ kind }) => kind === column));
  if (value === '') return first ? { kind: 'removePoint', id: first.id } : { kind: 'nothing' };
  return {
    kind: 'savePoint',
    point: { ...(first && { id: first.id }), kind: column, value, label: first?.label ?? '' },
  };
}

/** Saves the first email, phone or city of a party as a list shows it. */
export function useSavePart(kind: 'contacts' | 'companies') {
  const queryClient = useQueryClient();
  const { savePoint, removePoint, saveAddress } = usePartyMutations();
  return async (partyId: string, column: PartColumn, value: string): Promise<void> => {
    const input = { input: { id: partyId } };
    const party =
      kind === 'contacts'
        ? await queryClient.fetchQuery(orpc.contacts.get.queryOptions(input))
        : await queryClient.fetchQuery(orpc.companies.get.queryOptions(input));
    const change = partChange(party, column, value);
    if (change.kind === 'savePoint') await savePoint({ partyId, ...change.point });
    if (change.kind === 'removePoint') await removePoint({ partyId, id: change.id });
    if (change.kind === 'saveCity') await saveAddress({ partyId, ...change.address });
  };
}
