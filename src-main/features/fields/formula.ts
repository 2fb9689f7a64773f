import { type Expression, Parser } from 'expr-eval-fork';
import type { CustomField, CustomValue } from '../../../src-shared/contract/fields';
import type { FormulaFormat } from '../../../src-shared/domain/custom/types';
import { addDays, addMonths, daysBetween, isLocalDate, type LocalDate } from '../../../src-shared/domain/local-date';
import { digitsOf } from '../../../src-shared/domain/money';

/** Why a formula has no result: a reason from `error.reason`. */
export class FormulaProblem extends Error {
  constructor(readonly reason: string) {
    super(reason);
  }
}

const problem = (reason: string): CustomValue => ({ kind: 'problem', reason });

/** A formula as it can be worked out: its expression, and which field stands for which name in it. */
export interface Formula {
  expression: Expression;
  /** Name in the expression to the field's id. */
  fields: ReadonlyMap<string, string>;
  /** Names that ask whether a field is empty. */
  asks: ReadonlyMap<string, string>;
}

const known = new Map<string, Formula>();

const pieces = /'(?:\\.|[^'\\])*'|"(?:\\.|[^"\\])*"|empty\(\s*\{([^{}]*)\}\s*\)|\{([^{}]*)\}/g;

/**
 * Reads an expression in which fields stand as `{<id>}`. Nothing of it is ever run as code: the library walks the tree
 * it parsed. Fails: `FormulaProblem` (`formula.syntax`, `formula.word`).
 */
export function readFormula(text: string): Formula {
  const before = known.get(text);
  if (before) return before;
  const fields = new Map<string, string>();
  const asks = new Map<string, string>();
  const nameIn = (names: Map<string, string>, prefix: string, id: string) => {
    const found = [...names].find(([, known]) => known === id)?.[0];
    const name = found ?? `${prefix}${names.size}`;
    names.set(name, id);
    return name;
  };
  const spelt = text.replace(pieces, (piece, asked: string | undefined, field: string | undefined) => {
    if (asked !== undefined) return nameIn(asks, 'asks_', asked);
    return field === undefined ? piece : nameIn(fields, 'field_', field);
  });
  const formula = { expression: parsed(spelt), fields, asks };
  const isKnown = (word: string) =>
    fields.has(word) || asks.has(word) || Object.hasOwn(parser.functions, word) || Object.hasOwn(parser.consts, word);
  if (!formula.expression.symbols().every(isKnown)) throw new FormulaProblem('formula.word');
  if (known.size > 500) known.clear();
  known.set(text, formula);
  return formula;
}

function parsed(text: string): Expression {
  try {
    return parser.parse(text);
  } catch {
    throw new FormulaProblem('formula.syntax');
  }
}

const day = (value: unknown): LocalDate => {
  const text = String(value).slice(0, 10);
  if (!isLocalDate(text)) throw new FormulaProblem('formula.date');
  return text;
};
const number = (value: unknown): number => Number(value);
const text = (value: unknown): string => String(value ?? '');

/** What can be called in a formula, beside what the library knows (`round`, `min`, `if` …). */
const functions = {
  round: (value: unknown, digits: unknown = 0) => {
    const factor = 10 ** number(digits);
    return Math.round((number(value) + Number.EPSILON) * factor) / factor;
  },
  days: (from: unknown, to: unknown) => daysBetween(day(from), day(to)),
  addDays: (from: unknown, count: unknown) => addDays(day(from), Math.round(number(count))),
  addMonths: (from: unknown, count: unknown) => addMonths(day(from), Math.round(number(count))),
  year: (date: unknown) => number(day(date).slice(0, 4)),
  month: (date: unknown) => number(day(date).slice(5, 7)),
  upper: (value: unknown) => text(value).toUpperCase(),
  lower: (value: unknown) => text(value).toLowerCase(),
  trim: (value: unknown) => text(value).trim(),
  length: (value: unknown) => [...text(value)].length,
  concat: (...values: unknown[]) => values.map(text).join(''),
  contains: (value: unknown, part: unknown) => text(value).toLowerCase().includes(text(part).toLowerCase()),
};

const parser = new Parser({
  allowMemberAccess: false,
  operators: { assignment: false, fndef: false, random: false, in: false },
});
Object.assign(parser.functions, functions);
// What `round` and `length` are to the library are operators of one thing.
delete parser.unaryOps.round;
delete parser.unaryOps.length;
for (const name of ['map', 'fold', 'filter', 'indexOf', 'join', 'random', 'gamma', 'fac'])
  delete parser.functions[name];

const emptyOf = (type: CustomField['type']): string | number | boolean => {
  if (type === 'yesNo') return false;
  return ['number', 'percent', 'money', 'rating', 'rollup'].includes(type) ? 0 : '';
};

/** A value as a formula reckons with it: money in whole units of its currency, a percentage as its share of one. */
function operand(type: CustomField['type'], value: CustomValue): string | number | boolean {
  switch (value.kind) {
    case 'number':
      return type === 'percent' ? value.number / 100 : value.number;
    case 'money':
      return value.amount / 10 ** digitsOf(value.currency);
    case 'yesNo':
      return value.yes;
    case 'text':
      return value.text;
    case 'day':
      return value.day;
    case 'instant':
      return new Date(value.at).toISOString().slice(0, 10);
    case 'options':
      return value.options.map(({ name }) => name).join('; ');
    case 'records':
      return value.records.map(({ name }) => name).join('; ');
    case 'files':
      return value.files.map(({ name }) => name).join('; ');
    case 'problem':
      throw new FormulaProblem(value.reason);
  }
}

/** Its own currency, where all the amounts have one and the same. */
function currencyOf(values: readonly (CustomValue | null)[]): string | null {
  const currencies = new Set(values.flatMap((value) => (value?.kind === 'money' ? [value.currency] : [])));
  if (currencies.size > 1) throw new FormulaProblem('formula.currencies');
  return [...currencies][0] ?? null;
}

/**
 * What a formula comes to. Where every field in it is empty, so is the result; one that is empty beside others counts as
 * 0, or as no text. Never fails: what went wrong is the value.
 */
export function evaluateFormula(
  config: CustomField['config'],
  typeOf: (id: string) => CustomField['type'] | undefined,
  read: (id: string) => CustomValue | null,
): CustomValue | null {
  try {
    const { expression, fields, asks } = readFormula(config.expression ?? '');
    const ids = [...fields.values()];
    const values = ids.map(read);
    if (ids.length > 0 && asks.size === 0 && values.every((value) => value === null)) return null;
    const scope: Record<string, string | number | boolean> = {};
    for (const [name, id] of fields) {
      const type = typeOf(id);
      if (type === undefined) throw new FormulaProblem('formula.unknown');
      const value = read(id);
      scope[name] = value === null ? emptyOf(type) : operand(type, value);
    }
    for (const [name, id] of asks) scope[name] = read(id) === null;
    const result: unknown = expression.evaluate(scope as never);
    return formatted(result, config.format ?? 'number', currencyOf(values) ?? config.currency ?? 'EUR');
  } catch (error) {
    return problem(error instanceof FormulaProblem ? error.reason : 'formula.number');
  }
}

function formatted(result: unknown, format: FormulaFormat, currency: string): CustomValue | null {
  if (format === 'text') return text(result) === '' ? null : { kind: 'text', text: text(result).slice(0, 500) };
  if (format === 'yesNo') return { kind: 'yesNo', yes: Boolean(result) };
  if (format === 'date') return result === '' ? null : { kind: 'day', day: day(result) };
  const value = typeof result === 'number' ? result : Number.NaN;
  if (!Number.isFinite(value) || Math.abs(value) > 1e15) return problem('formula.number');
  if (format === 'percent') return { kind: 'number', number: Math.round(value * 1e8) / 1e6 };
  if (format === 'number') return { kind: 'number', number: Math.round(value * 1e9) / 1e9 };
  return { kind: 'money', amount: Math.round(value * 10 ** digitsOf(currency)), currency };
}
