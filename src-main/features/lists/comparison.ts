import type { FilterCondition, FilterOperator } from '../../../src-shared/contract/filters';
import { activityOutcomes, wasInTouch } from '../../../src-shared/domain/activity';
import { fold } from '../../../src-shared/domain/fold';
import type { LocalDate } from '../../../src-shared/domain/local-date';
import { periodOf } from '../../../src-shared/domain/periods';
import type { ReadableDb } from '../../platform/store/handles';
import type { FilterField } from './list-spec';
import { every, keyed, marks, not, type Predicate, plain, type Site, some } from './predicate';
import { perUnit } from './units';

type Comparison = Pick<FilterCondition, 'operator' | 'values'>;

/** A condition in SQL; null where its field knows no such comparison. */
export function comparison(db: ReadableDb, field: FilterField, wanted: Comparison, site: Site): Predicate | null {
  const { operator, values } = wanted;
  const takes =
    operator === 'empty' || operator === 'notEmpty' ? 0 : operator === 'before' || operator === 'after' ? 1 : 100;
  if (takes === 100 ? values.length === 0 : values.length !== takes) return null;
  switch (field.type) {
    case 'text':
      return text(site, field.columns, operator, values.map(fold));
    case 'email':
      return text(
        site,
        [field.column],
        operator,
        values.map((value) => value.trim().normalize('NFC').toLowerCase()),
      );
    case 'phone':
      return phone(site, field.column, operator, values);
    case 'id':
      return exact(site, field.column, operator, values);
    case 'choice':
      return choice(site, field, operator, values);
    case 'user':
      return user(db, site, field.column, operator, values);
    case 'count':
    case 'number':
      return number(site, field.column, operator, values, field.type === 'count');
    case 'instant':
      return days(site, field.column, operator, values, startOf, (date) => startOf(date, 1));
    case 'day':
      return days(site, field.column, operator, values, String, (date) => `${date}\u{10ffff}`);
    case 'flag':
      return flag(site, field.column, operator, values);
    case 'money':
      return money(site, field, operator, values);
    case 'tag':
      return tag(site, operator, values);
    case 'talk':
      return talk(site, operator, values);
  }
}

function text(
  site: Site,
  columns: readonly string[],
  operator: FilterOperator,
  values: readonly string[],
): Predicate | null {
  const key = (column: string) => keyed(site, column);
  const each = (made: (column: string) => Predicate) => some(columns.map(made));
  const is = () => each((column) => ({ sql: `${key(column)} IN (${marks(values)})`, params: [...values] }));
  switch (operator) {
    case 'contains':
      return each((column) =>
        some(values.map((value) => ({ sql: `instr(${plain(site, column)}, ?) > 0`, params: [value] }))),
      );
    case 'is':
      return is();
    case 'isNot':
      return not(is());
    case 'startsWith':
      return each((column) =>
        some(
          values.map((value) => ({
            sql: `${key(column)} >= ? AND ${key(column)} < ?`,
            params: [value, `${value}\u{10ffff}`],
          })),
        ),
      );
    case 'empty':
      return each((column) => ({ sql: `${key(column)} = ''`, params: [] }));
    case 'notEmpty':
      return not(each((column) => ({ sql: `${key(column)} = ''`, params: [] })));
    default:
      return null;
  }
}

/** Numbers are kept as E.164: what is typed matches whatever its blanks, its 0 or its 00 in front. */
function phone(site: Site, column: string, operator: FilterOperator, values: readonly string[]): Predicate | null {
  const typed = (value: string): Predicate | null => {
    const digits = value.replace(/\D/g, '').replace(/^0+/, '');
    const isWhole = value.trim().startsWith('+') || value.trim().startsWith('00');
    const wanted = isWhole ? `+${digits}` : digits;
    if (digits === '' || operator === 'startsWith') {
      return text(site, [column], operator, [value.trim().startsWith('+') ? `+${digits}` : value.trim()]);
    }
    const here = plain(site, column);
    if (operator === 'contains') return { sql: `instr(${here}, ?) > 0`, params: [digits] };
    if (operator !== 'is' && operator !== 'isNot') return null;
    return { sql: `${here} <> '' AND substr(${here}, -length(?)) = ?`, params: [wanted, wanted] };
  };
  if (values.length === 0) return text(site, [column], operator, values);
  const parts = values.map(typed);
  const known = parts.filter((part) => part !== null);
  if (known.length < parts.length) return null;
  return operator === 'isNot' ? not(some(known)) : some(known);
}

function exact(
  site: Site,
  column: string,
  operator: FilterOperator,
  values: readonly (string | number)[],
): Predicate | null {
  const is: Predicate = { sql: `${keyed(site, column)} IN (${marks(values)})`, params: [...values] };
  switch (operator) {
    case 'is':
      return is;
    case 'isNot':
      return not(is);
    case 'empty':
      return { sql: `${plain(site, column)} IS NULL`, params: [] };
    case 'notEmpty':
      return { sql: `${plain(site, column)} IS NOT NULL`, params: [] };
    default:
      return null;
  }
}

function choice(
  site: Site,
  { column, options }: { column: string; options: readonly string[] },
  operator: FilterOperator,
  values: readonly string[],
): Predicate | null {
  const places = values.map((value) => options.indexOf(value));
  return places.includes(-1) ? null : exact(site, column, operator, places);
}

/** People are told by id or by name. */
function user(
  db: ReadableDb,
  site: Site,
  column: string,
  operator: FilterOperator,
  values: readonly string[],
): Predicate | null {
  const users = db.prepare<[], { id: string; name: string }>('SELECT id, name FROM user').all();
  const fits = ({ id, name }: { id: string; name: string }, value: string) => {
    const wanted = fold(value);
    if (operator === 'contains') return fold(name).includes(wanted);
    if (operator === 'startsWith') return fold(name).startsWith(wanted);
    return id === value || fold(name) === wanted;
  };
  const found = users.filter((one) => values.some((value) => fits(one, value))).map(({ id }) => id);
  const isWord = operator === 'contains' || operator === 'startsWith';
  return exact(site, column, isWord ? 'is' : operator, found);
}

/** What is counted is never unknown: none of it is what `empty` asks for. */
function number(
  site: Site,
  column: string,
  operator: FilterOperator,
  values: readonly string[],
  isCount: boolean,
): Predicate | null {
  const missing = isCount ? `${keyed(site, column)} = 0` : `${plain(site, column)} IS NULL`;
  if (operator === 'empty') return { sql: missing, params: [] };
  if (operator === 'notEmpty') return not({ sql: missing, params: [] });
  const wanted = values.map((value) => (value.trim() === '' ? Number.NaN : Number(value)));
  if (wanted.some(Number.isNaN)) return null;
  const sign = { before: '<', after: '>' }[operator as string];
  if (sign) return { sql: `${keyed(site, column)} ${sign} ?`, params: wanted };
  const is: Predicate = { sql: `${keyed(site, column)} IN (${marks(wanted)})`, params: wanted };
  if (operator === 'is') return is;
  return operator === 'isNot' ? not(is) : null;
}

/** Yes (`1`) or no (`0`). */
function flag(site: Site, column: string, operator: FilterOperator, values: readonly string[]): Predicate | null {
  const [value] = values;
  if (operator !== 'is' || values.length !== 1 || (value !== '0' && value !== '1')) return null;
  const yes: Predicate = { sql: `${keyed(site, column)} <> 0`, params: [] };
  return value === '1' ? yes : not(yes);
}

/** An amount as it is said (`1250.5`), of any currency, or of one (`1250.5 EUR`). */
function money(
  site: Site,
  { column, currency }: { column: string; currency: string },
  operator: FilterOperator,
  values: readonly string[],
): Predicate | null {
  const [amount, code] = [plain(site, column), plain(site, currency)];
  if (operator === 'empty') return { sql: `${amount} IS NULL`, params: [] };
  if (operator === 'notEmpty') return { sql: `${amount} IS NOT NULL`, params: [] };
  const sign = { is: '=', isNot: '=', before: '<', after: '>' }[operator as string];
  const parts = values.map((value): Predicate | null => {
    const [, number, of] = /^(-?\d+(?:\.\d+)?)(?:\s+([A-Z]{3}))?$/.exec(value.trim()) ?? [];
    if (number === undefined || sign === undefined) return null;
    const compared = { sql: `${amount} / ${perUnit(code)} ${sign} ?`, params: [Number(number)] };
    return of === undefined ? compared : every([compared, { sql: `${code} = ?`, params: [of] }]);
  });
  const known = parts.filter((part) => part !== null);
  if (known.length < parts.length) return null;
  return operator === 'isNot' ? not(some(known)) : some(known);
}

/** The beginning of a day in this computer's time zone, ms since 1970. */
function startOf(date: LocalDate, later = 0): number {
  const [year = 1, month = 1, day = 1] = date.split('-').map(Number);
  const at = new Date(2000, 0, 1);
  at.setFullYear(year, month - 1, day + later);
  return at.getTime();
}

/** Periods by their first and last day: `begin` and `end` say what the column has from the one to beyond the other. */
function days(
  site: Site,
  column: string,
  operator: FilterOperator,
  values: readonly string[],
  begin: (date: LocalDate) => string | number,
  end: (date: LocalDate) => string | number,
): Predicate | null {
  const key = keyed(site, column);
  if (operator === 'empty') return { sql: `${plain(site, column)} IS NULL`, params: [] };
  if (operator === 'notEmpty') return { sql: `${plain(site, column)} IS NOT NULL`, params: [] };
  const periods = values.map((value) => periodOf(value.trim(), site.today));
  const known = periods.filter((period) => period !== null);
  const [first] = known;
  if (!first || known.length < periods.length) return null;
  const within = some(
    known.map(({ from, to }) => ({ sql: `${key} >= ? AND ${key} < ?`, params: [begin(from), end(to)] })),
  );
  switch (operator) {
    case 'is':
      return within;
    case 'isNot':
      return not(within);
    case 'before':
      return { sql: `${key} < ?`, params: [begin(first.from)] };
    case 'after':
      return { sql: `${key} >= ?`, params: [end(first.to)] };
    default:
      return null;
  }
}

function tag(site: Site, operator: FilterOperator, values: readonly string[]): Predicate | null {
  const among = (which: string, params: readonly string[]): Predicate => ({
    sql: `${keyed(site, 'id')} IN (SELECT party_id FROM tagging WHERE ${which} deleted_at IS NULL)`,
    params: [...params],
  });
  const tagged = among(`tag_id IN (${marks(values)}) AND`, values);
  const any = among('', []);
  switch (operator) {
    case 'is':
      return tagged;
    case 'isNot':
      return not(tagged);
    case 'empty':
      return not(any);
    case 'notEmpty':
      return any;
    default:
      return null;
  }
}

const inVain = activityOutcomes.filter((outcome) => !wasInTouch(outcome)).map((outcome) => `'${outcome}'`);

/** Periods in which one talked, or did not: `before` them the last time, `after` them again. */
function talk(site: Site, operator: FilterOperator, values: readonly string[]): Predicate | null {
  const among = (when: string, params: readonly number[]): Predicate => ({
    sql: `${keyed(site, 'id')} IN (
      SELECT party_id FROM note WHERE talked AND deleted_at IS NULL AND ${when.replaceAll('at', 'created_at')}
      UNION ALL SELECT l.record_id FROM activity a JOIN activity_record l ON l.activity_id = a.id AND l.deleted_at IS NULL
      WHERE a.deleted_at IS NULL AND a.outcome NOT IN (${inVain.join(', ')}) AND ${when.replaceAll('at', 'a.at')})`,
    params: [...params, ...params],
  });
  const any = among('at IS NOT NULL', []);
  if (operator === 'empty') return not(any);
  if (operator === 'notEmpty') return any;
  const periods = values.map((value) => periodOf(value, site.today));
  const known = periods.filter((period) => period !== null);
  const [first] = known;
  if (known.length < periods.length || !first) return null;
  const during = some(known.map(({ from, to }) => among('at >= ? AND at < ?', [startOf(from), startOf(to, 1)])));
  switch (operator) {
    case 'is':
      return during;
    case 'isNot':
      return not(during);
    case 'before':
      return every([any, not(among('at >= ?', [startOf(first.from)]))]);
    case 'after':
      return among('at >= ?', [startOf(first.to, 1)]);
    default:
      return null;
  }
}
