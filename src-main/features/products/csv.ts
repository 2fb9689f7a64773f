import type * as z from 'zod';
import { productPatch, taxClasses } from '../../../src-shared/contract/products';
import { plainAmount } from '../../../src-shared/domain/custom/plain-text';
import { fold } from '../../../src-shared/domain/fold';
import { isCurrency, parseMoney } from '../../../src-shared/domain/money';
import type { ReadableDb } from '../../platform/store/handles';
import { type ReadRow, readHeaded, type TableFile } from '../imports';
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

type Fields = Omit<z.infer<typeof productPatch>, 'ownerId'>;

/** A product as a row of a file has it; `detail` is its number. */
export interface ProductRead extends ReadRow {
  readonly fields: Fields;
}

/** The products of a CSV file. An empty cell says nothing. Fails as `readHeaded` does. */
export function readProducts(_db: ReadableDb, { text, currency }: TableFile): ProductRead[] {
  const seen = new Set<string>();
  return readHeaded<Column>(text, headings, 'name').map(({ row, cell }) => {
    const read = readRow(cell, currency);
    const key = fold(cell('sku')) || `name ${fold(cell('name'))}`;
    const isTwice = seen.has(key);
    seen.add(key);
    return {
      row,
      name: cell('name'),
      detail: cell('sku'),
      ...read,
      reason: read.reason ?? (isTwice ? 'csv.twice' : null),
    };
  });
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
