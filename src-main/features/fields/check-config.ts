import { and, eq, isNull } from 'drizzle-orm';
import type { CustomField } from '../../../src-shared/contract/fields';
import { fieldTarget } from '../../../src-shared/contract/fields';
import { AppError } from '../../../src-shared/errors';
import type { ReadableDb } from '../../platform/store/handles';
import { FormulaProblem } from './formula';
import { dependenciesOf } from './references';
import { customField } from './schema';

type Wanted = Pick<CustomField, 'target' | 'type' | 'config'> & { id?: string };

const fail = (reason: string) => new AppError('validation', 'no such setting', { field: 'config', reason });

const fieldOf = (db: ReadableDb, id: string | null | undefined) =>
  id
    ? db.orm
        .select()
        .from(customField)
        .where(and(eq(customField.id, id), isNull(customField.deletedAt)))
        .get()
    : undefined;

/**
 * Fails: `validation` (field `config`): `relation.to` for a relation to nothing, `rollup.via` for a roll-up along none,
 * `formula.syntax`, `formula.word`, `formula.unknown` for what can't be read, `formula.cycle` for what leads back.
 */
export function checkConfig(db: ReadableDb, field: Wanted): void {
  const { type, config } = field;
  if (type === 'relation' && !fieldTarget.safeParse(config.to).success) throw fail('relation.to');
  if (type === 'rollup') checkRollup(db, field);
  if (type === 'formula') checkFormula(db, field);
  if (field.id !== undefined) refuseCircle(db, field, field.id);
}

function checkRollup(db: ReadableDb, { target, config }: Wanted): void {
  const via = fieldOf(db, config.via);
  const [here, there] = config.direction === 'in' ? [via?.config.to, via?.target] : [via?.target, via?.config.to];
  if (via?.type !== 'relation' || here !== target) throw fail('rollup.via');
  if (config.operation === 'count') return;
  if (!config.of || fieldOf(db, config.of)?.target !== there) throw fail('formula.unknown');
}

function checkFormula(db: ReadableDb, { target, type, config }: Wanted): void {
  try {
    for (const id of dependenciesOf({ type, config })) {
      if (fieldOf(db, id)?.target !== target) throw new FormulaProblem('formula.unknown');
    }
  } catch (error) {
    throw error instanceof FormulaProblem ? fail(error.reason) : error;
  }
}

/** Follows what a field looks at, over formulas and roll-ups, whether it comes back to the field. */
function refuseCircle(db: ReadableDb, field: Wanted, id: string): void {
  const passed = new Set<string>();
  const waiting = dependenciesOf(field);
  for (let next = waiting.pop(); next !== undefined; next = waiting.pop()) {
    if (next === id) throw fail('formula.cycle');
    if (passed.has(next)) continue;
    passed.add(next);
    const other = fieldOf(db, next);
    if (other) waiting.push(...dependenciesOf(other));
  }
}
