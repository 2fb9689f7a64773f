import { type ReadQuery, serveReads } from '../../src-main/platform/reads/serve';
import { AppError } from '../../src-shared/errors';

const long: ReadQuery<number, number> = (db, rows) =>
  db
    .prepare<[number], { sum: number }>(
      `WITH RECURSIVE number(n) AS (SELECT 1 UNION ALL SELECT n + 1 FROM number WHERE n < ?)
       SELECT sum(n) AS sum FROM number WHERE not_cancelled()`,
    )
    .get(rows)?.sum ?? 0;

const write: ReadQuery<string, unknown> = (db, sql) => db.prepare<[], never>(sql).run();
const echo: ReadQuery<unknown, unknown> = (_db, input) => input;
const fail: ReadQuery<string, never> = (_db, message) => {
  throw new Error(message);
};
const refuse: ReadQuery<null, never> = () => {
  throw new AppError('not_found', 'no such record', { field: 'id' });
};
const die: ReadQuery<null, never> = () => process.exit(7);

/** Reads for the tests of reading. */
serveReads({ long, write, echo, fail, refuse, die });
