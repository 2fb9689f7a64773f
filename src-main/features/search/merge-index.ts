import type { ReadableDb } from '../../platform/store/handles';

/**
 * Pages of index that a transaction merges at most, per table and document it adds. Each transaction leaves a segment
 * behind; so much merging keeps their number at a dozen or two during the largest import (docs/decisions/0006).
 */
const pagesPerDocument = 0.5;

/** Merges a little of the full-text index: called in each transaction that adds to it. */
export function mergeIndex(db: ReadableDb, documents: number): void {
  const pages = Math.max(2, Math.ceil(documents * pagesPerDocument));
  for (const table of ['search_trigram', 'search_word']) {
    db.prepare<[number], never>(`INSERT INTO ${table} (${table}, rank) VALUES ('merge', ?)`).run(pages);
  }
}
