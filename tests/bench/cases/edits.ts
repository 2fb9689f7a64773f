import { closeSync, fdatasyncSync, openSync, writeSync } from 'node:fs';
import path from 'node:path';
import type { DomainEvent } from '../../../src-shared/events';
import type { Client } from '../../support/doors';
import { quantile, times } from '../figures';

/** What the disk alone costs: p95 of appending 64 KB and waiting for it, in ms. */
export async function diskSync(folder: string): Promise<number> {
  const file = openSync(path.join(folder, 'disk-sync'), 'a');
  const block = Buffer.alloc(65_536, 1);
  const taken = await times(100, () => {
    writeSync(file, block);
    fdatasyncSync(file);
  });
  closeSync(file);
  return quantile(taken, 0.95);
}

/**
 * Edits one field, and waits until an open screen would show it: the event has come and the record is read again.
 * `edit` answers how long that took, in ms.
 */
export async function editor(client: Client, ids: readonly string[]) {
  const control = new AbortController();
  const waiting = new Map<string, () => void>();
  const events = await client.events.subscribe(undefined, { signal: control.signal });
  const listening = (async () => {
    for await (const event of events as AsyncIterable<DomainEvent>) {
      if (event.type !== 'contact.changed') continue;
      for (const id of event.ids ?? waiting.keys()) waiting.get(id)?.();
    }
  })().catch(() => {});
  let turn = 0;
  return {
    async edit(): Promise<number> {
      const id = ids[turn++ % ids.length] ?? '';
      const began = performance.now();
      const seen = new Promise<void>((resolve) => waiting.set(id, resolve));
      await client.contacts.update({ id, patch: { department: `Room ${turn}` } });
      await seen;
      waiting.delete(id);
      await client.contacts.get({ id });
      return performance.now() - began;
    },
    async stop() {
      control.abort();
      await listening;
    },
  };
}
