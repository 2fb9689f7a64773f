import type { ListFilter } from '../../../src-shared/contract/filters';
import type { FeatureContext } from '../../platform/feature';
import type { ReadableDb } from '../../platform/store/handles';
import { type ListInput, today } from '../lists';
import { productHeader, productLine } from './csv';
import { getProduct, productPage } from './repository';

const atOnce = 500;

interface Lines {
  text: string;
  next: string | null;
}

/** Lines of CSV for a page of the list. */
export function productLines(db: ReadableDb, input: ListInput): Lines {
  const { rows, next } = productPage(db, input);
  return { text: rows.map(({ id }) => productLine(getProduct(db, id))).join(''), next };
}

/** Products as a CSV file, in the order of their names. */
export async function exportProducts(
  { store, reads }: Pick<FeatureContext, 'store' | 'reads'>,
  filter: ListFilter,
  signal?: AbortSignal,
): Promise<File> {
  const sort = { column: 'name', direction: 'asc' as const };
  const parts = ['\ufeff', productHeader];
  let after: string | null = null;
  do {
    const input = { sort, filter, today: today(store), offset: 0, limit: atOnce, ...(after !== null && { after }) };
    const page: Lines = await reads.run<Lines>('products.lines', input, signal);
    parts.push(page.text);
    after = page.next;
  } while (after !== null);
  const day = new Date(store.clock.now()).toISOString().slice(0, 10);
  return new File(parts, `Praxis ${day}.csv`, { type: 'text/csv' });
}
