import type { Condition } from '../../../src-shared/contract/parties';
import { fold } from '../../../src-shared/domain/fold';
import { AppError } from '../../../src-shared/errors';
import type { ReadableDb } from '../../platform/store/handles';

/** How the conditions on a column of the list are put into SQL; columns hold folded text where they are text. */
export type FilterColumn =
  | { kind: 'text'; columns: readonly string[] }
  | { kind: 'email'; column: string }
  | { kind: 'phone'; column: string }
  | { kind: 'id'; column: string }
  | { kind: 'owner' }
  | { kind: 'number'; column: string }
  | { kind: 'day'; column: string }
  | { kind: 'tag' };

/**
 * A piece of a WHERE clause with what is bound to it. A plus sign keeps SQLite from an index: whether one is worth its
 * while is decided by looking (see narrow.ts), for without it the list's own order is the best way through.
 */
export interface Predicate {
  sql: string;
  params: (string | number)[];
}

type Operator = Condition['operator'];

const no = (operator: Operator, column: string) =>
  new AppError('validation', `no such condition: ${column} ${operator}`, { field: 'filter', reason: 'condition' });

const all: Predicate = { sql: '1', params: [] };
const not = ({ sql, params }: Predicate): Predicate => ({ sql: `NOT (${sql})`, params });
const any = (parts: readonly Predicate[]): Predicate => ({
  sql: parts.map(({ sql }) => `(${sql})`).join(' OR '),
  params: parts.flatMap(({ params }) => params),
});

/** Puts a condition into SQL. Fails: `validation` for a column or comparison that this list doesn't have. */
export function predicate(
  db: ReadableDb,
  columns: Readonly<Record<string, FilterColumn>>,
  { column, operator, value }: Condition,
): Predicate {
  const filter = columns[column];
  const made = filter && Object.hasOwn(columns, column) ? predicates(db, filter, operator, value) : null;
  if (!made) throw no(operator, column);
  return made;
}

function predicates(db: ReadableDb, filter: FilterColumn, operator: Operator, value: string): Predicate | null {
  switch (filter.kind) {
    case 'text':
      return text(filter.columns, operator, fold(value));
    case 'email':
      return text([filter.column], operator, value.trim().normalize('NFC').toLowerCase());
    case 'phone':
      return phone(filter.column, operator, value);
    case 'id':
      return exact(filter.column, operator, value);
    case 'owner':
      return owner(db, operator, value);
    case 'number':
      return number(filter.column, operator, value);
    case 'day':
      return day(filter.column, operator, value);
    case 'tag':
      return tag(operator, value);
  }
}

function text(columns: readonly string[], operator: Operator, value: string): Predicate | null {
  const each = (sql: (column: string) => string, ...params: string[]) =>
    any(columns.map((column) => ({ sql: sql(column), params })));
  switch (operator) {
    case 'contains':
      return each((column) => `instr(${column}, ?) > 0`, value);
    case 'is':
      return each((column) => `+${column} = ?`, value);
    case 'isNot':
      return not(each((column) => `+${column} = ?`, value));
    case 'startsWith':
      return each((column) => `+${column} >= ? AND +${column} < ?`, value, `${value}\u{10ffff}`);
    case 'empty':
      return each((column) => `+${column} = ''`);
    case 'notEmpty':
      return not(each((column) => `+${column} = ''`));
    default:
      return null;
  }
}

/** Numbers are kept as E.164: what is typed matches whatever its blanks, its 0 or its 00 in front. */
function phone(column: string, operator: Operator, value: string): Predicate | null {
  const digits = value.replace(/\D/g, '').replace(/^0+/, '');
  const number = value.trim().startsWith('+') || value.trim().startsWith('00') ? `+${digits}` : digits;
  const ends: Predicate = { sql: `${column} <> '' AND substr(${column}, -length(?)) = ?`, params: [number, number] };
  switch (operator) {
    case 'contains':
      return digits === '' ? text([column], operator, value) : { sql: `instr(${column}, ?) > 0`, params: [digits] };
    case 'is':
      return digits === '' ? text([column], operator, value) : ends;
    case 'isNot':
      return digits === '' ? text([column], operator, value) : not(ends);
    case 'startsWith':
      return text([column], operator, value.trim().startsWith('+') ? `+${digits}` : value.trim());
    default:
      return text([column], operator, value);
  }
}

function exact(column: string, operator: Operator, value: string): Predicate | null {
  switch (operator) {
    case 'is':
      return { sql: `+${column} = ?`, params: [value] };
    case 'isNot':
      return { sql: `${column} IS NOT ?`, params: [value] };
    case 'empty':
      return { sql: `${column} IS NULL`, params: [] };
    case 'notEmpty':
      return { sql: `${column} IS NOT NULL`, params: [] };
    default:
      return null;
  }
}

function owner(db: ReadableDb, operator: Operator, value: string): Predicate | null {
  const users = db.prepare<[], { id: string; name: string }>('SELECT id, name FROM user').all();
  const wanted = fold(value);
  const found = users.filter(({ id, name }) => {
    if (operator === 'contains') return fold(name).includes(wanted);
    if (operator === 'startsWith') return fold(name).startsWith(wanted);
    return id === value || fold(name) === wanted;
  });
  const among = { sql: `+owner_id IN (${found.map(() => '?').join(', ')})`, params: found.map(({ id }) => id) };
  switch (operator) {
    case 'is':
    case 'contains':
    case 'startsWith':
      return among;
    case 'isNot':
      return not(among);
    case 'notEmpty':
      return all;
    case 'empty':
      return not(all);
    default:
      return null;
  }
}

function number(column: string, operator: Operator, value: string): Predicate | null {
  if (operator === 'empty') return { sql: `+${column} = 0`, params: [] };
  if (operator === 'notEmpty') return { sql: `${column} <> 0`, params: [] };
  const sign = { is: '=', isNot: '<>', before: '<', after: '>' }[operator as string];
  const wanted = Number(value);
  return sign === undefined || value.trim() === '' || Number.isNaN(wanted)
    ? null
    : { sql: `+${column} ${sign} ?`, params: [wanted] };
}

/** Days are those of this computer's time zone. */
function day(column: string, operator: Operator, value: string): Predicate | null {
  if (operator === 'empty') return not(all);
  if (operator === 'notEmpty') return all;
  const [, year, month, date] = /^(\d{4})-(\d{2})-(\d{2})$/.exec(value.trim()) ?? [];
  if (year === undefined) return null;
  const at = (days: number) => new Date(Number(year), Number(month) - 1, Number(date) + days).getTime();
  const within: Predicate = { sql: `+${column} >= ? AND +${column} < ?`, params: [at(0), at(1)] };
  switch (operator) {
    case 'is':
      return within;
    case 'isNot':
      return not(within);
    case 'before':
      return { sql: `+${column} < ?`, params: [at(0)] };
    case 'after':
      return { sql: `+${column} >= ?`, params: [at(1)] };
    default:
      return null;
  }
}

function tag(operator: Operator, value: string): Predicate | null {
  const tagged: Predicate = {
    sql: '+c.id IN (SELECT party_id FROM tagging WHERE tag_id = ? AND deleted_at IS NULL)',
    params: [value],
  };
  const some: Predicate = { sql: '+c.id IN (SELECT party_id FROM tagging WHERE deleted_at IS NULL)', params: [] };
  switch (operator) {
    case 'is':
      return tagged;
    case 'isNot':
      return not(tagged);
    case 'empty':
      return not(some);
    case 'notEmpty':
      return some;
    default:
      return null;
  }
}
