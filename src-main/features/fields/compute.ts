import type { CustomField, CustomValue } from '../../../src-shared/contract/fields';
import { isComputed } from '../../../src-shared/domain/custom/types';
import { fold } from '../../../src-shared/domain/fold';
import type { ReadableDb } from '../../platform/store/handles';
import { allFields } from './definitions';
import { evaluateFormula } from './formula';
import { evaluateRollup } from './rollup';
import { targetOf } from './target';
import { valuesOf } from './values';

/** What the computed fields of a record come to. A circle, which two laptops can make, is a problem and no loop. */
export function computed(
  db: ReadableDb,
  record: string,
  fields: readonly CustomField[],
): Map<string, CustomValue | null> {
  const stored = valuesOf(db, record, fields);
  const results = new Map<string, CustomValue | null>();
  const running = new Set<string>();
  const byId = new Map(fields.map((field) => [field.id, field]));
  const read = (id: string): CustomValue | null => {
    const field = byId.get(id);
    if (!field || !isComputed(field.type)) return stored.get(id) ?? null;
    if (running.has(id)) return { kind: 'problem', reason: 'formula.cycle' };
    if (!results.has(id)) {
      running.add(id);
      const { type, config } = field;
      const value =
        type === 'formula'
          ? evaluateFormula(config, (other) => byId.get(other)?.type, read)
          : evaluateRollup(db, config, record);
      running.delete(id);
      results.set(id, value);
    }
    return results.get(id) ?? null;
  };
  for (const { id, type } of fields) if (isComputed(type)) read(id);
  return results;
}

type Stored = { kind: string; number: number | null; text: string | null; currency: string };

function rowOf(value: CustomValue): Stored {
  const none = { kind: value.kind, number: null, text: null, currency: '' };
  switch (value.kind) {
    case 'number':
      return { ...none, number: value.number };
    case 'money':
      return { ...none, number: value.amount, currency: value.currency };
    case 'yesNo':
      return { ...none, number: Number(value.yes) };
    case 'day':
      return { ...none, text: value.day };
    case 'text':
      return { ...none, text: value.text };
    case 'problem':
      return { ...none, text: value.reason };
    default:
      return none;
  }
}

/** Works out the computed fields of a record and keeps what they come to; answers whether anything changed. */
function compute(db: ReadableDb, record: string, fields: readonly CustomField[]): boolean {
  const find = db.prepare<[string, string], Stored>(
    'SELECT kind, number, text, currency FROM custom_computed WHERE party_id = ? AND field_id = ?',
  );
  let changed = false;
  for (const [fieldId, value] of computed(db, record, fields)) {
    const now = find.get(record, fieldId);
    const next = value === null ? undefined : rowOf(value);
    if (JSON.stringify(now) === JSON.stringify(next)) continue;
    changed = true;
    if (!next) db.prepare('DELETE FROM custom_computed WHERE party_id = ? AND field_id = ?').run(record, fieldId);
    else {
      db.prepare(
        'INSERT OR REPLACE INTO custom_computed (party_id, field_id, kind, number, text, key, currency) VALUES (?, ?, ?, ?, ?, ?, ?)',
      ).run(record, fieldId, next.kind, next.number, next.text, fold(next.text ?? ''), next.currency);
    }
  }
  return changed;
}

/** Whose roll-ups look at a record: along the relations that lead to it or from it, also those just taken away. */
function lookingAt(db: ReadableDb, record: string, rollups: readonly CustomField[]): string[] {
  return rollups.flatMap(({ config }) => {
    const [own, other] = config.direction === 'in' ? ['party_id', 'target_id'] : ['target_id', 'party_id'];
    const sql = `SELECT DISTINCT ${other} AS id FROM custom_link WHERE ${own} = ? AND field_id = ?`;
    return db
      .prepare<[string, string], { id: string }>(sql)
      .all(record, config.via ?? '')
      .map(({ id }) => id);
  });
}

/** So many records follow at once from what was changed; with more, all are gone through beside the work. */
const most = 200;

/**
 * Brings the computed fields of changed records up to date, and of those that look at them. Answers which others
 * changed, or null where there are too many to do at once.
 */
export function recompute(db: ReadableDb, records: Iterable<string>): string[] | null {
  const fields = allFields(db);
  const rollups = fields.filter(({ type }) => type === 'rollup');
  const waiting = new Set(records);
  const given = new Set(waiting);
  const followed: string[] = [];
  let done = 0;
  for (const record of waiting) {
    if (++done > most) return null;
    const target = targetOf(db, record);
    const own = fields.filter((field) => field.target === target);
    const changed = own.some(({ type }) => isComputed(type)) && compute(db, record, own);
    if (changed && !given.has(record)) followed.push(record);
    if (changed || given.has(record)) for (const id of lookingAt(db, record, rollups)) waiting.add(id);
  }
  return followed;
}
