import { withEventMeta } from '@orpc/server';
import type { DomainEvent } from '../../../src-shared/events';

export interface NumberedEvent {
  id: string;
  event: DomainEvent;
}

const kept = 1000;

/**
 * Domain events after commit, in order, to every open screen. The last 1,000 are kept, so that a screen that
 * reloads goes on where it was; one that comes later than that is told to read everything again.
 */
export class EventBus {
  readonly #session = Math.random().toString(36).slice(2, 10);
  readonly #recent: NumberedEvent[] = [];
  readonly #listeners = new Set<(event: NumberedEvent) => void>();
  #count = 0;

  publish(event: DomainEvent): void {
    const numbered = { id: `${this.#session}-${++this.#count}`, event };
    this.#recent.push(numbered);
    if (this.#recent.length > kept) this.#recent.shift();
    for (const listener of this.#listeners) listener(numbered);
  }

  /** Calls `listener` for each event from now on; answers how to stop. */
  listen(listener: (event: NumberedEvent) => void): () => void {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  }

  /** Events after `lastId` (from now on, when there is none), until `signal` aborts. */
  async *subscribe(lastId: string | undefined, signal: AbortSignal | undefined): AsyncGenerator<NumberedEvent> {
    const queue = this.#missedSince(lastId);
    let wake = () => {};
    const stop = this.listen((event) => {
      queue.push(event);
      wake();
    });
    const abort = () => wake();
    signal?.addEventListener('abort', abort);
    try {
      while (!signal?.aborted) {
        const event = queue.shift();
        if (event) yield event;
        else
          await new Promise<void>((resolve) => {
            wake = resolve;
          });
      }
    } finally {
      stop();
      signal?.removeEventListener('abort', abort);
    }
  }

  /** `subscribe` as an event iterator of the contract: each event carries its id. */
  async *stream(lastId: string | undefined, signal: AbortSignal | undefined): AsyncGenerator<DomainEvent> {
    for await (const { id, event } of this.subscribe(lastId, signal)) yield withEventMeta({ ...event }, { id });
  }

  #missedSince(lastId: string | undefined): NumberedEvent[] {
    if (lastId === undefined) return [];
    const [session, number] = lastId.split('-');
    const missed = this.#count - Number(number);
    const known = session === this.#session && missed >= 0 && missed <= this.#recent.length;
    if (!known) return [{ id: `${this.#session}-${this.#count}`, event: { type: 'resync' } }];
    return missed === 0 ? [] : this.#recent.slice(-missed);
  }
}
