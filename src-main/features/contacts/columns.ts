import { fold } from '../../../src-shared/domain/fold';
import { displayName, type NameParts, sortKey } from '../../../src-shared/domain/name';
import type { Reach } from '../parties';
import type { Columns } from '../records';
import { line, type SearchDocument } from '../search';

/** What the derived columns of a contact follow from. */
export interface ContactFacts extends NameParts {
  id: string;
  companyName: string;
  role: string;
  /** Names of further companies the contact has a role in. */
  furtherCompanies: readonly string[];
}

/** The columns of a contact that follow from others, for the list, and what it is found by. */
export function contactColumns(facts: ContactFacts, reach: Reach): { columns: Columns; document: SearchDocument } {
  const { id, companyName, role, nickname, furtherCompanies } = facts;
  const { email, phone, city, lines } = reach;
  const shown = displayName(facts, companyName, email, phone);
  const subtitle = [role, companyName].filter((part) => part !== '').join(' · ') || email || phone || city;
  return {
    columns: {
      display_name: shown,
      display_key: fold(shown),
      company_name: companyName,
      email,
      phone,
      city,
      name_key: sortKey(facts, companyName, email, phone),
      company_key: fold(companyName),
      role_key: fold(role),
      city_key: fold(city),
    },
    document: {
      id,
      kind: 'contact',
      title: shown,
      subtitle,
      lines: [nickname, ...furtherCompanies]
        .filter((text) => text !== '')
        .map((text) => line(text))
        .concat(lines),
    },
  };
}
