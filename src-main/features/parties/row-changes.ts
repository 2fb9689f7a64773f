import type { ReadableDb } from '../../platform/store/handles';

export interface FieldChange {
  field: string;
  before: string;
  after: string;
}

/** The part of the journal that is about one row: from its first to its last change that is looked at. */
export interface RowSpan {
  tbl: string;
  row: string;
  record: string;
  first: number;
  last: number;
  /** The first change made the row. */
  inserted: boolean;
}

type Value = string | number | null;
type Image = Record<string, Value>;

/** Columns of records that the user knows, with the names they have on the screens. */
const recordFields: Readonly<Record<string, string>> = {
  prefix: 'prefix',
  given_name: 'givenName',
  additional_name: 'additionalName',
  family_name: 'familyName',
  suffix: 'suffix',
  nickname: 'nickname',
  name: 'name',
  company_id: 'company',
  role: 'role',
  department: 'department',
  industry: 'industry',
  about: 'about',
  photo: 'photo',
  color: 'color',
  owner_id: 'owner',
  deleted_at: 'deletedAt',
};

const recordTables: ReadonlySet<string> = new Set(['contact', 'company', 'tag', 'user']);

/** A row of a party in one line of text: its field and what stands in it. */
const lines: Readonly<Record<string, (db: ReadableDb, image: Image) => { field: string; text: string }>> = {
  contact_point: (_db, image) => ({
    field: String(image.kind),
    text: [image.value, image.label].filter(Boolean).join(' · '),
  }),
  postal_address: (_db, image) => {
    const place = [image.postal_code, image.city].filter(Boolean).join(' ');
    const parts = [image.street, image.extended, place, image.region, image.country];
    return { field: 'address', text: parts.filter(Boolean).join(', ') };
  },
  attachment: (_db, image) => ({ field: 'file', text: String(image.name) }),
  note: (_db, image) => ({ field: 'note', text: String(image.body) }),
  tagging: (db, image) => ({ field: 'tag', text: nameIn(db, 'tag', image.tag_id) }),
};

/** What changed in a row, field by field, in the words of the screens. Unchanged fields are left out. */
export function rowChanges(db: ReadableDb, span: RowSpan): FieldChange[] {
  const line = lines[span.tbl];
  if (!line && !recordTables.has(span.tbl)) return [];
  const after = imageBefore(db, span, span.last + 1);
  if (!after) return [];
  const before = span.inserted ? null : imageBefore(db, span, span.first);
  const changes = line ? [lineChange(db, line, before, after)] : recordChanges(db, before, after);
  return changes.filter((change) => change.before !== change.after);
}

/** The row as it was just before journal row `seq`: as it is now, with what came later taken back. */
function imageBefore(db: ReadableDb, { tbl, row, record }: RowSpan, seq: number): Image | null {
  const now = db.prepare<[string], Image>(`SELECT * FROM ${tbl} WHERE id = ?`).get(row);
  if (!now) return null;
  const later = db
    .prepare<[string, string, number], { before: string }>(
      'SELECT before FROM journal WHERE record = ? AND row = ? AND grp IS NOT NULL AND seq >= ? ORDER BY seq DESC',
    )
    .all(record, row, seq);
  return Object.assign({}, now, ...later.map(({ before }) => JSON.parse(before) as Image));
}

function lineChange(
  db: ReadableDb,
  line: (db: ReadableDb, image: Image) => { field: string; text: string },
  before: Image | null,
  after: Image,
): FieldChange {
  const shown = (image: Image | null) => (image === null || image.deleted_at !== null ? '' : line(db, image).text);
  return { field: line(db, after).field, before: shown(before), after: shown(after) };
}

function recordChanges(db: ReadableDb, before: Image | null, after: Image): FieldChange[] {
  return Object.entries(recordFields).flatMap(([column, field]) =>
    column in after
      ? [{ field, before: before ? shown(db, column, before[column]) : '', after: shown(db, column, after[column]) }]
      : [],
  );
}

function shown(db: ReadableDb, column: string, value: Value | undefined): string {
  if (value === null || value === undefined) return '';
  if (column === 'company_id') return nameIn(db, 'company', value);
  if (column === 'owner_id') return nameIn(db, 'user', value);
  return column === 'deleted_at' ? new Date(Number(value)).toISOString() : String(value);
}

function nameIn(db: ReadableDb, table: 'company' | 'user' | 'tag', id: Value | undefined): string {
  if (id === null || id === undefined) return '';
  return db.prepare<[Value], { name: string }>(`SELECT name FROM ${table} WHERE id = ?`).get(id)?.name ?? '';
}
