import type { BoardLane, LaneBy, LaneKey } from '../../../src-shared/contract/deals';
import type { ListFilter } from '../../../src-shared/contract/filters';
import { fold } from '../../../src-shared/domain/fold';
import type { LocalDate } from '../../../src-shared/domain/local-date';
import { sumMoney, weighted } from '../../../src-shared/domain/money';
import { AppError } from '../../../src-shared/errors';
import type { ReadableDb } from '../../platform/store/handles';
import { matching, type Predicate } from '../lists';
import { chancesOf } from './pipeline-repository';

/** So many lanes are shown. */
const most = 100;

/** What a deal's lane is told by, and what that is called. A company that lies in the bin is none. */
const keys: Readonly<Record<LaneBy, { value: string; name: string }>> = {
  owner: { value: 'c.owner_id', name: 'u.name' },
  company: { value: 'k.id', name: 'k.name' },
  closeMonth: { value: 'substr(c.expected_close, 1, 7)', name: `''` },
};

/** Which deals (rows `c`) stand in a lane. */
export function inLane({ by, value }: LaneKey): Predicate {
  if (by === 'company' && value === null) {
    const company = 'SELECT 1 FROM company k WHERE k.id = c.company_id AND k.deleted_at IS NULL';
    return { sql: `c.company_id IS NULL OR NOT EXISTS (${company})`, params: [] };
  }
  const column = by === 'company' ? 'c.company_id' : keys[by].value;
  return value === null ? { sql: `${column} IS NULL`, params: [] } : { sql: `${column} = ?`, params: [value] };
}

interface Part {
  value: string | null;
  name: string;
  stageId: string;
  currency: string;
  count: number;
  amount: number | null;
}

/** The lanes of a board: see the contract. */
export function lanes(
  db: ReadableDb,
  { pipelineId, by, ...asked }: { pipelineId: string; by: LaneBy; filter: ListFilter; today: LocalDate },
): { lanes: BoardLane[]; more: number } {
  const stages = new Map(chancesOf(db, pipelineId).map(({ id, probability }) => [id, probability]));
  if (stages.size === 0) throw new AppError('not_found', 'no such pipeline', { id: pipelineId });
  const fits = matching(db, 'deal', asked);
  const { value, name } = keys[by];
  const parts = db
    .prepare<unknown[], Part>(
      `SELECT ${value} AS value, coalesce(${name}, '') AS name, c.stage_id AS stageId, c.currency, count(*) AS count,
         sum(c.amount) AS amount
       FROM deal c LEFT JOIN user u ON u.id = c.owner_id
       LEFT JOIN company k ON k.id = c.company_id AND k.deleted_at IS NULL
       WHERE c.pipeline_id = ? AND c.status = 'open' AND c.deleted_at IS NULL AND (${fits.sql}) GROUP BY 1, 3, 4`,
    )
    .all(pipelineId, ...fits.params);
  const byValue = new Map<string | null, Part[]>();
  for (const part of parts) byValue.set(part.value, [...(byValue.get(part.value) ?? []), part]);
  const found = [...byValue].map(([value, own]) => laneOf(value, own, stages));
  found.sort((a, b) => order[by](a, b) || ((a.value ?? '') < (b.value ?? '') ? -1 : 1));
  return { lanes: found.slice(0, most), more: Math.max(0, found.length - most) };
}

function laneOf(value: string | null, parts: readonly Part[], probabilities: ReadonlyMap<string, number>): BoardLane {
  const byStage = new Map<string, number>();
  for (const { stageId, count } of parts) byStage.set(stageId, (byStage.get(stageId) ?? 0) + count);
  const worth = parts.flatMap(({ amount, currency, stageId }) =>
    amount === null ? [] : [{ amount, currency, probability: probabilities.get(stageId) ?? 0 }],
  );
  return {
    value,
    name: parts[0]?.name ?? '',
    count: parts.reduce((sum, { count }) => sum + count, 0),
    most: Math.max(...byStage.values()),
    sums: sumMoney(worth),
    weighted: sumMoney(
      worth.map(({ amount, currency, probability }) => ({ amount: weighted(amount, probability), currency })),
    ),
  };
}

type Order = (a: BoardLane, b: BoardLane) => number;

const compare = (a: string | number, b: string | number) => (a < b ? -1 : a > b ? 1 : 0);
const last: Order = (a, b) => Number(a.value === null) - Number(b.value === null);
const order: Readonly<Record<LaneBy, Order>> = {
  owner: (a, b) => last(a, b) || compare(fold(a.name), fold(b.name)),
  company: (a, b) => last(a, b) || compare(b.count, a.count) || compare(fold(a.name), fold(b.name)),
  closeMonth: (a, b) => last(a, b) || compare(a.value ?? '', b.value ?? ''),
};
