import { getEventMeta } from '@orpc/server';
import { describe, expect, it } from 'vitest';
import { EventBus, type NumberedEvent } from '../../../src-main/platform/events/event-bus';
import type { DomainEvent } from '../../../src-shared/events';

const tag: DomainEvent = { type: 'tag.changed' };
const named = (id: number): DomainEvent => ({ type: 'operation.changed', id, state: 'running', progress: null });
const take = async (events: AsyncGenerator<NumberedEvent>, count: number) => {
  const taken: NumberedEvent[] = [];
  while (taken.length < count) {
    const next = await events.next();
    if (next.done) break;
    taken.push(next.value);
  }
  return taken;
};

/** A subscription that already listens: a generator begins with its first `next`. */
function follow(bus: EventBus, lastId?: string) {
  const control = new AbortController();
  const events = bus.subscribe(lastId, control.signal);
  return { events, control };
}

describe('the event bus', () => {
  it('brings each event to every screen, in order, each with a number of its own', async () => {
    const bus = new EventBus();
    const screens = [follow(bus), follow(bus)];
    const seen = screens.map(({ events }) => take(events, 3));
    await new Promise((resolve) => setImmediate(resolve));
    for (const id of [1, 2, 3]) bus.publish(named(id));
    const [one, two] = await Promise.all(seen);
    expect(one?.map(({ event }) => event)).toEqual([named(1), named(2), named(3)]);
    expect(two).toEqual(one);
    expect(new Set(one?.map(({ id }) => id)).size).toBe(3);
  });

  it('goes on where a screen was that reloads, without a gap and without a repeat', async () => {
    const bus = new EventBus();
    const first = follow(bus);
    const seen = take(first.events, 1);
    await new Promise((resolve) => setImmediate(resolve));
    bus.publish(named(1));
    const lastId = (await seen)[0]?.id ?? '';
    first.control.abort();
    for (const id of [2, 3]) bus.publish(named(id));
    const again = follow(bus, lastId);
    const missed = take(again.events, 3);
    await new Promise((resolve) => setImmediate(resolve));
    bus.publish(named(4));
    expect((await missed).map(({ event }) => event)).toEqual([named(2), named(3), named(4)]);
  });

  it('misses nothing when nothing happened meanwhile', async () => {
    const bus = new EventBus();
    let lastId = '';
    bus.listen(({ id }) => {
      lastId = id;
    });
    bus.publish(tag);
    const seen = take(follow(bus, lastId).events, 1);
    await new Promise((resolve) => setImmediate(resolve));
    bus.publish(named(2));
    expect((await seen)[0]?.event).toEqual(named(2));
  });

  it('tells one who was away too long, or comes from another start of the program, to read everything again', async () => {
    const bus = new EventBus();
    let firstId = '';
    const stop = bus.listen(({ id }) => {
      firstId ||= id;
    });
    for (let count = 0; count < 1002; count++) bus.publish(tag);
    stop();
    for (const lastId of [firstId, 'another-5', 'nonsense', '', '-', `${firstId.split('-')[0]}-99999`]) {
      const [told] = await take(follow(bus, lastId).events, 1);
      expect({ lastId, event: told?.event }).toEqual({ lastId, event: { type: 'resync' } });
      const next = take(follow(bus, told?.id).events, 1);
      await new Promise((resolve) => setImmediate(resolve));
      bus.publish(named(7));
      expect((await next)[0]?.event).toEqual(named(7));
    }
  });

  it('ends when the screen closes, waiting or not, and listens no longer', async () => {
    const bus = new EventBus();
    const { events, control } = follow(bus);
    const waiting = events.next();
    await new Promise((resolve) => setImmediate(resolve));
    control.abort();
    expect(await waiting).toEqual({ done: true, value: undefined });
    const closed = new AbortController();
    closed.abort();
    expect(await bus.subscribe(undefined, closed.signal).next()).toEqual({ done: true, value: undefined });
  });

  it('gives each event of the contract’s iterator its number, by which a screen asks again', async () => {
    const bus = new EventBus();
    const events = bus.stream(undefined, undefined);
    const next = events.next();
    await new Promise((resolve) => setImmediate(resolve));
    bus.publish(tag);
    const { value } = await next;
    expect(value).toEqual(tag);
    expect(getEventMeta(value)?.id).toMatch(/^\w+-1$/);
    await events.return(undefined);
  });
});
