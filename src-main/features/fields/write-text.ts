import type { CustomField } from '../../../src-shared/contract/fields';
import type { FieldInput } from '../../../src-shared/domain/custom/check';
import { fromText } from '../../../src-shared/domain/custom/from-text';
import { fold } from '../../../src-shared/domain/fold';
import { sortKey } from '../../../src-shared/domain/name';
import { parseName } from '../../../src-shared/domain/parse-name';
import { AppError } from '../../../src-shared/errors';
import type { ReadableDb, Tx } from '../../platform/store/handles';
import { checkedValue } from './checked-value';
import { getField } from './definitions';
import { optionIds } from './options';
import { recordsOf } from './target';
import { writeValue } from './values';

/** What a name is looked up by: people stand in lists by their family name. */
const keyOf = (to: string, name: string): string =>
  to === 'contact' ? sortKey(parseName(name), '', '', '') : fold(name);

/** Records of a kind by their names; a name that several have, or none, leads nowhere. */
function namedRecords(db: ReadableDb, to: string, names: readonly string[]): string[] {
  const { table, name: column, where, params } = recordsOf(to);
  const find = db.prepare<string[], { id: string }>(
    `SELECT id FROM ${table} WHERE ${where} AND name_key = ? AND ${column} = ? ORDER BY id LIMIT 2`,
  );
  return names.flatMap((name) => {
    const [one, other] = find.all(...params, keyOf(to, name), name);
    return one && !other ? [one.id] : [];
  });
}

/**
 * Writes values that are given as plain texts (see domain/custom/plain-text.ts): choices that are not there are added,
 * records are looked for by name. What does not fit, and a field that is gone, is left alone. `key` is what an address, a
 * number to call or a link that was checked already is found by.
 */
export function textWriter(tx: Tx): (recordId: string, fieldId: string, text: string, key?: string) => void {
  return (recordId, fieldId, text, key) => {
    const field = whereFits(() => getField(tx.db, fieldId));
    const value = field && inputOf(tx, field, text);
    if (!field || !value) return;
    const checked = key === undefined ? whereFits(() => checkedValue(tx.db, field, value, '')) : { value, key };
    if (checked?.value) writeValue(tx, recordId, field, checked.value, checked.key);
  };
}

function inputOf(tx: Tx, { id, type, config }: CustomField, text: string): FieldInput | null {
  const said = fromText(text, type, config, 'en');
  if (!said || !('names' in said)) return said;
  if (said.kind === 'options') return { kind: said.kind, ids: said.names.map(optionIds(tx, id)) };
  const ids = namedRecords(tx.db, config.to ?? '', said.names);
  return { kind: said.kind, ids: config.multiple === false ? ids.slice(0, 1) : ids };
}

/** Null for what is refused. */
function whereFits<T>(work: () => T): T | null {
  try {
    return work();
  } catch (error) {
    if (error instanceof AppError && (error.code === 'validation' || error.code === 'not_found')) return null;
    throw error;
  }
}
