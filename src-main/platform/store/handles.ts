import type Database from 'better-sqlite3';
import { drizzle } from 'drizzle-orm/better-sqlite3';
import type { Label } from '../../../src-shared/labels';
import type { Connection } from './connection';

type Statement = Database.Statement<unknown[], unknown>;

/** Reads: `orm` builds queries from the schema, `prepare` is for the few that drizzle can't say (FTS5) or that run hot. */
export class ReadableDb {
  readonly orm;
  readonly #connection: Connection;
  readonly #statements = new Map<string, Statement>();

  constructor(connection: Connection) {
    this.#connection = connection;
    this.orm = drizzle({ client: connection });
  }

  /** A compiled statement, kept for the next time the same text is asked for. */
  prepare<Params extends unknown[], Row>(sql: string): Database.Statement<Params, Row> {
    let statement = this.#statements.get(sql);
    if (!statement) {
      statement = this.#connection.prepare<unknown[], unknown>(sql);
      this.#statements.set(sql, statement);
    }
    return statement as unknown as Database.Statement<Params, Row>;
  }
}

/** Who acts: a person, or the program on their behalf. `id` is a user's id. */
export interface Actor {
  kind: 'user' | 'ai' | 'automation' | 'import' | 'sync' | 'system';
  id: string;
}

/** What a user does: its name and who does it. `undoable` false for what can't be taken back. */
export interface Act {
  label: Label;
  actor: Actor;
  undoable?: boolean;
}

/** The handle of a running transaction; only `Store.transact` and the operation runner give one out. */
export interface Tx {
  readonly db: ReadableDb;
  readonly operation: number;
  readonly actor: Actor;
  /** When the transaction began, ms since 1970: the one time everything in it happened. */
  readonly at: number;
}

/** One captured change. `group` null is an insert. */
export interface Change {
  readonly table: string;
  readonly row: string;
  readonly record: string;
  readonly group: string | null;
}
