import type * as z from 'zod';
import type { matchParty } from '../../../src-shared/contract/duplicates';
import type { ReadableDb } from '../../platform/store/handles';

export type PartyLine = z.infer<typeof matchParty>;

const sql = `SELECT c.id, c.display_name AS name, c.role, c.company_name AS company, c.email, c.phone, c.city,
    c.updated_at AS updatedAt FROM json_each(@ids) j CROSS JOIN contact c ON c.id = j.value
  UNION ALL SELECT k.id, k.name, k.industry, '', k.email, k.phone, k.city, k.updated_at
    FROM json_each(@ids) j CROSS JOIN company k ON k.id = j.value`;

type Raw = Record<'id' | 'name' | 'role' | 'company' | 'email' | 'phone' | 'city', string> & { updatedAt: number };

/** Parties in two lines each, by id; those in the bin and merged ones too. */
export function partyLines(db: ReadableDb, ids: readonly string[]): Map<string, PartyLine> {
  const rows = db.prepare<[{ ids: string }], Raw>(sql).all({ ids: JSON.stringify([...new Set(ids)]) });
  return new Map(
    rows.map(({ id, name, role, company, email, phone, city, updatedAt }) => {
      const place = [role, company].filter((text) => text !== '').join(' · ');
      const subtitle = [place || city, email || phone].filter((text) => text !== '').join(' · ');
      return [id, { id, name, subtitle, updatedAt }];
    }),
  );
}
