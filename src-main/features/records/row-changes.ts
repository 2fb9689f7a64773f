import { formatCalendarDay } from '../../../src-shared/domain/calendar-date';
import { priorities } from '../../../src-shared/domain/task';
import type { ReadableDb } from '../../platform/store/handles';
import { customLine } from './custom-values';
import { findRecord } from './record';
import { recordTables } from './registry';

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
  pronouns: 'pronouns',
  language: 'language',
  local_only: 'localOnly',
  name: 'name',
  parent_id: 'parent',
  company_id: 'company',
  role: 'role',
  department: 'department',
  industry: 'industry',
  about: 'about',
  photo: 'photo',
  color: 'color',
  title: 'title',
  amount: 'amount',
  expected_close: 'expectedClose',
  stage_id: 'stage',
  status: 'status',
  reason: 'reason',
  source: 'source',
  sku: 'sku',
  category: 'category',
  unit: 'unit',
  price: 'price',
  tax_class: 'taxClass',
  body: 'note',
  due_on: 'due',
  priority: 'priority',
  assignee_id: 'assignee',
  done_at: 'done',
  owner_id: 'owner',
  deleted_at: 'deletedAt',
};

const knownTables: ReadonlySet<string> = new Set([
  ...recordTables.map(({ table }) => table),
  'tag',
  'user',
  'custom_field',
  'custom_option',
]);

interface Line {
  field: string;
  text: string;
}

const joined = (separator: string, ...parts: (Value | undefined)[]) => parts.filter(Boolean).join(separator);

/** Whether one may write to an address, and which is used first: told beside it, by what it is. */
const permission = (what: string, image: Image): Line[] => [
  { field: 'preferred', text: image.preferred ? what : '' },
  {
    field: `consent.${String(image.consent)}`,
    text: image.consent === 'unknown' ? '' : joined(' · ', what, image.consent_source),
  },
];

/** An amount for the screens to put into words: `1250 EUR`, in minor units. */
const money = (amount: Value | undefined, currency: Value | undefined): string => `${amount} ${currency}`;

const point = (image: Image): string => joined(' · ', image.value, image.label);

function address(image: Image): string {
  const place = joined(' ', image.postal_code, image.city);
  return joined(', ', image.street, image.extended, place, image.region, image.country);
}

/** `1990-02-28`, or `--02-28` without a year. */
const day = ({ year, month, day }: Image): string =>
  formatCalendarDay({ year: year === null ? null : Number(year), month: Number(month), day: Number(day) });

/** First and last day, as far as they are known. */
const term = ({ since, until }: Image): string => (since || until ? `${since} – ${until}`.trim() : '');

/** A row of a record in lines of text: its fields and what stands in them. */
const lines: Readonly<Record<string, (db: ReadableDb, image: Image) => Line[]>> = {
  contact_point: (_db, image) => [
    { field: String(image.kind), text: point(image) },
    ...permission(String(image.value), image),
  ],
  postal_address: (_db, image) => [{ field: 'address', text: address(image) }, ...permission(address(image), image)],
  party_date: (_db, image) => [
    { field: image.kind === 'custom' ? 'date' : String(image.kind), text: joined(' · ', day(image), image.label) },
  ],
  affiliation: (db, image) => [
    {
      field: 'affiliation',
      text: joined(' · ', nameIn(db, 'company', image.company_id), image.role, image.department, term(image)),
    },
  ],
  relationship: (db, image) => [
    {
      field: `relationship.${String(image.type)}`,
      text: joined(' · ', findRecord(db, String(image.to_id))?.name, image.word, term(image), image.note),
    },
  ],
  deal_contact: (db, image) => [
    { field: 'person', text: joined(' · ', findRecord(db, String(image.contact_id))?.name, image.role) },
  ],
  deal_line: (_db, image) => [
    { field: 'line', text: joined(' · ', image.title, money(image.unit_price, image.currency)) },
  ],
  attachment: (_db, image) => [{ field: 'file', text: String(image.name) }],
  note: (_db, image) => [{ field: 'note', text: String(image.body) }],
  task_step: (_db, image) => [{ field: 'step', text: joined(' ', image.done ? '✓' : '', image.title) }],
  task_record: (db, image) => [{ field: 'record', text: findRecord(db, String(image.record_id))?.name ?? '' }],
  activity: (_db, image) => [
    { field: `activity.${String(image.kind)}`, text: joined(' · ', image.title, image.body) || '✓' },
  ],
  activity_record: (db, image) => [{ field: 'record', text: findRecord(db, String(image.record_id))?.name ?? '' }],
  keep_in_touch: (_db, image) => [
    {
      field: 'keepInTouch',
      text: [image.every, image.unit, image.last_contact, image.snoozed_until]
        .filter((part) => part !== null)
        .join(' '),
    },
  ],
  custom_text: customLine,
  custom_number: customLine,
  custom_time: customLine,
  custom_link: customLine,
  tagging: (db, image) => [{ field: 'tag', text: nameIn(db, 'tag', image.tag_id) }],
};

/** A row of a record in one line, for reading; null for tables the user does not know. */
export function rowText(db: ReadableDb, table: string, image: Image): { field: string; text: string } | null {
  return lines[table]?.(db, image)[0] ?? null;
}

/** What changed in a row, field by field, in the words of the screens. Unchanged fields are left out. */
export function rowChanges(db: ReadableDb, span: RowSpan): FieldChange[] {
  const linesOf = lines[span.tbl];
  if (!linesOf && !knownTables.has(span.tbl)) return [];
  const after = imageBefore(db, span, span.last + 1);
  if (!after) return [];
  const before = span.inserted ? null : imageBefore(db, span, span.first);
  const changes = linesOf ? lineChanges(linesOf, db, before, after) : recordChanges(db, before, after);
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

/** The lines of a row before and after; a field that only one of them has (another kind) stands alone. */
function lineChanges(
  linesOf: (db: ReadableDb, image: Image) => Line[],
  db: ReadableDb,
  before: Image | null,
  after: Image,
): FieldChange[] {
  const shown = (image: Image | null) =>
    new Map(
      image === null || image.deleted_at !== null ? [] : linesOf(db, image).map(({ field, text }) => [field, text]),
    );
  const [was, is] = [shown(before), shown(after)];
  return [...new Set([...was.keys(), ...is.keys()])].map((field) => ({
    field,
    before: was.get(field) ?? '',
    after: is.get(field) ?? '',
  }));
}

function recordChanges(db: ReadableDb, before: Image | null, after: Image): FieldChange[] {
  return Object.entries(recordFields).flatMap(([column, field]) =>
    column in after
      ? [{ field, before: before ? shown(db, column, before) : '', after: shown(db, column, after) }]
      : [],
  );
}

function shown(db: ReadableDb, column: string, image: Image): string {
  const value = image[column];
  if (value === null || value === undefined) return '';
  if (column === 'company_id' || column === 'parent_id') return nameIn(db, 'company', value);
  if (column === 'stage_id') return nameIn(db, 'stage', value);
  if (column === 'amount' || column === 'price') return money(value, image.currency);
  if (column === 'local_only') return value ? 'yes' : '';
  if (column === 'done_at') return 'yes';
  if (column === 'due_on') return joined(', ', value, image.due_time);
  if (column === 'priority') return value === 0 ? '' : (priorities[Number(value)] ?? '');
  if (column === 'owner_id' || column === 'assignee_id') return nameIn(db, 'user', value);
  return column === 'deleted_at' ? new Date(Number(value)).toISOString() : String(value);
}

function nameIn(db: ReadableDb, table: 'company' | 'user' | 'tag' | 'stage', id: Value | undefined): string {
  if (id === null || id === undefined) return '';
  return db.prepare<[Value], { name: string }>(`SELECT name FROM ${table} WHERE id = ?`).get(id)?.name ?? '';
}
