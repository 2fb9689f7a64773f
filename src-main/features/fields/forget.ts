import type { ReadableDb } from '../../platform/store/handles';

/**
 * Choices that were made of what stood in a field of these records (a JSON list of ids) when it was one of text, and that
 * no other record has: they say something about these alone.
 */
export const choicesMadeOf = (db: ReadableDb, ids: string): string[] =>
  db
    .prepare<[{ ids: string }], { id: string }>(
      `WITH said AS (
         SELECT t.field_id, t.value AS name FROM custom_text t
         WHERE t.party_id IN (SELECT value FROM json_each(@ids))
         UNION SELECT t.field_id, json_extract(j.before, '$.value') FROM journal j
         JOIN custom_text t ON t.id = j.row WHERE j.record IN (SELECT value FROM json_each(@ids)))
       SELECT o.id FROM custom_option o JOIN said ON said.field_id = o.field_id AND trim(said.name) = o.name
       WHERE NOT EXISTS (SELECT 1 FROM custom_link l WHERE l.target_id = o.id AND l.deleted_at IS NULL
         AND l.party_id NOT IN (SELECT value FROM json_each(@ids)))`,
    )
    .all({ ids })
    .map(({ id }) => id);
