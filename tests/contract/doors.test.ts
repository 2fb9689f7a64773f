import { setTimeout as wait } from 'node:timers/promises';
import { getEventMeta } from '@orpc/client';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Core } from '../../src-main/core';
import type { DomainEvent } from '../../src-shared/events';
import { coreOf, openTestCore, os } from '../support/core';
import { doorNames, serveEveryDoor } from '../support/doors';

type Served = Awaited<ReturnType<typeof serveEveryDoor>>;

describe.each(doorNames)('over %s', (name) => {
  let core: Core;
  let served: Served;
  const running = new Set<string>();

  beforeAll(async () => {
    core = await coreOf({
      app: {
        // A column the contract does not declare.
        info: os.app.info.handler(() => {
          const row = { version: '1', host: 'headless' as const, platform: 'test', passphrase: 'planted secret' };
          return row;
        }),
      },
      search: {
        find: os.search.find.handler(async ({ input, signal }) => {
          running.add(input.text);
          await new Promise((resolve) => signal?.addEventListener('abort', resolve));
          running.delete(input.text);
          return { hits: [] };
        }),
      },
    });
    served = await serveEveryDoor(core);
  });
  afterAll(async () => {
    await served.close();
    await core.stop();
  });

  const until = async (condition: () => boolean) => {
    for (let turn = 0; turn < 200 && !condition(); turn += 1) await wait(10);
    return condition();
  };

  test('a column that the contract does not declare never leaves', async () => {
    const { client, cut } = await served.open(name);
    expect(JSON.stringify(await client.app.info())).not.toContain('planted');
    cut();
  });

  test('giving a call up stops its work in the core', async () => {
    const { client, cut } = await served.open(name);
    const abort = new AbortController();
    const call = client.search.find({ text: `given up ${name}` }, { signal: abort.signal });
    const outcome = expect(call).rejects.toThrow();
    expect(await until(() => running.has(`given up ${name}`))).toBe(true);
    abort.abort();
    await outcome;
    expect(await until(() => !running.has(`given up ${name}`))).toBe(true);
    cut();
  });

  test('an address where no procedure is answers not_found', async () => {
    const { client, cut } = await served.open(name);
    await expect(client.contacts.count({ filter: { binned: false } })).rejects.toMatchObject({
      code: 'not_found',
      status: 404,
    });
    cut();
  });
});

describe.each(doorNames)('over %s', (name) => {
  test('a screen that closes in the middle of its query stops the query', async () => {
    let isRunning = false;
    const core = await coreOf({
      search: {
        find: os.search.find.handler(async ({ signal }) => {
          isRunning = true;
          await new Promise((resolve) => signal?.addEventListener('abort', resolve));
          isRunning = false;
          return { hits: [] };
        }),
      },
    });
    const served = await serveEveryDoor(core);
    const { client, cut } = await served.open(name);
    const outcome = expect(client.search.find({ text: 'anything' })).rejects.toThrow();
    await expect.poll(() => isRunning, { timeout: 30_000 }).toBe(true);
    cut();
    await outcome;
    await expect.poll(() => isRunning, { timeout: 30_000 }).toBe(false);
    await served.close();
    await core.stop();
  });
});

/** The next `count` events, with their ids; `act` brings them about once the subscription stands. */
async function collect(events: AsyncIterator<DomainEvent, unknown, unknown>, count: number, act: () => Promise<void>) {
  const seen: { id: string; event: DomainEvent }[] = [];
  const next = events.next();
  await wait(50);
  await act();
  for (let result = await next; ; result = await events.next()) {
    if (result.done) throw new Error('the events ended');
    seen.push({ id: getEventMeta(result.value)?.id ?? '', event: result.value });
    if (seen.length === count) return seen;
  }
}

/** One write, and so one event, per name. */
async function rename(served: Served, names: string[]) {
  const { client } = await served.open('HTTP');
  for (const userName of names) await client.app.saveSettings({ userName });
}

describe.each(doorNames)('events over %s', (name) => {
  test('a reload misses none: what came in between follows, each once and in order', async () => {
    const core = await openTestCore();
    const served = await serveEveryDoor(core);
    const first = await served.open(name);
    const before = await first.client.events.subscribe();
    const seen = await collect(before, 2, () => rename(served, ['a', 'b']));
    first.cut();

    await rename(served, ['c', 'd']);
    const second = await served.open(name);
    const after = await second.client.events.subscribe(undefined, { lastEventId: seen.at(-1)?.id ?? '' });
    const missed = await collect(after, 2, async () => {});
    expect(missed.map(({ id }) => Number(id.split('-')[1]))).toEqual(
      [1, 2].map((step) => Number(seen.at(-1)?.id.split('-')[1]) + step),
    );
    expect(missed.every(({ event }) => event.type === 'settings.changed')).toBe(true);
    await after.return(undefined);
    second.cut();
    await served.close();
    await core.stop();
  });

  test('a screen that comes back after a restart of the core is told to read everything again', async () => {
    const core = await openTestCore();
    const served = await serveEveryDoor(core);
    const { client, cut } = await served.open(name);
    const events = await client.events.subscribe(undefined, { lastEventId: 'another-17' });
    const [first] = await collect(events, 1, async () => {});
    expect(first?.event).toEqual({ type: 'resync' });
    await events.return(undefined);
    cut();
    await served.close();
    await core.stop();
  });
});
