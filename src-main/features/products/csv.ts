import type * as z from 'zod';
import { productPatch, taxClasses } from '../../../src-shared/contract/products';
import { plainAmount } from '../../../src-shared/domain/custom/plain-text';
import { fold } from '../../../src-shared/domain/fold';
import { isCurrency, parseMoney } from '../../../src-shared/domain/money';
import { AppError } from '../../../src-shared/errors';
import { CsvReader, detectDialect, unguardCell } from '../imports';
import type { Table } from '../lists';
import { getProduct } from './repository';

/** What a file of products may have, and how its columns may be called (folded): the first is how we call them. */
const headings = {
  name: ['name', 'product', 'produkt', 'bezeichnung', 'artikel'],
  sku: ['number', 'sku', 'nummer', 'artikelnummer'],
  category: ['category', 'kategorie', 'warengruppe'],
  unit: ['unit', 'einheit'],
  price: ['price', 'preis', 'einzelpreis'],
  currency: ['currency', 'wahrung'],
  taxClass: ['tax', 'tax class', 'steuer', 'steuerklasse'],
  about: ['about', 'description', 'beschreibung'],
} as const;
type Column = keyof typeof headings;
const columns = Object.keys(headings) as Column[];

/** How classes of tax are written, folded; the class itself is understood, too. */
const taxWords: Readonly<Record<(typeof taxClasses)[number], readonly string[]>> = {
  standard: ['standard rate', 'regelsatz'],
  reduced: ['reduced rate', 'ermaßigter satz', 'ermassigter satz'],
  zero: ['zero rate', 'nullsatz'],
  exempt: ['steuerfrei'],
};

const mostRows = 10_000;

type Fields = Omit<z.infer<typeof productPatch>, 'ownerId'>;

/** A row of a file; `row` counts from 1. Where `reason` is not null it can't be taken. */
export interface ReadRow {
  row: number;
  name: string;
  sku: string;
  fields: Fields;
  reason: string | null;
}

const refuse = (reason: string) => new AppError('validation', `csv: ${reason}`, { field: 'text', reason });

/**
 * The products of a CSV file, in any dialect; columns are known by their headings, others are left out. An empty cell
 * says nothing. `currency` is that of prices which say none.
 */
export function readProducts(text: string, currency: string): ReadRow[] {
  const { delimiter, quote } = detectDialect(text, true, { header: true });
  const reader = new CsvReader({ delimiter, quote });
  const lines = [...reader.push(text), ...reader.end()].map(({ cells }) =>
    cells.map((cell) => unguardCell(cell.trim())),
  );
  const at = lines.findIndex((cells) => places(cells).has('name'));
  if (at < 0) throw refuse('csv.columns');
  const where = places(lines[at] ?? []);
  const rows = lines.slice(at + 1).map((cells, below) => ({ cells, row: at + below + 2 }));
  const filled = rows.filter(({ cells }) => cells.some((cell) => cell !== ''));
  if (filled.length > mostRows) throw refuse('csv.tooMany');
  const seen = new Set<string>();
  return filled.map(({ cells, row }) => {
    const cell = (column: Column) => cells[where.get(column) ?? -1] ?? '';
    const read = readRow(cell, currency);
    const key = fold(cell('sku')) || `name ${fold(cell('name'))}`;
    const isTwice = seen.has(key);
    seen.add(key);
    return {
      row,
      name: cell('name'),
      sku: cell('sku'),
      ...read,
      reason: read.reason ?? (isTwice ? 'csv.twice' : null),
    };
  });
}

function places(cells: readonly string[]): Map<Column, number> {
  const found = new Map<Column, number>();
  for (const [at, cell] of cells.entries()) {
    const name = fold(cell.replace(/^\ufeff/, ''));
    const column = columns.find((one) => (headings[one] as readonly string[]).includes(name));
    if (column && !found.has(column)) found.set(column, at);
  }
  return found;
}

function readRow(cell: (column: Column) => string, currency: string): { fields: Fields; reason: string | null } {
  const fields: Record<string, unknown> = {};
  for (const column of ['name', 'sku', 'category', 'unit', 'about'] as const) {
    if (cell(column) !== '') fields[column] = cell(column);
  }
  const none = { fields: {}, reason: null };
  if (fields.name === undefined) return { ...none, reason: 'required' };
  const said = cell('currency').toUpperCase();
  if (said !== '' && !isCurrency(said)) return { ...none, reason: 'currency.unknown' };
  if (cell('price') !== '') {
    const parsed = parseMoney(cell('price'), { locale: 'en', currency: said || currency });
    if (!parsed.ok) return { ...none, reason: parsed.reason };
    Object.assign(fields, { price: parsed.amount, currency: parsed.currency });
  }
  if (cell('taxClass') !== '') {
    const word = fold(cell('taxClass'));
    const taxClass = taxClasses.find((one) => one === word || taxWords[one].includes(word));
    if (!taxClass) return { ...none, reason: 'csv.tax' };
    fields.taxClass = taxClass;
  }
  const parsed = productPatch.safeParse(fields);
  return parsed.success ? { fields: parsed.data, reason: null } : { ...none, reason: 'csv.tooLong' };
}

/** Products as rows of a table, which comes in again as what it was: prices with a point, without groups. */
export const productTable: Table = {
  headings: columns.map((column) => headings[column][0]),
  row(db, id) {
    const product = getProduct(db, id);
    const { price, currency } = product;
    const amount = price === null ? '' : plainAmount(price, currency);
    return columns.map((column) => (column === 'price' ? amount : String(product[column])));
  },
};
