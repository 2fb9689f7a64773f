import type { ReadableDb } from '../../platform/store/handles';
import { affiliatedNames } from '../connections';
import { reachOf } from '../parties';
import type { Columns, Derivation } from '../records';
import { contactColumns } from './columns';

const text = (value: Columns[string] | undefined): string => String(value ?? '');

/** How a contact's derived columns follow from its row, its company and its reach. */
export function contactDerivation(db: ReadableDb): Derivation {
  const names = new Map<string, string>();
  const companyName = (id: string) => {
    let name = names.get(id);
    if (name === undefined) {
      name = db.prepare<[string], { name: string }>('SELECT name FROM company WHERE id = ?').get(id)?.name ?? '';
      names.set(id, name);
    }
    return name;
  };
  return {
    table: 'contact',
    columns: [
      ...['prefix', 'given_name', 'additional_name', 'family_name', 'suffix', 'nickname', 'company_id', 'role'],
      ...['display_name', 'display_key', 'company_name', 'email', 'phone', 'city'],
      ...['name_key', 'company_key', 'role_key', 'city_key', 'counted_in'],
    ],
    derive(row) {
      const { columns, document } = contactColumns(
        {
          id: text(row.id),
          prefix: text(row.prefix),
          givenName: text(row.given_name),
          additionalName: text(row.additional_name),
          familyName: text(row.family_name),
          suffix: text(row.suffix),
          nickname: text(row.nickname),
          role: text(row.role),
          furtherCompanies: affiliatedNames(db, text(row.id)),
          companyName: row.company_id ? companyName(text(row.company_id)) : '',
        },
        reachOf(db, text(row.id)),
      );
      return { columns: { ...columns, counted_in: row.company_id ?? null }, document };
    },
    binned: () => ({ counted_in: null }),
  };
}
