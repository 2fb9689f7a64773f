import type { ReadableDb } from '../../platform/store/handles';

/**
 * How the records of a list are written as rows of a table; the fields that users made come behind these. Headings are
 * English in every language, so that a file can be read anywhere.
 */
export interface Table {
  readonly headings: readonly string[];
  /** The cells of one record: amounts as plain decimals, days and instants (UTC) as ISO 8601. Fails: `not_found`. */
  readonly row: (db: ReadableDb, id: string) => readonly string[];
}

/** An instant (ms) in a table; nothing where there is none. */
export const instantCell = (at: number | null): string => (at === null ? '' : new Date(at).toISOString());

/** Several values in one cell. */
export const severalCell = (values: readonly string[]): string => values.join('; ');
