import { monitorEventLoopDelay } from 'node:perf_hooks';
import { setTimeout as sleep } from 'node:timers/promises';
import type { DomainEvent } from '../../../src-shared/events';
import type { Client } from '../../support/doors';
import { type Figure, figure, quantile } from '../figures';

const written = 60;

const isSearching = async (client: Client) => (await client.duplicates.status()).searching;

async function settled(client: Client): Promise<void> {
  while (await isSearching(client)) await sleep(50);
}

/**
 * After so many contacts came in: how long until all of them are compared and in the index of keys, and how long the
 * core's loop stood still meanwhile.
 */
export async function searchDuplicates(client: Client, count: number): Promise<Figure[]> {
  const delay = monitorEventLoopDelay({ resolution: 1 });
  delay.enable();
  const began = performance.now();
  while (!(await isSearching(client))) await sleep(20);
  await settled(client);
  const value = (performance.now() - began) / 1000;
  delay.disable();
  return [
    figure({
      name: 'dedupe.full',
      value,
      unit: 's',
      goal: '100,000 contacts under 60 s',
      limit: (60 * count) / 100_000,
      limitWhat: '60 s for 100,000',
    }),
    figure({
      name: 'dedupe.stall.p99',
      value: Math.max(0, delay.percentile(99) / 1e6 - 1),
      unit: 'ms',
      goal: 'p99 < 8 ms while looking through the store',
      limit: 8,
      limitWhat: 'fixed',
    }),
  ];
}

/** From the answer of a write to the pair it makes standing in the queue: the program waits 250 ms for more first. */
export async function foundOnWrite(client: Client): Promise<Figure> {
  await settled(client);
  const control = new AbortController();
  let tell = () => {};
  const events = await client.events.subscribe(undefined, { signal: control.signal });
  const listening = (async () => {
    for await (const event of events as AsyncIterable<DomainEvent>) if (event.type === 'duplicates.changed') tell();
  })().catch(() => {});
  const twin = { givenName: 'Ada', emails: [], phones: [], tags: [] };
  const taken: number[] = [];
  for (let turn = 0; turn < written; turn++) {
    const familyName = `Written ${turn}`;
    const emails = [{ value: `ada.${turn}@written.example`, label: '' }];
    await client.contacts.create({ ...twin, familyName, emails });
    // What the first one is like is known by then.
    await sleep(500);
    const found = new Promise<void>((resolve) => {
      tell = resolve;
    });
    await client.contacts.create({ ...twin, familyName, emails });
    const began = performance.now();
    await found;
    taken.push(performance.now() - began);
  }
  control.abort();
  await listening;
  return figure({
    name: 'dedupe.onwrite.p95',
    value: quantile(taken, 0.95),
    unit: 'ms',
    goal: 'p95 < 500 ms from the write to the queue',
    limit: 500,
    limitWhat: 'fixed; 250 ms of it is waiting for more',
  });
}
