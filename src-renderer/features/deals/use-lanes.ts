import { useQuery } from '@tanstack/react-query';
import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import type { BoardLane, LaneBy } from '../../../src-shared/contract/deals';
import type { ListFilter } from '../../../src-shared/contract/filters';
import { orpc } from '../../api/orpc';
import { useFormat } from '../../ui/format-locale';
import type { Lane } from './lanes';

/** A lane with how many deals stand in it and what they are worth; its name is in words. */
export interface NamedLane extends Omit<BoardLane, 'name'>, Lane {}

export interface Lanes {
  readonly lanes: readonly NamedLane[];
  /** So many are left out. */
  readonly more: number;
}

/** The lanes of a pipeline's open deals; `lanes` is null while they are not known, or where none are asked for. */
export function useLanes(pipelineId: string, filter: ListFilter, by: LaneBy | null) {
  const { t } = useTranslation();
  const { locale } = useFormat();
  const { data, error, refetch } = useQuery({
    ...orpc.deals.lanes.queryOptions({ input: { pipelineId, filter, by: by ?? 'owner' } }),
    enabled: by !== null,
    // With another filter the lanes stay until the new ones are there.
    placeholderData: (before, query) => (isOf(query?.queryKey, pipelineId, by) ? before : undefined),
  });
  const lanes = useMemo((): Lanes | null => {
    if (!data || by === null) return null;
    const nameOf = ({ value, name }: BoardLane): string => {
      if (by === 'owner') return name || t('party.you');
      if (value === null) return t(`deals.lanes.without.${by}`);
      if (by === 'company') return name;
      return new Date(`${value}-01T00:00:00`).toLocaleDateString(locale, { month: 'long', year: 'numeric' });
    };
    return { lanes: data.lanes.map((lane) => ({ ...lane, by, name: nameOf(lane) })), more: data.more };
  }, [data, by, t, locale]);
  return { lanes, error: by === null ? null : error, refetch };
}

/** Whether a query's key is of the same lanes. */
function isOf(key: readonly unknown[] | undefined, pipelineId: string, by: LaneBy | null): boolean {
  const { input } = (key?.[1] ?? {}) as { input?: { pipelineId?: string; by?: LaneBy } };
  return input?.pipelineId === pipelineId && input.by === by;
}
