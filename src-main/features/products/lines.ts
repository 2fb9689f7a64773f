import type { DealLine, DealLines } from '../../../src-shared/contract/products';
import { type LineFigures, linesTotal, lineTotal } from '../../../src-shared/domain/line-totals';
import { maxAmount } from '../../../src-shared/domain/money';
import { keyBetween } from '../../../src-shared/domain/order-key';
import { AppError } from '../../../src-shared/errors';
import type { FeatureContext } from '../../platform/feature';
import type { ReadableDb, Tx } from '../../platform/store/handles';
import { newRow } from '../../platform/store/rows';
import { deal } from '../deals/schema';
import { binRow, changedFields, insertRow, recordAct, recordToChange, updateRow } from '../records';
import { getProduct } from './repository';
import { dealLine } from './schema';

type Stored = Omit<DealLine, 'net'> & { position: string };

const invalid = (field: string, reason: string) => new AppError('validation', `${field}: ${reason}`, { field, reason });

function storedLines(db: ReadableDb, dealId: string): Stored[] {
  return db
    .prepare<[string], Stored>(
      `SELECT l.id, p.id AS productId, l.title, l.quantity, l.unit, l.unit_price AS unitPrice, l.currency, l.discount,
         l.tax_class AS taxClass, l.position
       FROM deal_line l LEFT JOIN product p ON p.id = l.product_id
       WHERE l.deal_id = ? AND l.deleted_at IS NULL ORDER BY l.position, l.id`,
    )
    .all(dealId);
}

interface DealMoney {
  amount: number | null;
  currency: string;
  setsAmount: boolean;
}

function moneyOf(db: ReadableDb, dealId: string): DealMoney {
  const row = db
    .prepare<[string], { amount: number | null; currency: string; sets: 0 | 1 }>(
      'SELECT amount, currency, amount_from_lines AS sets FROM deal WHERE id = ?',
    )
    .get(dealId);
  if (!row) throw new AppError('not_found', 'no such deal', { id: dealId });
  return { amount: row.amount, currency: row.currency, setsAmount: row.sets === 1 };
}

/** The lines of a deal in their order, and what they come to. Fails: `not_found`. */
export function linesOf(db: ReadableDb, dealId: string): DealLines {
  const { setsAmount } = moneyOf(db, dealId);
  const stored = storedLines(db, dealId);
  return {
    lines: stored.map(({ position: _place, ...line }) => ({ ...line, net: lineTotal(line).net })),
    ...linesTotal(stored),
    setsAmount,
  };
}

/** The deal's amount becomes what its lines come to, as far as they are in its currency; none without lines. */
function followLines(tx: Tx, dealId: string): void {
  const { amount, currency, setsAmount } = moneyOf(tx.db, dealId);
  if (!setsAmount) return;
  const { net } = linesTotal(storedLines(tx.db, dealId));
  const next = net.find((sum) => sum.currency === currency)?.amount ?? (net.length === 0 ? null : 0);
  if ((next ?? 0) > maxAmount) throw invalid('unitPrice', 'money.tooLarge');
  if (next !== amount) updateRow(tx, deal, dealId, { amount: next });
}

type LineFields = Pick<DealLine, 'title' | 'quantity' | 'unit' | 'unitPrice' | 'discount' | 'taxClass'>;
type GivenLine = { [Key in keyof LineFields]?: LineFields[Key] | undefined };

export interface LineInput {
  dealId: string;
  id?: string | undefined;
  productId?: string | null | undefined;
  line: GivenLine;
}

const blank: LineFields = { title: '', quantity: 1000, unit: '', unitPrice: 0, discount: 0, taxClass: 'standard' };

/** What a line says of a product where nothing else is given. Fails: `validation` (field `productId`). */
function fromProduct(db: ReadableDb, id: string, currency: string): Partial<LineFields> {
  const found = db.prepare<[string], unknown>('SELECT 1 FROM product WHERE id = ? AND deleted_at IS NULL').get(id);
  if (!found) throw invalid('productId', 'unknown');
  const { name, unit, price, taxClass, currency: own } = getProduct(db, id);
  return { title: name, unit, taxClass, ...(price !== null && own === currency && { unitPrice: price }) };
}

/** Fails: `validation` (field `unitPrice`) where a line comes to more than an amount can say. */
function refuseTooLarge(line: LineFigures): void {
  if (lineTotal(line).gross > maxAmount) throw invalid('unitPrice', 'money.tooLarge');
}

const given = (line: GivenLine): Partial<LineFields> =>
  Object.fromEntries(Object.entries(line).filter(([, value]) => value !== undefined));

function lineOf(db: ReadableDb, dealId: string, id: string): Stored {
  const found = storedLines(db, dealId).find((line) => line.id === id);
  if (!found) throw new AppError('not_found', 'no such line', { id });
  return found;
}

/** Adds a line to a deal, of a product or of what is given. */
export function addLine(tx: Tx, { dealId, productId = null, line }: LineInput): void {
  const now = moneyOf(tx.db, dealId);
  const lines = storedLines(tx.db, dealId);
  const product = productId === null ? {} : fromProduct(tx.db, productId, now.currency);
  const fields = { ...blank, ...product, ...given(line) };
  refuseTooLarge({ ...fields, currency: now.currency });
  insertRow(tx, dealLine, {
    ...newRow(tx),
    ...fields,
    title: titleOf(fields.title),
    dealId,
    productId,
    currency: now.currency,
    position: keyBetween(lines.at(-1)?.position ?? null, null),
  });
  const isFirst = lines.length === 0 && now.amount === null && !now.setsAmount;
  if (isFirst) updateRow(tx, deal, dealId, { amountFromLines: true });
}

function titleOf(typed: string): string {
  const title = typed.trim();
  if (title === '') throw invalid('title', 'required');
  return title;
}

function changeLine(tx: Tx, { dealId, productId, line }: LineInput, id: string): void {
  const now = lineOf(tx.db, dealId, id);
  const { currency } = moneyOf(tx.db, dealId);
  const isOther = productId !== undefined && productId !== now.productId;
  const product = isOther && productId !== null ? fromProduct(tx.db, productId, now.currency) : {};
  const fields = {
    ...product,
    ...given(line),
    ...(line.title !== undefined && { title: titleOf(line.title) }),
    ...(isOther && { productId }),
    // A price that is typed is one in the deal's currency.
    ...(line.unitPrice !== undefined && { currency }),
  };
  const changed = changedFields(now, fields);
  refuseTooLarge({ ...now, ...changed });
  if (Object.keys(changed).length > 0) updateRow(tx, dealLine, id, changed);
}

/** Changes the lines of deals; each function is one undoable act, and the deal's amount follows in it. */
export function lineService(context: FeatureContext) {
  const { db } = context.store;
  const act = recordAct(context);
  const change = (key: 'deal.lineSaved' | 'deal.lineRemoved' | 'deal.lineMoved' | 'deal.amountFollows') => {
    return (dealId: string, work: (tx: Tx) => void): DealLines => {
      act(key, dealId, (tx) => {
        if (recordToChange(tx.db, dealId).kind !== 'deal')
          throw new AppError('not_found', 'no such deal', { id: dealId });
        work(tx);
        followLines(tx, dealId);
      });
      return linesOf(db, dealId);
    };
  };

  return {
    save: (input: LineInput): DealLines =>
      change('deal.lineSaved')(input.dealId, (tx) =>
        input.id === undefined ? addLine(tx, input) : changeLine(tx, input, input.id),
      ),

    move: ({ dealId, id, afterId }: { dealId: string; id: string; afterId: string | null }): DealLines =>
      change('deal.lineMoved')(dealId, (tx) => {
        lineOf(tx.db, dealId, id);
        const others = storedLines(tx.db, dealId).filter((line) => line.id !== id);
        const above = others.findIndex((line) => line.id === afterId);
        const position = keyBetween(others[above]?.position ?? null, others[above + 1]?.position ?? null);
        updateRow(tx, dealLine, id, { position });
      }),

    remove: ({ dealId, id }: { dealId: string; id: string }): DealLines =>
      change('deal.lineRemoved')(dealId, (tx) => binRow(tx, dealLine, lineOf(tx.db, dealId, id).id)),

    setAmount: ({ dealId, follows }: { dealId: string; follows: boolean }): DealLines =>
      change('deal.amountFollows')(dealId, (tx) => {
        if (moneyOf(tx.db, dealId).setsAmount !== follows) updateRow(tx, deal, dealId, { amountFromLines: follows });
      }),
  };
}
