import type { Connection } from '../../../src-main/platform/store/connection';
import type { Client } from '../../support/doors';
import { type Figure, figure, pairedTimes, quantile } from '../figures';

const stageCount = 6;

/** A pipeline with `count` open deals; answers its id. */
async function fillPipeline(client: Client, count: number): Promise<string> {
  const { id, stages } = await client.pipelines.create({
    name: 'Bench',
    stages: Array.from({ length: stageCount }, (_, at) => ({
      ...{ name: `Stage ${at}`, color: 'info' as const, probability: 10 * at, rotDays: 14, required: [] },
    })),
  });
  for (let at = 0; at < count; at++) {
    await client.deals.create({
      title: `Deal ${at}`,
      stageId: stages[at % stageCount]?.id ?? '',
      amount: 1000 * (at % 500),
      currency: at % 7 === 0 ? 'USD' : 'EUR',
      companyName: `Bench company ${at % 100}`,
    });
  }
  return id;
}

/** The board of `count` open deals: columns, sums by currency, and the first cards of each. */
export async function boardCase(client: Client, connection: Connection, count: number): Promise<Figure> {
  const pipelineId = await fillPipeline(client, count);
  const open = `d.status = 'open' AND d.deleted_at IS NULL`;
  const stages = connection
    .prepare<[string], { id: string }>('SELECT id FROM stage WHERE pipeline_id = ? ORDER BY position')
    .all(pipelineId);
  const sums = connection.prepare<[string], unknown>(
    `SELECT d.stage_id, d.currency, count(*), sum(d.amount) FROM deal d
     WHERE d.pipeline_id = ? AND ${open} GROUP BY d.stage_id, d.currency`,
  );
  const cards = connection.prepare<[string], unknown>(
    `SELECT d.*, s.name, k.name, u.name,
       (SELECT c.display_name FROM deal_contact p JOIN contact c ON c.id = p.contact_id
        WHERE p.deal_id = d.id ORDER BY p.position LIMIT 1),
       EXISTS (SELECT 1 FROM task_record r JOIN task o ON o.id = r.task_id WHERE r.record_id = d.id)
     FROM deal d JOIN stage s ON s.id = d.stage_id LEFT JOIN company k ON k.id = d.company_id
     LEFT JOIN user u ON u.id = d.owner_id
     WHERE d.stage_id = ? AND ${open} ORDER BY d.board_order, d.id LIMIT 30`,
  );
  const taken = await pairedTimes(
    200,
    () => client.deals.board({ pipelineId }),
    () => {
      sums.all(pipelineId);
      for (const { id } of stages) cards.all(id);
    },
  );
  const bare = quantile(taken.bare, 0.95);
  return figure({
    name: 'board.p95',
    value: quantile(taken.ours, 0.95),
    unit: 'ms',
    goal: 'p95 < 20 ms, ≤ 2× bare + 1 ms',
    limit: Math.min(20, 2 * bare + 1),
    limitWhat: 'twice the bare SQL + 1 ms',
    bare,
  });
}
