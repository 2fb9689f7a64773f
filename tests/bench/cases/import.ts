import { monitorEventLoopDelay } from 'node:perf_hooks';
import { setTimeout as sleep } from 'node:timers/promises';
import type { Client } from '../../support/doors';
import { addressBook } from '../data';
import { type Figure, figure, quantile } from '../figures';
import { editor } from './edits';

const pieces = 1024 * 1024;

async function upload(client: Client, text: string, fileName = 'address-book.csv'): Promise<string> {
  const bytes = Buffer.from(text);
  const { importId } = await client.imports.begin({ fileName, size: bytes.length });
  for (let offset = 0; offset < bytes.length; offset += pieces) {
    const data = new File([bytes.subarray(offset, offset + pieces)], fileName);
    await client.imports.append({ importId, offset, data });
  }
  return importId;
}

export async function finished(client: Client, id: number): Promise<void> {
  for (;;) {
    const { state } = await client.operations.get({ id });
    if (state !== 'running') {
      if (state !== 'done') throw new Error(`the operation ended as ${state}`);
      return;
    }
    await sleep(50);
  }
}

/** Stalls of this thread's loop while `work` runs: p99 in ms, beyond the millisecond the timer itself takes. */
async function stalls(work: () => Promise<void>): Promise<number> {
  const delay = monitorEventLoopDelay({ resolution: 1 });
  delay.enable();
  await work();
  delay.disable();
  return Math.max(0, delay.percentile(99) / 1e6 - 1);
}

/** Brings a file in as it is recognised; resolves when the import is done. */
export async function importFile(client: Client, fileName: string, text: string): Promise<void> {
  const importId = await upload(client, text, fileName);
  const { columns, country } = await client.imports.analyse({ importId, dialect: {} });
  const options = { mapping: columns.map(({ mapping }) => mapping), country, tags: [], onMatch: 'fill' as const };
  const { operationId } = await client.imports.run({ importId, options });
  await finished(client, operationId);
}

export interface Imported {
  operationId: number;
  seconds: number;
  stallP99: number;
  /** Edits made meanwhile: p95 in ms. */
  editP95: number;
}

/** Brings an address book of `count` people in, while somebody edits `ids` and searches. */
export async function importAddressBook(client: Client, count: number, ids: readonly string[]): Promise<Imported> {
  const importId = await upload(client, addressBook(count));
  const { columns, country } = await client.imports.analyse({ importId, dialect: {} });
  const options = { mapping: columns.map(({ mapping }) => mapping), country, tags: [], onMatch: 'fill' as const };
  const { edit, stop } = await editor(client, ids);
  const edits: number[] = [];
  let operationId = 0;
  let seconds = 0;
  let running = true;
  const user = async () => {
    while (running) {
      edits.push(await edit());
      await client.search.find({ text: 'an', limit: 12 });
      await sleep(50);
    }
  };
  const stallP99 = await stalls(async () => {
    const began = performance.now();
    ({ operationId } = await client.imports.run({ importId, options }));
    const typing = user();
    await finished(client, operationId);
    seconds = (performance.now() - began) / 1000;
    running = false;
    await typing;
  });
  await stop();
  return { operationId, seconds, stallP99, editP95: quantile(edits, 0.95) };
}

/** Takes the whole import back, and with it what later cases did to its records. */
export async function undoImport(client: Client, operationId: number, count: number): Promise<Figure> {
  const began = performance.now();
  const result = await client.history.undo({ id: operationId, alsoLater: true });
  if (result.outcome !== 'done') throw new Error(`the undo was ${result.outcome}`);
  await finished(client, result.operationId);
  const value = (performance.now() - began) / 1000;
  const limit = count / 10_000;
  return figure({ name: 'import.undo', value, unit: 's', goal: 'under 10 s', limit, limitWhat: '10 s for 100,000' });
}
