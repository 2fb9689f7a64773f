import type * as z from 'zod';
import type { contactSelection } from '../../../src-shared/contract/contacts';
import type { FeatureContext } from '../../platform/feature';
import type { PraxisWidths } from './praxis-format';
import { exportHeader } from './reads/export';

type Selection = z.infer<typeof contactSelection>;
type Sort = { column: string; direction: 'asc' | 'desc' };

const idsAtOnce = 500;

/** Contacts as Praxis' own CSV (UTF-8 with byte order mark, RFC 4180): importing it gives the same again. */
export async function exportContacts(
  { store, reads }: Pick<FeatureContext, 'store' | 'reads'>,
  selection: Selection,
  sort: Sort = { column: 'name', direction: 'asc' },
  signal?: AbortSignal,
): Promise<File> {
  const batches: string[][] = [];
  const widths: PraxisWidths = { email: 1, phone: 1, url: 0, address: 0, note: 0 };
  for await (const ids of idsOf(reads, selection, sort, signal)) {
    const needed = await reads.run<PraxisWidths>('imports.exportWidths', { ids }, signal);
    for (const kind of Object.keys(widths) as (keyof PraxisWidths)[])
      widths[kind] = Math.max(widths[kind], needed[kind]);
    batches.push(ids);
  }
  const parts = ['\ufeff', exportHeader(widths)];
  for (const ids of batches) parts.push(await reads.run<string>('imports.exportLines', { ids, widths }, signal));
  const day = new Date(store.clock.now()).toISOString().slice(0, 10);
  return new File(parts, `Praxis ${day}.csv`, { type: 'text/csv' });
}

/** Contacts as vCards 4.0 (RFC 6350), without their photos. */
export async function exportVCards(
  { store, reads }: Pick<FeatureContext, 'store' | 'reads'>,
  selection: Selection,
  sort: Sort = { column: 'name', direction: 'asc' },
  signal?: AbortSignal,
): Promise<File> {
  const parts: string[] = [];
  for await (const ids of idsOf(reads, selection, sort, signal))
    parts.push(await reads.run<string>('imports.exportCards', { ids }, signal));
  const day = new Date(store.clock.now()).toISOString().slice(0, 10);
  return new File(parts, `Praxis ${day}.vcf`, { type: 'text/vcard' });
}

/** Ids of a selection in batches; those of a filter in the order of the list. */
async function* idsOf(
  reads: FeatureContext['reads'],
  selection: Selection,
  sort: Sort,
  signal?: AbortSignal,
): AsyncGenerator<string[]> {
  if ('ids' in selection) {
    const ids = [...new Set(selection.ids)];
    for (let at = 0; at < ids.length; at += idsAtOnce) yield ids.slice(at, at + idsAtOnce);
    return;
  }
  const except = new Set(selection.except);
  let after: string | undefined;
  do {
    const input = { sort, filter: selection.filter, after, offset: 0, limit: idsAtOnce };
    const page: { ids: string[]; next: string | null } = await reads.run('imports.exportIds', input, signal);
    yield page.ids.filter((id) => !except.has(id));
    after = page.next ?? undefined;
  } while (after !== undefined);
}
