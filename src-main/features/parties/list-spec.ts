import type { FilterColumn } from './filter';

/** A list of parties. Each column has an index `<table>_by_<column>` of `key` and id over what is not in the bin. */
export interface ListSpec {
  table: 'contact' | 'company';
  sorts: Readonly<Record<string, { key: string; kind: 'text' | 'number' | 'owner' }>>;
  filters: Readonly<Record<string, FilterColumn>>;
}
