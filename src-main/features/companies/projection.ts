import { fold } from '../../../src-shared/domain/fold';
import type { Projection } from '../../platform/store/store';
import { type Reach, reachOf } from '../parties';
import { type Columns, type Derivation, derive, recordEvents, subjectsOf, touchedBy } from '../records';
import type { SearchDocument } from '../search';

const text = (value: Columns[string] | undefined): string => String(value ?? '');

/** The columns of a company that follow from others, and what it is found by. */
export function companyColumns(row: Columns, reach: Reach): { columns: Columns; document: SearchDocument } {
  const { email, phone, city, lines } = reach;
  const subtitle = [text(row.industry), city].filter((part) => part !== '').join(' · ');
  return {
    columns: { email, phone, city, name_key: fold(text(row.name)), city_key: fold(city) },
    document: { id: text(row.id), kind: 'company', title: text(row.name), subtitle: subtitle || email || phone, lines },
  };
}

export const companyDerivation: Derivation = {
  table: 'company',
  columns: ['name', 'industry', 'email', 'phone', 'city', 'name_key', 'city_key'],
  derive: (row, db) => companyColumns(row, reachOf(db, text(row.id))),
  binned: () => ({}),
};

/** Keeps the list columns and the search index of companies in step, and tells the screens. */
export const companyProjection: Projection = {
  derive(tx, changes) {
    derive(tx.db, companyDerivation, subjectsOf(tx, 'company', touchedBy(changes)), () => {});
  },
  events: (db, changes) => recordEvents(db, 'company', 'company', touchedBy(changes)),
};
