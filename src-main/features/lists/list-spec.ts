import type { ListKind } from '../../../src-shared/contract/filters';
import type { RecordKind } from '../../../src-shared/domain/record-kind';
import type { Predicate } from './predicate';

/**
 * What a list can be filtered by. `text` columns hold folded text, `instant` ms since 1970, `day` an ISO 8601 day or
 * null. `searched`: what stands in it is in the search index, too. Columns have an index unless they are `bare`.
 */
export type FilterField = { readonly searched?: boolean; readonly bare?: boolean } & (
  | { readonly type: 'text'; readonly columns: readonly string[] }
  | {
      readonly type: 'email' | 'phone' | 'id' | 'user' | 'count' | 'number' | 'instant' | 'day' | 'flag';
      readonly column: string;
    }
  /** The place of a choice among all there are. */
  | { readonly type: 'choice'; readonly column: string; readonly options: readonly string[] }
  /** Minor units, and the column with their currency. */
  | { readonly type: 'money'; readonly column: string; readonly currency: string }
  | { readonly type: 'tag' }
  /** When one talked to the record: noted so, or an activity at which somebody was there. */
  | { readonly type: 'talk' }
);

/**
 * How records are related to those of another list: by a column of their `own` that has the other's id, by one of
 * `theirs`, or `through` rows that have both ids. `only`: to those of them alone of which this SQL holds.
 */
export type Relation = { readonly to: ListKind; readonly only?: (alias: string) => string } & (
  | { readonly own: string }
  | { readonly theirs: string }
  | { readonly through: string; readonly mine: string; readonly other: string }
);

/**
 * A list. Each column it is sorted by has an index `<table>_by_<column>` of `key` and id over what is not in the bin,
 * unless its records are so few that they are sorted where they lie; a `key` may be an expression. `known`: what is not
 * known of a record (NULL) comes last. `groups` are the columns it can be grouped by, with how their values are read.
 * `nameKey` is the folded name; `merges`: its records may have been merged into others.
 */
export interface ListSpec {
  readonly kind: RecordKind;
  /** The object whose records these are. */
  readonly objectId?: string;
  readonly table: string;
  readonly nameKey: string;
  readonly merges: boolean;
  readonly sorts: Readonly<
    Record<string, { readonly key: string; readonly kind: 'text' | 'number' | 'known' | 'owner' }>
  >;
  readonly groups: Readonly<Record<string, string>>;
  readonly fields: Readonly<Record<string, FilterField>>;
  readonly relations: Readonly<Record<string, Relation>>;
}

/** What holds of all rows of a list, in the bin too. */
export const ofList = ({ objectId }: ListSpec): Predicate =>
  objectId === undefined ? { sql: '1', params: [] } : { sql: 'c.object_id = ?', params: [objectId] };

/** What holds of the rows of a list that aren't in the bin. */
export const standing = (spec: ListSpec): Predicate => {
  const { sql, params } = ofList(spec);
  return { sql: spec.objectId === undefined ? 'c.deleted_at IS NULL' : `c.deleted_at IS NULL AND ${sql}`, params };
};

/** How somebody of the practice is read. */
export const ownerName = '(SELECT name FROM user WHERE id = c.owner_id)';
