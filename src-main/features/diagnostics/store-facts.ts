import type { DiagnosticsReport } from '../../../src-shared/contract/diagnostics';
import { redact } from '../../platform/diagnostics/redact';
import type { ReadableDb } from '../../platform/store/handles';

export type StoreFacts = Pick<DiagnosticsReport, 'rows' | 'jobs'> & { sqlite: string; schema: number };

type Job = DiagnosticsReport['jobs'][number];

const jobsByType = `SELECT type, state, count(*) AS count, min(run_at) AS runAt, coalesce(max(last_error), '') AS lastError
  FROM job GROUP BY type, state ORDER BY state = 'exhausted' DESC, count DESC, type`;

/** What an open store says of itself; counts every table, so it runs on the thread for long reads. */
function storeFacts(db: ReadableDb): StoreFacts {
  const value = (sql: string) => db.prepare<[], { value: string | number }>(sql).get()?.value ?? 0;
  const tables = db
    .prepare<[], { name: string }>(
      `SELECT name FROM pragma_table_list WHERE schema = 'main' AND type = 'table' AND name NOT LIKE 'sqlite\\_%' ESCAPE '\\'`,
    )
    .all();
  const rows = tables.map(({ name }) => ({
    table: name,
    count: Number(value(`SELECT count(*) AS value FROM "${name}" WHERE not_cancelled()`)),
  }));
  return {
    sqlite: String(value('SELECT sqlite_version() AS value')),
    schema: Number(value('SELECT user_version AS value FROM pragma_user_version')),
    rows: rows.sort((a, b) => b.count - a.count),
    jobs: db
      .prepare<[], Job>(jobsByType)
      .all()
      .map((job) => ({ ...job, lastError: redact(job.lastError) })),
  };
}

export const diagnosticsReads = { 'diagnostics.facts': storeFacts };
