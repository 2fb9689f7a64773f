import type { CustomField, CustomValue } from '../../../src-shared/contract/fields';
import type { RollupOperation } from '../../../src-shared/domain/custom/types';
import type { ReadableDb } from '../../platform/store/handles';
import { isLiveRecord } from '../records';

/** The records a roll-up looks at, as a query for their ids: `@record`, `@via`. */
const related = {
  out: `SELECT DISTINCT target_id AS id FROM custom_link WHERE party_id = @record AND field_id = @via
    AND deleted_at IS NULL AND ${isLiveRecord('target_id')}`,
  in: `SELECT DISTINCT party_id AS id FROM custom_link WHERE target_id = @record AND field_id = @via
    AND deleted_at IS NULL AND ${isLiveRecord('party_id')}`,
};

interface Found {
  number: number | null;
  day: string | null;
  currency: string;
}

/** What a roll-up comes to on a record; amounts of several currencies are never added up. */
export function evaluateRollup(db: ReadableDb, config: CustomField['config'], record: string): CustomValue | null {
  const { via = '', direction = 'out', of = null, operation = 'count' } = config;
  const from = related[direction];
  if (of === null || operation === 'count') {
    const count = db.prepare<[object], { n: number }>(`SELECT count(*) AS n FROM (${from})`).get({ record, via });
    return { kind: 'number', number: count?.n ?? 0 };
  }
  const rows = db
    .prepare<[object], Found>(
      `WITH r AS (${from})
       SELECT v.value AS number, NULL AS day, v.currency FROM r JOIN custom_number v
         ON v.party_id = r.id AND v.field_id = @of AND v.deleted_at IS NULL
       UNION ALL SELECT NULL, v.day, '' FROM r JOIN custom_time v
         ON v.party_id = r.id AND v.field_id = @of AND v.deleted_at IS NULL AND v.day IS NOT NULL
       UNION ALL SELECT v.number, CASE v.kind WHEN 'day' THEN v.text END, v.currency FROM r JOIN custom_computed v
         ON v.party_id = r.id AND v.field_id = @of`,
    )
    .all({ record, via, of });
  return rolledUp(rows, operation);
}

function rolledUp(rows: readonly Found[], operation: RollupOperation): CustomValue | null {
  const days = rows.flatMap(({ day }) => day ?? []).sort();
  const numbers = rows.flatMap(({ number }) => number ?? []);
  if (days.length > 0 && numbers.length === 0) {
    const day = operation === 'max' ? days.at(-1) : days[0];
    return day === undefined ? null : { kind: 'day', day };
  }
  if (numbers.length === 0) return null;
  const currencies = new Set(rows.filter(({ number }) => number !== null).map(({ currency }) => currency));
  if (currencies.size > 1) return { kind: 'problem', reason: 'formula.currencies' };
  const [currency = ''] = currencies;
  const sum = numbers.reduce((total, number) => total + number, 0);
  const result = { sum, average: sum / numbers.length, min: Math.min(...numbers), max: Math.max(...numbers), count: 0 }[
    operation
  ];
  return currency === ''
    ? { kind: 'number', number: Math.round(result * 1e9) / 1e9 }
    : { kind: 'money', amount: Math.round(result), currency };
}
